internal import Files

/// The lines of a submitted file, which may be hostile.
///
/// Text in UTF-8, UTF-16 and Windows-1252 is read, and the cells of a notebook.
struct SubmissionText {
  static let byteLimit = 256 << 10
  static let lineLimit = 5000
  static let lineLengthLimit = 16 << 10

  private(set) var lines: [String] = []
  private(set) var notes: [String] = []

  init(bytes: [UInt8]) throws(SubmissionRefusal) {
    guard bytes.count <= Self.byteLimit else {
      throw SubmissionRefusal("the file is larger than \(Self.byteLimit >> 10) KiB")
    }
    var bytes = bytes
    if let text = Self.decodedUTF16(bytes) {
      bytes = Array(text.utf8)
      notes.append("the file was read as UTF-16")
    }
    if let zero = bytes.firstIndex(of: 0) {
      throw SubmissionRefusal("the file is not text: byte \(zero) is zero")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let cells = Self.notebook(bytes[start...]) {
      bytes = Array(cells.utf8)
      notes.append("the cells of a notebook were read")
      try readLines(bytes[...])
    } else {
      try readLines(bytes[start...])
    }
    if notes.count > 10 { notes.replaceSubrange(10..., with: ["and in more lines"]) }
  }

  private mutating func readLines(_ bytes: ArraySlice<UInt8>) throws(SubmissionRefusal) {
    for line in Self.split(bytes) {
      guard line.count <= Self.lineLengthLimit else {
        throw SubmissionRefusal(
          "line \(lines.count + 1) is longer than \(Self.lineLengthLimit >> 10) KiB")
      }
      let isUTF8 = String(validating: line, as: UTF8.self)
      let text = isUTF8 ?? Self.decodedWindows(line)
      if isUTF8 == nil { notes.append("line \(lines.count + 1) was read as Windows-1252") }
      for part in text.unicodeScalars.split(
        omittingEmptySubsequences: false, whereSeparator: Self.endsLine)
      {
        guard lines.count < Self.lineLimit else {
          throw SubmissionRefusal("the file has more than \(Self.lineLimit) lines")
        }
        lines.append(String(part))
      }
    }
  }

  /// The text of a file in UTF-16: with a byte order mark, or with every other byte zero.
  private static func decodedUTF16(_ bytes: [UInt8]) -> String? {
    var isLittle = bytes.starts(with: [0xFF, 0xFE])
    let hasMark = isLittle || bytes.starts(with: [0xFE, 0xFF])
    if !hasMark {
      let head = bytes.prefix(1000)
      let zeros = head.enumerated().filter { $0.1 == 0 }.map(\.0)
      guard zeros.count * 3 > head.count else { return nil }
      isLittle = zeros.allSatisfy { $0 % 2 == 1 }
      guard isLittle || zeros.allSatisfy({ $0 % 2 == 0 }) else { return nil }
    }
    let units = stride(from: hasMark ? 2 : 0, to: bytes.count - 1, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func decodedWindows(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      let isSpecial = (0x80...0x9F).contains(byte)
      let code = isSpecial ? windows[Int(byte) - 0x80] : UInt32(byte)
      text.unicodeScalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return text
  }

  /// The characters of Windows-1252 from 0x80 to 0x9F.
  private static let windows: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  /// The text of a notebook's cells, or of a file of rich text's notebooks; nil for other files.
  private static func notebook(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{"),
      let json = try? JSONValue(Array(bytes)), let cells = json["cells"]?.elements
    else { return nil }
    var text = ""
    for cell in cells {
      let source = cell["source"]
      let lines = source?.elements?.compactMap(\.textValue) ?? source?.textValue.map { [$0] } ?? []
      text += lines.joined() + "\n\n"
    }
    return text
  }

  /// Whether it ends a line: Unicode's line and paragraph separators and other old line ends.
  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Splits lines, which end with a line feed, a carriage return, or both.
  private static func split(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    var place = start
    while place < bytes.endIndex {
      if bytes[place] == 0x0A || bytes[place] == 0x0D {
        lines.append(bytes[start..<place])
        let isPair =
          bytes[place] == 0x0D && place + 1 < bytes.endIndex && bytes[place + 1] == 0x0A
        place += isPair ? 2 : 1
        start = place
      } else {
        place += 1
      }
    }
    if start < bytes.endIndex { lines.append(bytes[start...]) }
    return lines
  }
}
