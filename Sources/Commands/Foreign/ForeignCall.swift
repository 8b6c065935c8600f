/// A call as other libraries write it, `nn.Conv2d(3, 16, kernel_size=3, stride=2)`: read by what
/// Python, MATLAB and ONNX have in common.
struct ForeignCall: Equatable {
  /// With what stands before the points: `nn.Conv2d`.
  var name: String
  var arguments: [Argument]

  struct Argument: Equatable {
    /// Nil for one without `name=`.
    var name: String?
    var value: Value
  }

  indirect enum Value: Equatable {
    case number(Int)
    /// In quotes.
    case text(String)
    /// A variable, a constant such as `True`, or an inner call, as typed.
    case word(String)
    case list([Value])
  }

  /// The name's last part, `Conv2d`.
  var shortName: String { name.split(separator: ".").last.map(String.init) ?? name }

  /// - Returns: Nil for a text that is not a single call.
  init?(_ text: String) {
    var reader = Reader(Array(text.utf8))
    guard let call = reader.call() else { return nil }
    reader.skipBlanks()
    guard reader.isAtEnd else { return nil }
    self = call
  }

  fileprivate init(name: String, arguments: [Argument]) {
    self.name = name
    self.arguments = arguments
  }
}

extension ForeignCall.Value {
  var number: Int? { if case .number(let number) = self { number } else { nil } }

  /// The numbers of a list; a single number is a list of one.
  var numbers: [Int]? {
    switch self {
    case .number(let number): return [number]
    case .list(let parts):
      let numbers = parts.compactMap(\.number)
      return numbers.count == parts.count ? numbers : nil
    default: return nil
    }
  }

  /// The word or text in lower case.
  var word: String? {
    switch self {
    case .text(let text): text.lowercased()
    case .word(let word): word.lowercased()
    default: nil
    }
  }

  var truth: Bool? {
    switch word {
    case "true": true
    case "false": false
    default: number.map { $0 != 0 }
    }
  }
}

/// Reads bytes from left to right. Nothing is deeper than `mostLevels`.
private struct Reader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private static let mostLevels = 32

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }
  private var current: UInt8 { isAtEnd ? 0 : bytes[position] }

  mutating func skipBlanks() {
    while !isAtEnd, [32, 9, 10, 13, UInt8(ascii: ";")].contains(current) { position += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    skipBlanks()
    guard let ascii = byte.asciiValue, current == ascii, !isAtEnd else { return false }
    position += 1
    return true
  }

  private mutating func name() -> String? {
    skipBlanks()
    let start = position
    func isPart(_ byte: UInt8) -> Bool {
      (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
        || (48...57).contains(byte) || byte == 46
    }
    guard isPart(current), !(48...57).contains(current), current != 46 else { return nil }
    while !isAtEnd, isPart(current) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// `y = f(…)` or `f(…)`.
  mutating func call() -> ForeignCall? {
    guard var name = name() else { return nil }
    if take("=") {
      guard let called = self.name() else { return nil }
      name = called
    }
    guard take("(") else { return nil }
    guard let arguments = arguments(upTo: ")") else { return nil }
    return ForeignCall(name: name, arguments: arguments)
  }

  private mutating func arguments(upTo end: Character) -> [ForeignCall.Argument]? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.mostLevels else { return nil }
    var arguments: [ForeignCall.Argument] = []
    if take(end) { return arguments }
    while true {
      let start = position
      if let name = name(), take("=") {
        guard let value = value() else { return nil }
        arguments.append(.init(name: name, value: value))
      } else {
        position = start
        guard let value = value() else { return nil }
        arguments.append(.init(name: nil, value: value))
      }
      if take(",") {
        if take(end) { return arguments }
        continue
      }
      return take(end) ? arguments : nil
    }
  }

  private mutating func value() -> ForeignCall.Value? {
    skipBlanks()
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return text()
    case UInt8(ascii: "("), UInt8(ascii: "["):
      let end: Character = current == UInt8(ascii: "(") ? ")" : "]"
      position += 1
      guard let parts = arguments(upTo: end) else { return nil }
      if parts.count == 1, end == ")", bytes[position - 2] != UInt8(ascii: ",") {
        return parts[0].value
      }
      return .list(parts.map(\.value))
    case UInt8(ascii: "-"), 48...57: return number()
    default:
      guard let name = name() else { return nil }
      guard take("(") else { return .word(name) }
      // An inner call is kept as a word: only its name matters.
      return arguments(upTo: ")").map { _ in .word(name) }
    }
  }

  private mutating func number() -> ForeignCall.Value? {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    while !isAtEnd, (48...57).contains(current) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    return Int(text).map { .number($0) }
  }

  private mutating func text() -> ForeignCall.Value? {
    let quote = current
    position += 1
    let start = position
    while !isAtEnd, current != quote { position += 1 }
    guard !isAtEnd else { return nil }
    position += 1
    return .text(String(decoding: bytes[start..<(position - 1)], as: UTF8.self))
  }
}
