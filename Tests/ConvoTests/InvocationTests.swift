internal import Testing

@testable internal import convo

/// The quick reader of command lines and the argument parser read alike.
@Suite struct InvocationTests {
  @Test(arguments: [
    [], ["a.convo"], ["a", "b", "c"], ["-c", "1 + 1"], ["-c", "1", "-c", "2"], ["--json"],
    ["--quiet"], ["--json", "a", "--quiet", "b"], ["a", "-c", "x y", "--json"], ["-c", ""], [""],
    ["a b", "ü"], ["-c", "x=[1 2]; x"],
  ])
  func plainLinesAreReadAlike(arguments: [String]) throws {
    let plain = try #require(Invocation(plain: arguments))
    #expect(plain == Invocation(parsing: arguments))
  }

  @Test(arguments: [
    ["-"], ["--"], ["-c"], ["-c", "-1"], ["--bail"], ["--safe"], ["--color", "never"], ["--help"],
    ["check", "a"], ["a", "check"], ["help"], ["--jso"], ["-x"], ["--json=1"], ["-cx"],
  ])
  func theRestIsLeftToTheParser(arguments: [String]) {
    #expect(Invocation(plain: arguments) == nil)
  }

  @Test func theParserReadsTheRest() {
    #expect(
      Invocation(parsing: ["--bail", "--safe", "--color", "always", "a"])
        == Invocation(files: ["a"], stopsAtFailure: true, isSafe: true, color: .always))
    #expect(
      Invocation(parsing: ["check", "--bail", "a", "b"])
        == Invocation(job: .check, files: ["a", "b"], stopsAtFailure: true))
    #expect(
      Invocation(parsing: ["--bail", "--color", "never", "check", "a", "check"])
        == Invocation(
          job: .check, files: ["a", "check"], stopsAtFailure: true, color: .never))
    #expect(Invocation(parsing: ["-c", "check", "a"]).job == .run)
    #expect(Invocation(parsing: ["a", "check", "--bail"]).job == .run)
    #expect(Invocation(parsing: ["-"]) == Invocation(files: ["-"]))
    #expect(Invocation(parsing: ["--", "check"]).files == ["check"])
  }
}
