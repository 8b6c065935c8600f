/// The lines of a submitted file, which may be hostile.
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
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw SubmissionRefusal("the file is in UTF-16: save it as plain text in UTF-8")
    }
    if let zero = bytes.firstIndex(of: 0) { throw Self.refusal(ofZeroAt: zero, in: bytes) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in Self.split(bytes[start...]) {
      guard lines.count < Self.lineLimit else {
        throw SubmissionRefusal("the file has more than \(Self.lineLimit) lines")
      }
      guard line.count <= Self.lineLengthLimit else {
        throw SubmissionRefusal(
          "line \(lines.count + 1) is longer than \(Self.lineLengthLimit >> 10) KiB")
      }
      if let text = String(validating: line, as: UTF8.self) {
        lines.append(text)
      } else {
        lines.append(String(decoding: line, as: UTF8.self))
        notes.append("line \(lines.count): some characters are not UTF-8")
      }
    }
    if notes.count > 10 { notes.replaceSubrange(10..., with: ["and in more lines"]) }
  }

  /// The refusal for a zero byte. In UTF-16 without a byte order mark, every other byte is zero.
  private static func refusal(ofZeroAt zero: Int, in bytes: [UInt8]) -> SubmissionRefusal {
    let zeros = bytes.prefix(1000).count { $0 == 0 }
    return zeros * 3 > min(bytes.count, 1000)
      ? SubmissionRefusal("the file is in UTF-16: save it as plain text in UTF-8")
      : SubmissionRefusal("the file is not text: byte \(zero) is zero")
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
