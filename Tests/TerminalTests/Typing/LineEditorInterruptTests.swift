internal import PseudoTerminal
internal import Testing

/// Ctrl-C discards a line, stops a computation, and never ends the program.
@Suite struct LineEditorInterruptTests {
  @Test func theLineIsCancelled() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    try echo.type("half")
    echo.pty.send("\u{3}")
    try echo.pty.expect("half^C")
    try echo.ready()
    try echo.enter("whole")
    #expect(!echo.pty.screen.text.contains("= half"))
  }

  @Test func theStatementIsCancelledWithItsFirstLines() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("[1\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("\u{3}")
    try echo.ready()
    try echo.enter("2")
  }

  @Test func aLineOfSeveralRowsIsCancelledFromItsMiddle() throws {
    let echo = try EchoTerminal(columns: 20)
    try echo.ready()
    echo.pty.send("0123456789012345678901234567890123456789\u{1}")
    try echo.pty.wait(for: "the cursor at the start") { $0.x == 6 && $0.row(2).hasSuffix("9") }
    echo.pty.send("\u{3}")
    try echo.ready()
    #expect(echo.pty.screen.y >= 3)
  }

  @Test func aComputationIsStopped() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("slow\r")
    try echo.pty.expect("computing")
    echo.pty.send("\u{3}")
    try echo.pty.expect("stopped")
    try echo.ready()
    try echo.enter("and on")
    #expect(try echo.end() == 0)
  }
}
