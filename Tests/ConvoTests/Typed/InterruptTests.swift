internal import PseudoTerminal
internal import Testing

/// Ctrl-C discards a line and stops long computations; the session continues.
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

  /// Each would take far longer than anybody waits. One Ctrl-C is enough, at any time after Enter.
  @Test(arguments: [
    "conv(random(600x600), random(61x61))", "conv random(600x600) random(61x61)",
    "transpose(random(600x600), random(61x61))", "grad(random(400x400), random(61x61))",
    "random(900x900) @ random(900x900)",
    "conv(sqrt(random(900x900, low=1)), sqrt(random(61x61, low=1)))",
    "conv(sqrt(random(300000, low=1)), sqrt(random(150000, low=1)))",
    "conv(1/(iota(30000)+1), 1/(iota(15000)+1))", "sum(1/(iota(1000000)+1))",
    "mean(1/(iota(1000000)+1))", "pool(1/(iota(40000)+1), sum, 20000)",
    "linspace(0, 1/3, 5000000)", "bilinear(2200)", "iota(2000x2000)/7 + 1/(iota(2000x2000)+3)",
    "sqrt((iota(2000)+3)^6000)", "round((iota(2000)+3)^6000/7)", "(iota(4000)+2)^8000",
    "sum(symbols(\"a\", 40))^3",
    "symbols(\"a\", 700x700)", "y = (iota(24x60)+2)^8000; y",
  ])
  func aComputationIsStopped(statement: String) throws {
    let talk = try Talk()
    try talk.ask("x = 5", "x = 5\nconvo>")
    try stop(statement, in: talk)
    try talk.pty.expect("error[interrupted]", within: 20)
    try talk.ask("x + 1", "\n6\n")
    #expect(try talk.end() == 0)
  }

  /// The rest of a line is not begun either.
  @Test func whatFollowsOnTheLineIsStoppedToo() throws {
    let talk = try Talk()
    try talk.ask("x = 5", "x = 5\nconvo>")
    try stop("sum(1/(iota(1000000)+1)); x = 6", in: talk)
    try talk.pty.expect("error[interrupted]", within: 20)
    try talk.ask("x + 1", "\n6\n")
  }

  /// Presses Ctrl-C once the line is ended; nothing else is waited for.
  private func stop(_ statement: String, in talk: Talk) throws {
    talk.pty.send(statement)
    try talk.pty.expect(String(statement.suffix(8)))
    talk.pty.send("\r")
    try talk.pty.wait(for: "a new line") { $0.x == 0 }
    talk.pty.send("\u{3}")
  }
}
