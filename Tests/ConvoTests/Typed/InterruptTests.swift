internal import PseudoTerminal
internal import Testing

/// Ctrl-C throws a line away and stops whatever takes long; the session lives on.
@Suite(.serialized) struct InterruptTests {
  @Test func aLineIsThrownAway() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("half a th")
    try talk.pty.expect("half a th")
    talk.pty.send("\u{3}")
    try talk.pty.expect("^C")
    try talk.ask("2 + 2", "\n4\n")
    #expect(!talk.pty.screen.text.contains("error"))
  }

  @Test func aStatementIsThrownAwayWithItsFirstLines() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("x = [1\r")
    try talk.pty.prompt(Talk.more)
    talk.pty.send("\u{3}")
    try talk.ask("2 + 2", "\n4\n")
  }

  /// Each would take far longer than anybody waits.
  @Test(arguments: [
    "conv(random(600x600), random(61x61))", "conv random(600x600) random(61x61)",
    "transpose(random(600x600), random(61x61))", "grad(random(400x400), random(61x61))",
    "random(900x900) @ random(900x900)",
    "conv(sqrt(random(900x900, low=1)), sqrt(random(61x61, low=1)))",
  ])
  func aComputationIsStopped(statement: String) throws {
    let talk = try Talk()
    try talk.ask("x = 5", "x = 5\nconvo>")
    talk.pty.send(statement + "\r")
    try talk.pty.expectOutput("\r\n")
    try talk.pty.wait(for: "a new line") { $0.x == 0 && talk.pty.isCanonical }
    // A Ctrl-C in the moment between the line and the computation can be lost; people press again.
    for _ in 0..<8 where !talk.pty.screen.text.contains("error[interrupted]") {
      talk.pty.send("\u{3}")
      try? talk.pty.expect("error[interrupted]", within: 5)
    }
    try talk.pty.expect("error[interrupted]", within: 5)
    try talk.ask("x + 1", "\n6\n")
    #expect(try talk.end() == 0)
  }
}
