internal import Arithmetic
internal import Documents
internal import Sessions
internal import Syntax

/// Evaluates a matrix cell by cell, recording how each cell was written.
///
/// Literal numbers are exact, whatever their number of digits; the session evaluates everything else.
struct CellwiseEvaluation {
  let source: String
  let session: Session
  /// The decimal places of each cell so far; cleared if a part is not a single cell.
  private(set) var places: [Int?] = []
  private var isCellByCell = true
  private let bytes: [UInt8]

  init(source: String, session: Session) {
    self.source = source
    self.session = session
    self.bytes = Array(source.utf8)
  }

  mutating func value(of expression: Expression) throws(ReadingFailure) -> Value {
    let value: Value
    switch expression.node {
    case .matrix, .tuple: value = .tensor(try tensor(of: expression))
    default:
      if let number = try number(expression) {
        value = .tensor(Tensor(number))
      } else {
        value = try evaluated(expression)
        places = []
      }
    }
    if !isCellByCell || places.allSatisfy({ $0 == nil }) { places = [] }
    return value
  }

  private func evaluated(_ expression: Expression) throws(ReadingFailure) -> Value {
    let value: Value?
    do {
      value = try session.answer(to: .expression(expression), of: source).value
    } catch {
      throw ReadingFailure(error)
    }
    guard let value else { throw .unreadable("this gives no value", expression.span) }
    return value
  }

  private mutating func tensor(of expression: Expression) throws(ReadingFailure) -> Tensor {
    switch expression.node {
    case .matrix(let rows): return try matrix(rows, expression.span)
    case .tuple(let parts): return try stack(parts, expression.span)
    default: break
    }
    if let number = try number(expression) { return Tensor(number) }
    guard case .tensor(let tensor) = try evaluated(expression) else {
      throw .unreadable("a number is needed here", expression.span)
    }
    if tensor.isScalar { places.append(nil) } else { isCellByCell = false }
    return tensor
  }

  /// Follows the language's rule: a row with a single vector or matrix is that part itself.
  private mutating func matrix(
    _ rows: [[Expression]], _ span: Span
  ) throws(ReadingFailure) -> Tensor {
    if rows.isEmpty { return .exact(Grid(shape: [0], cells: [])) }
    if rows.count == 1 { return try stack(rows[0], span) }
    var parts: [Tensor] = []
    for row in rows {
      let tensor = row.count == 1 ? try tensor(of: row[0]) : try stack(row, span)
      parts.append(row.count == 1 && tensor.isScalar ? try asVector(tensor) : tensor)
    }
    return try stacked(
      parts,
      rows.map { row in row.first.map { $0.span.joined(row[row.count - 1].span) } ?? span })
  }

  private mutating func stack(
    _ parts: [Expression], _ span: Span
  ) throws(ReadingFailure) -> Tensor {
    if let cells = try numbers(parts) {
      return .exact(Grid(shape: [cells.count], cells: cells))
    }
    var tensors: [Tensor] = []
    for part in parts { tensors.append(try tensor(of: part)) }
    if tensors.isEmpty { return .exact(Grid(shape: [0], cells: [])) }
    return try stacked(tensors, parts.map(\.span))
  }

  /// The cells of a row that has only literal numbers, as most rows do; else nil.
  private mutating func numbers(_ parts: [Expression]) throws(ReadingFailure) -> [Rational]? {
    var cells: [Rational] = []
    let before = places.count
    for part in parts {
      guard let number = try number(part) else {
        places.removeSubrange(before...)
        return nil
      }
      cells.append(number)
    }
    return cells
  }

  private func asVector(_ tensor: Tensor) throws(ReadingFailure) -> Tensor {
    do { return try tensor.reshaped(to: [1], within: session.settings.limits) } catch {
      throw .unreadable("a number is needed here", nil)
    }
  }

  private func stacked(_ parts: [Tensor], _ spans: [Span]) throws(ReadingFailure) -> Tensor {
    let first = parts[0].shape
    if let odd = parts.firstIndex(where: { $0.shape != first }) {
      throw .unreadable(Self.ragged(first, parts[odd].shape, odd), spans[odd])
    }
    do throws(ArithmeticError) {
      return try Tensor.stacked(parts, within: session.settings.limits)
    } catch {
      throw ReadingFailure(error.diagnostic(at: spans[0]))
    }
  }

  private static func ragged(_ first: [Int], _ odd: [Int], _ place: Int) -> String {
    guard first.count == 1, odd.count == 1 else {
      return "part 1 is \(words(first)), part \(place + 1) is \(words(odd))"
    }
    return "row 1 has \(first[0]) \(first[0] == 1 ? "number" : "numbers"), "
      + "row \(place + 1) has \(odd[0])"
  }

  private static func words(_ shape: [Int]) -> String {
    switch shape.count {
    case 0: "one number"
    case 1: "a row of \(shape[0])"
    default: shape.map(String.init).joined(separator: "x")
    }
  }

  /// The value of a literal number with its sign, or of a fraction of two; else nil.
  private mutating func number(_ expression: Expression) throws(ReadingFailure) -> Rational? {
    guard let literal = WrittenNumber(expression, in: bytes) else { return nil }
    places.append(literal.places)
    do throws(ArithmeticError) {
      return try literal.value(within: session.settings.limits)
    } catch {
      throw ReadingFailure(error.diagnostic(at: expression.span))
    }
  }
}
