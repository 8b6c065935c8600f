/// The lines of a file that a stranger wrote.
struct SubmissionText {
  static let mostBytes = 256 << 10
  static let mostLines = 5000
  static let mostBytesOfLine = 16 << 10

  private(set) var lines: [String] = []
  private(set) var notes: [String] = []

  init(bytes: [UInt8]) throws(SubmissionRefusal) {
    guard bytes.count <= Self.mostBytes else {
      throw SubmissionRefusal("the file is larger than \(Self.mostBytes >> 10) KiB")
    }
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw SubmissionRefusal("the file is written in UTF-16: save it as plain text in UTF-8")
    }
    if let zero = bytes.firstIndex(of: 0) { throw Self.refusal(ofZeroAt: zero, in: bytes) }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for line in Self.split(bytes[start...]) {
      guard lines.count < Self.mostLines else {
        throw SubmissionRefusal("the file has more than \(Self.mostLines) lines")
      }
      guard line.count <= Self.mostBytesOfLine else {
        throw SubmissionRefusal(
          "line \(lines.count + 1) is longer than \(Self.mostBytesOfLine >> 10) KiB")
      }
      if let text = String(validating: line, as: UTF8.self) {
        lines.append(text)
      } else {
        lines.append(String(decoding: line, as: UTF8.self))
        notes.append("line \(lines.count): some letters are not written in UTF-8")
      }
    }
    if notes.count > 10 { notes.replaceSubrange(10..., with: ["and so are more lines"]) }
  }

  /// Every other byte is zero in UTF-16 without a mark at its beginning.
  private static func refusal(ofZeroAt zero: Int, in bytes: [UInt8]) -> SubmissionRefusal {
    let zeros = bytes.prefix(1000).count { $0 == 0 }
    return zeros * 3 > min(bytes.count, 1000)
      ? SubmissionRefusal("the file is written in UTF-16: save it as plain text in UTF-8")
      : SubmissionRefusal("the file is not text: a zero byte stands at byte \(zero)")
  }

  /// Lines end with a line feed, a carriage return, or both.
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
