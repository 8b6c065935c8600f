internal import Testing

@testable internal import Terminal

@Suite struct CursorPlaceTests {
  @Test(arguments: [
    ("abc", 10, 0, 3), ("a\nbc", 10, 1, 2), ("abcd", 4, 1, 0), ("abcde", 4, 1, 1),
    ("abc卷", 4, 1, 2), ("ab卷", 4, 1, 0), ("\u{1}", 4, 0, 2), ("a\tb", 20, 0, 9),
    ("e\u{301}", 10, 0, 1), ("", 10, 0, 0),
  ])
  func textEndsWhereLibeditPutsIt(text: String, columns: Int, row: Int, column: Int) {
    var place = CursorPlace()
    place.advance(over: text.unicodeScalars, columns: columns)
    #expect(place == CursorPlace(row: row, column: column))
  }
}
