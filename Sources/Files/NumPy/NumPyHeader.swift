/// The header of a .npy file: a Python dictionary with the type, order and shape.
///
/// Source: numpy.lib.format, versions 1.0 to 3.0.
struct NumPyHeader: Equatable {
  var type: NumPyType
  /// Whether the first axis runs fastest.
  var isColumnMajor: Bool
  var shape: [Int]

  static let magic: StaticString = "NUMPY"
  private static let maximumLength = 65_536

  /// Reads up to the first byte of the numbers.
  init(_ cursor: inout ByteCursor) throws(FileError) {
    guard cursor.take() == 0x93, cursor.take(Self.magic) else {
      throw .malformed("it does not begin like a NumPy file")
    }
    guard let major = cursor.take(), cursor.take() != nil, (1...3).contains(major) else {
      throw .malformed("its version of the NumPy format is unknown")
    }
    guard let length = cursor.takeNumber(bytes: major == 1 ? 2 : 4, isLittle: true),
      length <= UInt64(Self.maximumLength), Int(length) <= cursor.rest
    else { throw .malformed("its header is longer than the file") }
    var text = ByteCursor(Array(cursor.bytes[cursor.place..<(cursor.place + Int(length))]))
    cursor.skip(Int(length))
    try self.init(dictionary: &text)
  }

  private init(dictionary text: inout ByteCursor) throws(FileError) {
    var type: NumPyType?
    var isColumnMajor: Bool?
    var shape: [Int]?
    guard text.takeAfterBlanks("{") else { throw Self.broken }
    while !text.takeAfterBlanks("}") {
      let key = try Self.string(&text)
      guard text.takeAfterBlanks(":") else { throw Self.broken }
      text.skipBlanks()
      switch key {
      case "descr": type = try Self.type(&text)
      case "fortran_order":
        isColumnMajor = text.take("True")
        if isColumnMajor == false, !text.take("False") { throw Self.broken }
      case "shape": shape = try Self.shape(&text)
      default: throw .malformed("its header has the unknown key `\(key)`")
      }
      if !text.takeAfterBlanks(",") {
        guard text.takeAfterBlanks("}") else { throw Self.broken }
        break
      }
    }
    text.skipBlanks()
    guard let type, let isColumnMajor, let shape, text.rest == 0 else { throw Self.broken }
    self.type = type
    self.isColumnMajor = isColumnMajor
    self.shape = shape
  }

  private static let broken = FileError.malformed("its NumPy header is broken")

  private static func string(_ text: inout ByteCursor) throws(FileError) -> String {
    text.skipBlanks()
    guard let quote = text.take(), quote == 39 || quote == 34 else { throw broken }
    let body = text.take { $0 != quote }
    guard text.take() == quote, body.count <= 100 else { throw broken }
    return String(decoding: body, as: UTF8.self)
  }

  private static func type(_ text: inout ByteCursor) throws(FileError) -> NumPyType {
    guard text.next != UInt8(ascii: "[") else {
      throw .malformed("its cells are records; only arrays of plain numbers can be read")
    }
    let name = try string(&text)
    guard let type = NumPyType(name) else {
      let what = NumPyType.unreadable(name).map { "\($0), `\(name)`" } ?? "`\(name)`"
      throw .malformed(
        "its cells are \(what); f2 f4 f8, c8 c16, i1 to i8, u1 to u8 and b1 can be read")
    }
    return type
  }

  private static func shape(_ text: inout ByteCursor) throws(FileError) -> [Int] {
    guard text.take("(") else { throw broken }
    var sizes: [Int] = []
    while !text.takeAfterBlanks(")") {
      text.skipBlanks()
      let digits = text.take(while: ByteCursor.isDigit)
      guard !digits.isEmpty else { throw broken }
      guard let size = Int(String(decoding: digits, as: UTF8.self)), sizes.count < 64 else {
        throw .malformed("its shape is too large")
      }
      // Python 2 wrote long numbers with an L.
      _ = text.take("L")
      sizes.append(size)
      if !text.takeAfterBlanks(",") {
        guard text.takeAfterBlanks(")") else { throw broken }
        break
      }
    }
    return sizes
  }

  /// The header as NumPy writes it, padded so that the data begin at a multiple of 64 bytes.
  static func bytes(type: String, shape: [Int]) -> [UInt8] {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var text = Array("{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }".utf8)
    let before = 10
    let padding = 63 - (before + text.count) % 64
    text += repeatElement(UInt8(ascii: " "), count: padding)
    text.append(10)
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.count & 0xFF), UInt8(text.count >> 8)]
      + text
  }
}

extension ByteCursor {
  fileprivate mutating func takeAfterBlanks(_ text: StaticString) -> Bool {
    skipBlanks()
    return take(text)
  }
}
