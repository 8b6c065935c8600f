public import Syntax

/// The text that a diagnostic's spans count in, and where it stands in its file.
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
