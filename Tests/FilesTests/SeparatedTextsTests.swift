import Files
import Testing

@Suite struct SeparatedTextsTests {
  @Test(
    arguments: [
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("\u{FEFF}a;\"b;\"\"c\"\"\n\"\n;d", [["a", "b;\"c\"\n"], ["", "d"]]),
      ("a\tb\nc", [["a", "b"], ["c"]]), ("", []), ("\n,,\n a ,\n", [[" a ", ""]]),
      ("\"a\"b,c", [["ab", "c"]]), ("x;1,5\ny;2,5", [["x", "1,5"], ["y", "2,5"]]),
    ] as [(String, [[String]])])
  func readsRows(_ text: String, _ rows: [[String]]) throws {
    #expect(try SeparatedTexts(Array(text.utf8)).rows.map(\.cells) == rows)
  }

  @Test func linesAreCounted() throws {
    let table = try SeparatedTexts(Array("a\n\n\"b\nc\"\nd\n".utf8))
    #expect(table.rows.map(\.line) == [1, 3, 5])
  }

  @Test func refusesOpenQuotesAndOtherEncodings() {
    #expect(throws: FileError.malformed("line 2 opens a quote that is never closed")) {
      try SeparatedTexts(Array("a\n\"b\n".utf8))
    }
    #expect(throws: FileError.self) { try SeparatedTexts([0x61, 0xE9, 0x0A]) }
  }
}
