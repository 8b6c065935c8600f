internal import Testing

@testable internal import convo

/// The quick reader of command lines and the argument parser give the same results.
@Suite struct InvocationTests {
  @Test(arguments: [
    [], ["a.convo"], ["a", "b", "c"], ["-c", "1 + 1"], ["-c", "1", "-c", "2"], ["--json"],
    ["--quiet"], ["--json", "a", "--quiet", "b"], ["a", "-c", "x y", "--json"], ["-c", ""], [""],
    ["a b", "ü"], ["-c", "x=[1 2]; x"], ["--explain", "--json", "a"],
    ["-c", "1", "--json", "--explain"],
  ])
  func plainLinesAreReadAlike(arguments: [String]) throws {
    let plain = try #require(Invocation(plain: arguments))
    #expect(try plain == invocation(arguments))
  }

  @Test(arguments: [
    ["-"], ["--"], ["-c"], ["-c", "-1"], ["--bail"], ["--safe"], ["--color", "never"], ["--help"],
    ["check", "a"], ["a", "check"], ["help"], ["--jso"], ["-x"], ["--json=1"], ["-cx"],
    ["--explain"],
  ])
  func theRestIsLeftToTheParser(arguments: [String]) {
    #expect(Invocation(plain: arguments) == nil)
  }

  private func invocation(_ arguments: [String]) throws -> Invocation {
    try #require(try ProgramArguments.parsed(arguments) as? any SessionCommand).invocation
  }

  @Test func theParserReadsTheRest() throws {
    #expect(
      try invocation(["--bail", "--safe", "--color", "always", "a"])
        == Invocation(files: ["a"], stopsAtFailure: true, isSafe: true, color: .always))
    #expect(
      try invocation(["check", "--bail", "a", "b"])
        == Invocation(job: .check, files: ["a", "b"], stopsAtFailure: true))
    #expect(
      try invocation(["--bail", "--color", "never", "check", "a", "check"])
        == Invocation(
          job: .check, files: ["a", "check"], stopsAtFailure: true, color: .never))
    #expect(
      try invocation(["-c", "check", "a"]).job == .run)
    #expect(
      try invocation(["a", "check", "--bail"]).job == .run)
    #expect(
      try invocation(["-"]) == Invocation(files: ["-"]))
    #expect(
      try invocation(["--", "check"]).files == ["check"])
  }
}
