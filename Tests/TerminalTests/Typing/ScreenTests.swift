internal import PseudoTerminal
internal import Testing

/// The screen the other tests trust.
@Suite struct ScreenTests {
  @Test(arguments: [
    ("ab\r\ncd", "ab\ncd"), ("abc\u{8}\u{8}X", "aXc"), ("abcdefg", "abcde\nfg"),
    ("abcd卷", "abcd\n卷"), ("ab\u{1b}[DX", "aX"), ("abc\r\u{1b}[K", ""),
    ("abc\u{1b}[2D\u{1b}[PX", "aX"),
    ("abc\r\u{1b}[@X", "Xabc"), ("a\u{1b}[2;3Hb", "a\n  b"), ("a\r\nb\u{1b}[H\u{1b}[J", ""),
    ("1\r\n2\r\n3\r\n4", "2\n3\n4"), ("a\u{1b}]0;title\u{7}b", "ab"),
    ("\u{1b}[1;31mx\u{1b}[0m", "x"),
    ("one\u{1b}[?1049htwo\u{1b}[?1049l", "one"), ("e\u{301}", "e\u{301}"), ("abcde\rX", "Xbcde"),
  ])
  func programsDraw(output: String, text: String) {
    var screen = Screen(columns: 5, rows: 3)
    screen.feed(Array(output.utf8))
    #expect(screen.text == text)
  }

  @Test func questionsAreAnswered() {
    var screen = Screen(columns: 5, rows: 3)
    screen.feed(Array("ab\u{1b}[6n".utf8))
    #expect(screen.takeReplies() == ["\u{1b}[1;3R"])
    #expect(screen.takeReplies().isEmpty)
  }
}
