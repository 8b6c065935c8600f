import Syntax
import Testing

/// Lines and statements that are too long are reported with their beginning and skipped.
@Suite struct OverlongTextTests {
  /// The events for lines if a line has at most 20 bytes and a statement 40.
  private func events(_ lines: [String]) -> [StatementReader.Event] {
    var reader = StatementReader(lineLimit: 20, statementLimit: 40)
    var events = lines.map { reader.feed($0) }
    if let last = reader.finish() { events.append(last) }
    return events.filter { $0 != .incomplete }
  }

  private func overlong(_ lines: [String]) -> [OverlongText] {
    events(lines).compactMap { if case .tooLong(let text) = $0 { text } else { nil } }
  }

  @Test(arguments: ["1 + 1 + 1 + 1 + 1 + 1", "# prose of more bytes", "[1 2 3 4 5 6 7 8 9 10"])
  func aLineTooLongIsLeftOut(line: String) throws {
    let events = events(["a", line, "b"])
    #expect(events.first == .statement("a", firstLine: 1))
    #expect(events.last == .statement("b", firstLine: 3))
    let text = try #require(overlong(["a", line, "b"]).first)
    #expect(text.line == 2 && text.limit == 20 && text.kind == .line)
    #expect(text.excerpt == line && text.place == Span(0, 1))
  }

  @Test func aLineOfTheMostBytesIsRead() {
    let line = String(repeating: "a", count: 20)
    #expect(events([line]) == [.statement(line, firstLine: 1)])
    #expect(overlong([line + "a"]).count == 1)
  }

  /// The place is the outermost open bracket; lines inside it are not statements.
  @Test func aBracketThatStaysOpenIsTheOneToClose() throws {
    let inside = [String](repeating: "1 2 3 4 5 6 7", count: 4)
    let lines = ["f(1) + [ # (", "(2) [3"] + inside + ["4] 5", "6]", "b"]
    let text = try #require(overlong(lines).first)
    #expect(text.kind == .bracket && text.line == 1 && text.limit == 40)
    #expect(text.excerpt == "f(1) + [ # (" && text.place == Span(7, 8))
    #expect(events(lines).count == 2)
    #expect(events(lines).last == .statement("b", firstLine: 9))
  }

  @Test func aBracketThatIsNeverClosedIsToldOnce() {
    let lines = ["a", "x = ["] + [String](repeating: "1 2 3 4 5 6 7", count: 9)
    #expect(events(lines).count == 2 && overlong(lines).map(\.line) == [2])
    #expect(overlong(["x = ["] + [String](repeating: "", count: 100)).count == 1)
  }

  @Test func joinedLinesHaveTheirBeginning() throws {
    let lines = [String](repeating: "1 + \\", count: 9) + ["1", "b"]
    let text = try #require(overlong(lines).first)
    #expect(text.kind == .statement && text.line == 1 && text.place == Span(0, 1))
    #expect(events(lines).last == .statement("b", firstLine: 11))
  }

  @Test func aLineTooLongEndsTheStatementItStandsIn() {
    let lines = ["x = [1", String(repeating: "ä", count: 11), "b"]
    #expect(overlong(lines).map(\.line) == [2])
    #expect(events(lines).last == .statement("b", firstLine: 3))
  }

  @Test func onlyAPieceIsKept() throws {
    var reader = StatementReader(lineLimit: 1000, statementLimit: 1000)
    guard case .tooLong(let text) = reader.feed(String(repeating: "ä", count: 5000)) else {
      Issue.record("read")
      return
    }
    #expect(text.excerpt == String(repeating: "ä", count: 40) + "…")
    let whole = OverlongText("a = 1\nb", line: 7, limit: 3)
    #expect(whole.excerpt == "a = 1" && whole.line == 7 && whole.kind == .statement)
  }

  /// The parsed tree takes memory before it can be evaluated.
  @Test(arguments: [
    "[" + String(repeating: "1 ", count: 1000) + "]", String(repeating: "1;", count: 1000),
    "[" + String(repeating: "1;", count: 1000) + "]", "f()" + String(repeating: "'[1]", count: 90),
    "conv " + String(repeating: "x ", count: 1000),
    "(" + String(repeating: "1,", count: 1000) + ")",
    "x[" + String(repeating: "1,", count: 1000) + "1]", String(repeating: "1+", count: 400) + "1",
    "[" + String(repeating: "[] ", count: 1000) + "]",
    "f(" + String(repeating: "a=-x,", count: 1000) + ")",
    "shape 3x3" + String(repeating: " | conv", count: 1000),
  ])
  func partsAreCounted(text: String) throws {
    let words = Vocabulary(commands: ["conv", "shape"])
    let error = #expect(throws: Diagnostic.self) {
      try Parser.parse(text, vocabulary: words, memory: 30_000)
    }
    #expect(error?.code == .tooMuchMemory)
    #expect(try !Parser.parse(text, vocabulary: words, memory: 2_000_000).isEmpty)
  }
}
