/// A table of text (CSV, RFC 4180), such as a roster or a gradebook.
///
/// Cells may be quoted, with doubled quotes, separators and line ends inside. The separator is whichever
/// of `;`, tab and `,` is most frequent in the first row that has any. Empty rows are left out.
public struct SeparatedTexts: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    /// The number of the row's first line in the file, from 1.
    public var line: Int
    public var cells: [String]
  }

  public let rows: [Row]

  private static let maximumRows = 200_000

  /// - Throws: `FileError.malformed` for bytes that are not UTF-8 and for an unclosed quote.
  public init(_ bytes: [UInt8]) throws(FileError) {
    let text = try EncodedText.utf8(bytes)
    guard String(validating: text, as: UTF8.self) != nil else {
      throw .malformed("it is not UTF-8 text")
    }
    var reader = Reader(bytes: Array(text), place: 0, separator: Self.separator(of: text))
    var rows: [Row] = []
    while let row = try reader.row() {
      if rows.count & 0xFFF == 0 { try FileError.checkInterruption() }
      guard row.cells.contains(where: { !$0.isEmpty }) else { continue }
      guard rows.count < Self.maximumRows else {
        throw .malformed("it has more than \(Self.maximumRows) rows")
      }
      rows.append(row)
    }
    self.rows = rows
  }

  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts = [0, 0, 0]
    let marks = [UInt8(ascii: ";"), 9, UInt8(ascii: ",")]
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 10 || byte == 13, counts != [0, 0, 0] { break }
      if let place = marks.firstIndex(of: byte) { counts[place] += 1 }
    }
    var best = 0
    for place in 1..<3 where counts[place] > counts[best] { best = place }
    return marks[best]
  }

  private struct Reader {
    let bytes: [UInt8]
    var place: Int
    let separator: UInt8
    var line = 1

    mutating func row() throws(FileError) -> Row? {
      guard place < bytes.count else { return nil }
      var row = Row(line: line, cells: [])
      while true {
        row.cells.append(try cell())
        guard place < bytes.count else { return row }
        let byte = bytes[place]
        place += 1
        if byte == separator { continue }
        if byte == 13, place < bytes.count, bytes[place] == 10 { place += 1 }
        line += 1
        return row
      }
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 10 || byte == 13 }

    private mutating func cell() throws(FileError) -> String {
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
      }
      let opening = line
      place += 1
      var text: [UInt8] = []
      while place < bytes.count {
        let byte = bytes[place]
        place += 1
        if byte == UInt8(ascii: "\"") {
          guard place < bytes.count, bytes[place] == byte else {
            // Text between the closing quote and the next separator belongs to the cell.
            while place < bytes.count, !isEnd(bytes[place]) {
              text.append(bytes[place])
              place += 1
            }
            return String(decoding: text, as: UTF8.self)
          }
          place += 1
        }
        if byte == 10 { line += 1 }
        text.append(byte)
      }
      throw .malformed("line \(opening) opens a quote that is never closed")
    }
  }
}
