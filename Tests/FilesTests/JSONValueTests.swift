import Files
import Testing

@Suite struct JSONValueTests {
  @Test(
    arguments: [
      ("null", .null), (" true ", .truth(true)), ("-0.5e+3", .number("-0.5e+3")),
      ("[]", .array([])),
      ("{}", .object([])), ("\"a\\n\\u00e9\\ud83d\\ude00\\/\"", .text("a\né😀/")),
      (
        "{\"a\":[1,\"b\"],\"c\":false}",
        .object([
          .init("a", .array([.number("1"), .text("b")])), .init("c", .truth(false)),
        ])
      ),
    ] as [(String, JSONValue)])
  func readsValues(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    "", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "1e", "-", "+1", "nan", "[1 2]", "\"a",
    "\"\\x\"", "\"\\ud800\"", "\"\\u12\"", "\"\t\"", "{\"a\":1,\"a\":2}", "1 2", "// a\n1",
    String(repeating: "[", count: 100_000), "{\"a\"}", "tru",
  ])
  func refusesWhatIsNoJSON(_ text: String) {
    #expect(throws: FileError.self) { try JSONValue(Array(text.utf8)) }
  }

  @Test func refusesWhatIsNotUTF8() {
    #expect(throws: FileError.self) { try JSONValue([0x22, 0xFF, 0x22]) }
    #expect(throws: FileError.self) { try JSONValue([0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
  }

  @Test func readsLines() throws {
    #expect(try JSONValue.sequence(Array("1\n2\n\n[3]\n".utf8)).count == 3)
    #expect(try JSONValue.sequence([]).isEmpty)
  }

  @Test func membersAreFound() throws {
    let value = try JSONValue(Array("{\"a\":{\"b\":7}}".utf8))
    #expect(value["a"]?["b"]?.intValue == 7)
    #expect(value["b"] == nil)
    #expect(value["a"]?["b"]?["c"] == nil)
  }
}
