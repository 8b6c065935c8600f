import Syntax
import Testing

@Suite struct StatementReaderTests {
  /// All events for some lines, including the end.
  private func events(_ lines: [String]) -> [StatementReader.Event] {
    var reader = StatementReader()
    var events = lines.map { reader.feed($0) }
    if let last = reader.finish() { events.append(last) }
    return events
  }

  @Test func oneLineStatementsProseAndBlanks() {
    let lines = [
      "# Lesson", "", "x = [1 2]", "  ## part", "#> 3", " \t", "conv x k # note", "a; b",
    ]
    #expect(
      events(lines) == [
        .prose("# Lesson"), .blank, .statement("x = [1 2]", firstLine: 3), .prose("  ## part"),
        .prose("#> 3"), .blank, .statement("conv x k # note", firstLine: 7),
        .statement("a; b", firstLine: 8),
      ])
  }

  @Test(arguments: [
    ["x = [1 2", " 3 4]"], ["f(a,", "b)"], ["x = [ # first", "# a comment (", "", "1]"],
    ["conv x \\", " k"], ["a \\  ", "+ b \\", "+ c"], ["[", "[", "]", "]"], ["[\"]\"", "]"],
    ["[')'", "]"], ["x'*[", "1]"], ["[\"a\\\"\"", "]"], ["a \\", ""],
  ])
  func statementsGoOn(lines: [String]) {
    var expected = [StatementReader.Event](repeating: .incomplete, count: lines.count - 1)
    expected.append(.statement(lines.joined(separator: "\n"), firstLine: 2))
    #expect(events(["# prose"] + lines) == [.prose("# prose")] + expected)
    #expect(StatementReader.isComplete(lines.joined(separator: "\n")))
    #expect(!StatementReader.isComplete(lines.dropLast().joined(separator: "\n")))
  }

  @Test(arguments: [
    "a)", "x] [", "\"[", "x # [", "\"\\\"[\"", "y = 'a(b'", "x'", "a \\ b", "x # \\", "\"# [\" + 1",
    "x') + (1", "", "# [", "x = “[”", "x “(", "\"“\"",
  ])
  func oneLineIsEnough(line: String) { #expect(StatementReader.isComplete(line)) }

  @Test func whatIsNeverClosedComesAtTheEndAndIsReportedByTheParser() {
    let events = events(["x = 1", "y = [1 2;", "3 4"])
    #expect(
      events == [
        .statement("x = 1", firstLine: 1), .incomplete, .incomplete,
        .statement("y = [1 2;\n3 4", firstLine: 2),
      ])
    #expect(read("y = [1 2;\n3 4") == "unclosed: `[` is never closed")
  }

  @Test func lineEndsAndByteOrderMarksAreTakenOff() {
    #expect(events(["\u{FEFF}x = 1\r\n", "\u{FEFF}"])[0] == .statement("x = 1", firstLine: 1))
    #expect(events(["\r"]) == [.blank])
  }

  @Test func aStatementBegunCanBeForgotten() {
    var reader = StatementReader()
    #expect(reader.feed("x = [") == .incomplete)
    #expect(reader.isInsideStatement)
    reader.abandon()
    #expect(reader.feed("y") == .statement("y", firstLine: 2))
    #expect(reader.finish() == nil)
  }

  @Test func joinedLinesParseAsOneStatement() {
    let lines = ["conv x \\", "  k \\", "  stride=2"]
    #expect(read(lines.joined(separator: "\n")) == "{conv x k stride=2}")
    #expect(read("[1 \\\n2]") == "[1 2]")
  }

  @Test func aGiantStatementIsReadInOneGo() {
    var reader = StatementReader()
    #expect(reader.feed("x = [") == .incomplete)
    for _ in 0..<100_000 { _ = reader.feed("1 2 3") }
    guard case .statement(let text, let line) = reader.feed("]") else {
      Issue.record("still going on")
      return
    }
    #expect(line == 1)
    #expect(text.utf8.count == 5 + 100_000 * 6 + 2)
  }
}
