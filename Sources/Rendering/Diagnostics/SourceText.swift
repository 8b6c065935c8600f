public import Syntax

/// The text that a diagnostic's spans count in, and its place in a file.
public struct SourceText: Equatable, Sendable {
  public var text: String
  /// The number of the text's first line in its file, counted from 1.
  public var firstLine: Int
  /// nil at the prompt, where the reader has the line before their eyes.
  public var file: String?

  public init(_ text: String, firstLine: Int = 1, file: String? = nil) {
    self.text = text
    self.firstLine = firstLine
    self.file = file
  }

  /// A place as editors name it.
  public struct Place: Equatable, Sendable {
    /// In the file, from 1.
    public var line: Int
    /// On its own line, in characters as a reader counts them, from 1.
    public var column: Int
    /// In characters, up to the end of the line; at least 1.
    public var length: Int

    public init(line: Int, column: Int, length: Int) {
      self.line = line
      self.column = column
      self.length = length
    }
  }

  /// Where a span begins; offsets outside the text count as its nearest end.
  public func place(of span: Span) -> Place {
    let line = SourceLine.line(at: span.start, of: text)
    let glyphs = line.glyphs(of: span)
    return Place(
      line: firstLine + line.number, column: letters(before: line.start) + glyphs.lowerBound + 1,
      length: max(glyphs.count, 1))
  }

  /// The characters on the same line before an offset, where a line is too long to begin there.
  private func letters(before offset: Int) -> Int {
    let before = text.utf8.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map(before.index(after:))
    return String(decoding: before[(start ?? before.startIndex)...], as: UTF8.self).count
  }
}

/// One line of a source text, letter by letter, with the columns that each takes on the screen.
struct SourceLine {
  /// Counted from 0 in its text.
  let number: Int
  /// The line's first byte in its text.
  let start: Int
  let glyphs: [Glyph]

  /// A character as it is shown: tabs filled with spaces, controls spelled out.
  struct Glyph {
    let text: String
    /// The first byte in the whole text, and one past the last.
    let start: Int
    let end: Int
    let column: Int
    let width: Int
  }

  /// The columns from one tab stop to the next, as terminals have them.
  static let tabStop = 8

  /// The lines of a text; there is always one.
  static func lines(of text: String) -> [SourceLine] {
    var lines: [SourceLine] = []
    var start = 0
    // By bytes: `\r\n` is one character, and its line end is its last byte.
    for part in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.append(SourceLine(number: lines.count, start: start, Substring(part)))
      start += part.count + 1
    }
    return lines
  }

  /// A line is looked at letter by letter; of a longer one only what surrounds the place is.
  private static let most = 1 << 13

  /// The line on which an offset lies; offsets outside the text count as its nearest end.
  ///
  /// Of a line that no screen shows whole this is the piece around the offset.
  static func line(at offset: Int, of text: String) -> SourceLine {
    var text = text
    return text.withUTF8 { bytes in
      let newline = UInt8(ascii: "\n")
      let place = min(max(offset, 0), bytes.count)
      let before = bytes[..<place]
      var start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
      var end = bytes[place...].firstIndex(of: newline) ?? bytes.count
      let number = before[..<start].lazy.filter { $0 == newline }.count
      if place - start > most {
        start = place - most
        while start < place, bytes[start] & 0xC0 == 0x80 { start += 1 }
      }
      if end - place > most {
        end = place + most
        while end > place, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      let piece = UnsafeBufferPointer(rebasing: bytes[start..<end])
      return SourceLine(
        number: number, start: start, Substring(String(decoding: piece, as: UTF8.self)))
    }
  }

  /// The bytes of the text that this line or piece of one covers, the place after it included.
  var bytes: ClosedRange<Int> { start...(glyphs.last?.end ?? start) }

  private init(number: Int, start: Int, _ text: Substring) {
    var glyphs: [Glyph] = []
    var (offset, column) = (start, 0)
    let text = text.utf8.last == UInt8(ascii: "\r") ? Substring(text.utf8.dropLast()) : text
    for character in text {
      let shown =
        character == "\t"
        ? String(repeating: " ", count: Self.tabStop - column % Self.tabStop)
        : printable(String(character))
      let (end, width) = (offset + character.utf8.count, displayWidth(shown))
      glyphs.append(Glyph(text: shown, start: offset, end: end, column: column, width: width))
      offset = end
      column += width
    }
    self.number = number
    self.start = start
    self.glyphs = glyphs
  }

  var width: Int { glyphs.last.map { $0.column + $0.width } ?? 0 }

  /// The letters of a span on this line: whole letters, and the place after the last at the line's end.
  func glyphs(of span: Span) -> Range<Int> {
    let first = glyphs.firstIndex { $0.end > span.start } ?? glyphs.count
    let last = glyphs.firstIndex { $0.start >= span.end } ?? glyphs.count
    return first..<max(first, last)
  }

  /// The screen's columns of a span on this line, at least one.
  func columns(of span: Span) -> Range<Int> {
    let range = glyphs(of: span)
    let start = range.lowerBound < glyphs.count ? glyphs[range.lowerBound].column : width
    let end =
      range.isEmpty
      ? start : glyphs[range.upperBound - 1].column + glyphs[range.upperBound - 1].width
    return start..<max(end, start + 1)
  }

  /// The letters within a stretch of the screen's columns.
  func text(_ columns: Range<Int>) -> String {
    glyphs.reduce(into: "") { text, glyph in
      if glyph.column >= columns.lowerBound && glyph.column + glyph.width <= columns.upperBound {
        text += glyph.text
      }
    }
  }
}
