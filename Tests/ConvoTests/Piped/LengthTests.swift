internal import PseudoTerminal
internal import Testing

/// Lines without an end, piped in.
@Suite struct LengthTests {
  @Test(arguments: ["[", "1 ", " ", "\0", "x", "\"", "é", "# ", "\\"])
  func aLineWithoutEndIsLeftOut(piece: String) throws {
    let convo = try PipedConvo()
    let line = String(repeating: piece, count: (3 << 20) / piece.utf8.count)
    let run = try convo.run("--safe", input: "1 + 1\n\(line)\n2 + 3\n")
    #expect(run.status == 1 && run.output.count < 1000)
    #expect(run.text.contains("  2\n") && run.text.hasSuffix("> 2 + 3\n  5\n"))
    #expect(
      run.errorText.contains(
        "input:2: error[too-long]: this line is longer than the limit of 16 KiB"))
    let json = try convo.run("--safe", "--json", input: "1 + 1\n\(line)\n2 + 3\n")
    let objects = try json.objects()
    #expect(json.status == 1 && objects.map { $0["line"] as? Int } == [1, 2, 3])
    #expect((objects[1]["error"] as? [String: Any])?["code"] as? String == "too-long")
    let quiet = try convo.run("--safe", "--quiet", input: "1 + 1\n\(line)\n2 + 3\n")
    #expect(quiet.text == "2\n5\n" && quiet.status == 1)
  }

  @Test func aBracketIsNotLeftOpenForEver() throws {
    let convo = try PipedConvo()
    let blanks = String(repeating: "\n", count: 300_000)
    let run = try convo.run("--safe", "--quiet", input: "1\nx = [2\(blanks)]\n3\n")
    #expect(run.text == "1\n3\n" && run.status == 1)
    #expect(run.errorText.contains("input:2: error[too-long]: this bracket is not closed"))
    #expect(run.errorText.contains("  x = [2\n      ^ opened here\n"))
  }

  @Test func aBracketOpenAtTheEndIsShown() throws {
    let run = try PipedConvo().run(input: "1\nx = [2\n(3\n")
    #expect(run.status == 1 && run.errorText.contains(":3: error[unclosed]: `(` is never closed"))
  }
}
