import Syntax
import Testing

/// Ranges of a text.
@Suite struct SpanTests {
  @Test(arguments: [
    (0, 4, "x = "), (4, 8, "⌈3"), (8, 11, "⌉"), (0, 0, ""), (11, 11, ""), (0, 11, "x = ⌈3⌉"),
  ])
  func textStandsThere(start: Int, end: Int, text: String) {
    let source = "x = ⌈3⌉"
    #expect(source.utf8.count == 11)
    #expect(Span(start, end).text(in: source) == text)
  }

  @Test(arguments: [(-1, 2), (3, 2), (0, 12), (12, 13)])
  func whatIsNoStretchHasNoText(start: Int, end: Int) {
    #expect(Span(start, end).text(in: "x = ⌈3⌉") == nil)
  }
}
