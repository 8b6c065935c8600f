internal import PseudoTerminal
internal import Testing

/// Single keys on the alternate screen, and the return to the first.
@Suite struct KeyReaderTests {
  private func play() throws -> EchoTerminal {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("play\r")
    try echo.pty.expect("playing")
    #expect(echo.pty.screen.isAlternate && !echo.pty.screen.isCursorVisible)
    #expect(!echo.pty.isCanonical && !echo.pty.echoes)
    return echo
  }

  private func expectOrdinaryTerminal(_ echo: EchoTerminal) {
    #expect(!echo.pty.screen.isAlternate && echo.pty.screen.isCursorVisible)
    #expect(!echo.pty.screen.marksPaste)
    #expect(echo.pty.isCanonical && echo.pty.echoes)
  }

  @Test func keysArriveOneByOne() throws {
    let echo = try play()
    echo.pty.send("n")
    try echo.pty.expect("character(\"n\")")
    echo.pty.send("\u{1b}[C")
    try echo.pty.expect("right")
    echo.pty.send("\r")
    try echo.pty.expect("character(\"\\r\")")
    echo.pty.send("\u{3}")
    try echo.pty.expect("interrupted")
    echo.pty.send("t")
    try echo.pty.expect("timeout")
    echo.pty.resize(columns: 44, rows: 12)
    try echo.pty.expect("size 44")
    echo.pty.send("q")
    try echo.pty.expect("played")
    try echo.ready()
    #expect(!echo.pty.screen.isAlternate && echo.pty.screen.isCursorVisible)
    #expect(echo.pty.screen.text.contains("echo> play\nplayed"))
  }

  /// A trap, and a stack that overflows.
  @Test(arguments: ["c", "o"])
  func aCrashRestoresTheTerminal(key: String) throws {
    let echo = try play()
    echo.pty.send(key)
    #expect(try echo.pty.exitStatus() < 0)
    expectOrdinaryTerminal(echo)
  }

  @Test(arguments: [1, 3, 6, 11, 15] as [Int32])
  func aDeadlySignalRestoresTheTerminal(signal: Int32) throws {
    for isPlaying in [false, true] {
      let echo = try isPlaying ? play() : EchoTerminal()
      if !isPlaying { try echo.ready() }
      echo.pty.signal(signal)
      #expect(try echo.pty.exitStatus() == -signal)
      expectOrdinaryTerminal(echo)
    }
  }

  @Test func aClosedWindowEndsTheProgram() throws {
    for isPlaying in [false, true] {
      let echo = try isPlaying ? play() : EchoTerminal()
      if !isPlaying { try echo.ready() }
      echo.pty.hangUp()
      #expect(try echo.pty.exitStatus() == -1)
    }
  }

  @Test func quittingFromTheKeyboardRestoresTheTerminal() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("\u{1c}")
    #expect(try echo.pty.exitStatus() == -3)
    expectOrdinaryTerminal(echo)
  }

  @Test func stoppedAndBroughtBackItGoesOn() throws {
    let echo = try EchoTerminal.bash()
    try echo.pty.prompt("shell$ ")
    echo.pty.send(try BuiltProgram.path("echo-terminal") + "\r")
    try echo.ready()
    echo.pty.send("play\r")
    try echo.pty.expect("playing")
    echo.pty.send("\u{1a}")
    try echo.pty.expect("Stopped")
    #expect(!echo.pty.screen.isAlternate)
    try echo.pty.prompt("shell$ ")
    echo.pty.send("fg\r")
    try echo.pty.expect("size 100")
    #expect(echo.pty.screen.isAlternate)
    echo.pty.send("q")
    try echo.pty.expect("played")
  }
}
