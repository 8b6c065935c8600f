internal import Testing

@testable internal import Terminal

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("卷积", 4), ("e\u{301}", 1), ("", 0), ("⌊x⌋", 3), ("\u{7}", 0), ("…", 1),
  ])
  func charactersTakeTheirColumns(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [("abc", 2, "ab"), ("卷积", 3, "卷"), ("卷", 1, ""), ("ab", 5, "ab"), ("a", -1, "")])
  func aPrefixFits(text: String, columns: Int, prefix: String) {
    #expect(DisplayWidth.prefix(of: text, columns: columns) == prefix)
  }
}
