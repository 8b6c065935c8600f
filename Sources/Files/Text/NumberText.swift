internal import Arithmetic

/// A number in a text file, read as the language reads literals: whole numbers and decimals of at most
/// 15 digits are exact, longer decimals are 64-bit floats.
enum NumberText {
  case exact(Rational)
  case float(Double)

  private static let exactDigits = 15
  private static let exactExponent = 60

  /// Nil if the text is not a number.
  init?(_ text: ArraySlice<UInt8>, within limits: Limits) throws(FileError) {
    if let word = Self.word(text) {
      self = .exact(Rational(word))
      return
    }
    let string = String(decoding: text, as: UTF8.self)
    switch string.lowercased() {
    case "nan", "+nan", "-nan": self = .float(.nan)
    case "inf", "+inf", "infinity", "+infinity": self = .float(.infinity)
    case "-inf", "-infinity": self = .float(-.infinity)
    default:
      guard let parts = Parts(text) else { return nil }
      guard parts.isWhole || parts.isShort else {
        guard let value = Double(string) else { return nil }
        self = .float(value)
        return
      }
      do throws(ArithmeticError) {
        guard let value = try Rational(parsing: string, limit: limits.bits) else { return nil }
        self = .exact(value)
      } catch { throw .arithmetic(error) }
    }
  }

  /// The fast path: a whole number of at most 18 digits.
  private static func word(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count <= 18 else { return nil }
    var value = 0
    for byte in digits {
      guard ByteCursor.isDigit(byte) else { return nil }
      value = 10 * value + Int(byte - 48)
    }
    return isNegative ? -value : value
  }

  /// The parts of a decimal number: sign, digits with a point, exponent.
  private struct Parts {
    var digits = 0
    var exponent = 0
    var isWhole = true
    var isShort: Bool { digits <= exactDigits && abs(exponent) <= exactExponent }

    init?(_ text: ArraySlice<UInt8>) {
      var rest = text
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest = rest.dropFirst()
      }
      let whole = rest.prefix(while: ByteCursor.isDigit)
      rest = rest.dropFirst(whole.count)
      var all = Array(whole)
      if rest.first == UInt8(ascii: ".") {
        isWhole = false
        let fraction = rest.dropFirst().prefix(while: ByteCursor.isDigit)
        rest = rest.dropFirst(1 + fraction.count)
        all += fraction
      }
      guard !all.isEmpty else { return nil }
      digits = all.drop { $0 == UInt8(ascii: "0") }.count
      guard let mark = rest.first else { return }
      guard mark | 0x20 == UInt8(ascii: "e") else { return nil }
      isWhole = false
      rest = rest.dropFirst()
      let text = String(decoding: rest, as: UTF8.self)
      let figures = text.utf8.first.map { $0 == 43 || $0 == 45 } == true ? rest.dropFirst() : rest
      guard !figures.isEmpty, figures.allSatisfy(ByteCursor.isDigit) else { return nil }
      exponent = Int(text) ?? Int.max / 2
    }
  }
}

/// A growing list of cells: exact until the first float, which turns all of them into floats.
struct NumberCells {
  private var exact: [Rational] = []
  private var floats: [Double]?
  var count: Int { floats?.count ?? exact.count }

  mutating func append(_ number: NumberText) {
    switch number {
    case .exact(let value):
      if floats == nil { exact.append(value) } else { floats?.append(value.doubleValue) }
    case .float(let value):
      if floats == nil {
        floats = exact.map(\.doubleValue)
        exact = []
      }
      floats?.append(value)
    }
  }

  /// - Precondition: The shape has `count` cells.
  func tensor(shape: [Int]) -> Tensor {
    if let floats { return .float(Grid(shape: shape, cells: floats)) }
    return .exact(Grid(shape: shape, cells: exact))
  }
}

extension Tensor {
  /// Writes each cell as a decimal: exactly if it has one, else the shortest that reads back as the same
  /// 64-bit float.
  ///
  /// - Parameters:
  ///   - others: The text for infinities and NaN.
  ///   - between: Writes what precedes the cell at an index.
  /// - Returns: The number of cells that were rounded.
  func writeDecimals(
    into bytes: inout [UInt8], others: OtherNumbers,
    between: (_ place: Int, _ bytes: inout [UInt8]) -> Void
  ) throws(FileError) -> Int {
    var rounded = 0
    if case .exact(let grid) = self {
      for (place, cell) in grid.cells.enumerated() {
        between(place, &bytes)
        let text = cell.description
        if text.utf8.contains(UInt8(ascii: "/")) {
          rounded += 1
          bytes.append(contentsOf: cell.doubleValue.decimalText(others).utf8)
        } else {
          bytes.append(contentsOf: text.utf8)
        }
      }
      return rounded
    }
    let grid = try written(try floats())
    for (place, cell) in grid.cells.enumerated() {
      between(place, &bytes)
      bytes.append(contentsOf: cell.decimalText(others).utf8)
    }
    return rounded
  }

  /// Runs a conversion, reporting symbols as `unwritable`.
  func written<T>(_ convert: @autoclosure () throws(ArithmeticError) -> T) throws(FileError) -> T {
    do { return try convert() } catch {
      guard case .needsConstant = error else { throw .arithmetic(error) }
      throw .unwritable("symbols are not numbers", help: "replace the symbols by numbers first")
    }
  }
}

/// The text for infinities and NaN.
enum OtherNumbers { case words, null }

extension Double {
  fileprivate func decimalText(_ others: OtherNumbers) -> String {
    isFinite || others == .words ? floatText : "null"
  }
}
