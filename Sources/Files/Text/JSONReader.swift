/// Reads JSON from bytes, at most 64 brackets deep.
struct JSONReader {
  private var cursor: ByteCursor
  private static let maximumDepth = 64

  init(_ bytes: [UInt8]) {
    cursor = ByteCursor(bytes)
    _ = cursor.take("\u{FEFF}")
  }

  mutating func values() throws(FileError) -> [JSONValue] {
    var values: [JSONValue] = []
    skipBlanks()
    while cursor.rest > 0 {
      try FileError.checkInterruption()
      values.append(try value(depth: 0))
      skipBlanks()
    }
    return values
  }

  private mutating func value(depth: Int) throws(FileError) -> JSONValue {
    guard depth < Self.maximumDepth else {
      throw .malformed("its brackets are more than \(Self.maximumDepth) deep")
    }
    switch cursor.next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t") where cursor.take("true"): return .truth(true)
    case UInt8(ascii: "f") where cursor.take("false"): return .truth(false)
    case UInt8(ascii: "n") where cursor.take("null"): return .null
    default: return .number(try number())
    }
  }

  private mutating func elements(depth: Int) throws(FileError) -> [JSONValue] {
    _ = cursor.take()
    var elements: [JSONValue] = []
    skipBlanks()
    if cursor.take("]") { return [] }
    while true {
      skipBlanks()
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if cursor.take("]") { return elements }
      guard cursor.take(",") else { throw missing("a comma or ]") }
    }
  }

  private mutating func members(depth: Int) throws(FileError) -> [JSONValue.Member] {
    _ = cursor.take()
    var members: [JSONValue.Member] = []
    skipBlanks()
    if cursor.take("}") { return [] }
    while true {
      skipBlanks()
      guard cursor.next == UInt8(ascii: "\"") else { throw missing("a name") }
      let name = try text()
      guard !isTwice(name, in: members) else {
        throw .malformed("a name occurs twice in one object, at byte \(cursor.place)")
      }
      skipBlanks()
      guard cursor.take(":") else { throw missing("a colon") }
      skipBlanks()
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipBlanks()
      if cursor.take("}") { return members }
      guard cursor.take(",") else { throw missing("a comma or }") }
    }
  }

  private func isTwice(_ name: String, in members: [JSONValue.Member]) -> Bool {
    members.contains { $0.name == name }
  }

  /// `-12.5e+3`, without leading zeros.
  private mutating func number() throws(FileError) -> String {
    let start = cursor.place
    _ = cursor.take("-")
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else {
      throw missing("a value")
    }
    if cursor.take("."), digits().isEmpty { throw missing("a digit") }
    if cursor.take("e") || cursor.take("E") {
      if !cursor.take("+") { _ = cursor.take("-") }
      if digits().isEmpty { throw missing("a digit") }
    }
    return String(decoding: cursor.bytes[start..<cursor.place], as: UTF8.self)
  }

  private mutating func digits() -> ArraySlice<UInt8> { cursor.take(while: ByteCursor.isDigit) }

  private mutating func skipBlanks() {
    _ = cursor.take { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private func missing(_ what: String) -> FileError {
    .malformed("\(what) is missing at byte \(cursor.place)")
  }
}

/// Strings and their escapes.
extension JSONReader {
  private mutating func text() throws(FileError) -> String {
    _ = cursor.take()
    let plain = cursor.take { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    if cursor.take("\"") { return try decoded(plain) }
    var bytes = Array(plain)
    while let byte = cursor.take() {
      switch byte {
      case UInt8(ascii: "\""): return try decoded(bytes[...])
      case UInt8(ascii: "\\"): try escape(into: &bytes)
      case 0..<0x20: throw .malformed("a string has a control character, at byte \(cursor.place)")
      default: bytes.append(byte)
      }
    }
    throw missing("a closing quote")
  }

  private func decoded(_ bytes: ArraySlice<UInt8>) throws(FileError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed("a string is not UTF-8, before byte \(cursor.place)")
    }
    return text
  }

  private mutating func escape(into bytes: inout [UInt8]) throws(FileError) {
    switch cursor.take() {
    case UInt8(ascii: "n"): bytes.append(10)
    case UInt8(ascii: "r"): bytes.append(13)
    case UInt8(ascii: "t"): bytes.append(9)
    case UInt8(ascii: "b"): bytes.append(8)
    case UInt8(ascii: "f"): bytes.append(12)
    case UInt8(ascii: "u"):
      let scalar = try self.scalar()
      bytes.append(contentsOf: String(Character(scalar)).utf8)
    case .some(let byte) where byte == 0x22 || byte == 0x5C || byte == 0x2F: bytes.append(byte)
    default: throw .malformed("a string has an unknown escape, at byte \(cursor.place)")
    }
  }

  /// Reads four hexadecimal digits, or a surrogate pair of them.
  private mutating func scalar() throws(FileError) -> Unicode.Scalar {
    var value = try unit()
    if (0xD800...0xDBFF).contains(value), cursor.take("\\u") {
      let low = try unit()
      if (0xDC00...0xDFFF).contains(low) {
        value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
      }
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw .malformed("a string has half a surrogate pair, at byte \(cursor.place)")
    }
    return scalar
  }

  private mutating func unit() throws(FileError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = cursor.take(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
      else { throw missing("a hexadecimal digit") }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
