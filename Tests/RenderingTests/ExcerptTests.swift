import Rendering
import SnapshotFiles
import Syntax
import Testing

@Suite struct ExcerptTests {
  @Test(arguments: DiagnosticSamples.all)
  func diagnosticsLookAsRecorded(_ sample: DiagnosticSamples.Sample) throws {
    var bytes: [UInt8] = []
    for width in [40, 80] {
      TextRenderer(width: width).write(sample.diagnostic, in: sample.source, into: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    TextRenderer(width: 80, style: .ansi).write(
      sample.diagnostic, in: sample.source, into: &bytes)
    try expectSnapshot(bytes, "diagnostics/\(sample.name).txt")
  }

  @Test(arguments: [
    ("conv x k", Span(7, 8), 1, 8, 1),
    ("a\nbc", Span(2, 4), 2, 1, 2),
    ("a\nbc", Span(3, 3), 2, 2, 1),
    ("畳み k", Span(7, 8), 1, 4, 1),
    ("e\u{301}x", Span(3, 4), 1, 2, 1),
    ("\tx", Span(1, 2), 1, 2, 1),
    ("ab\r\ncd", Span(4, 6), 2, 1, 2),
    ("ab\ncd", Span(0, 5), 1, 1, 2),
    ("ab", Span(9, 12), 1, 3, 1),
    ("ab", Span(-4, -1), 1, 1, 1),
    ("", Span(0, 0), 1, 1, 1),
  ])
  func placesCountCharactersOnTheirLine(
    text: String, span: Span, line: Int, column: Int, length: Int
  ) {
    let place = SourceText(text, firstLine: 1).place(of: span)
    #expect(place == SourceText.Place(line: line, column: column, length: length))
    #expect(SourceText(text, firstLine: 41).place(of: span).line == line + 40)
  }
}
