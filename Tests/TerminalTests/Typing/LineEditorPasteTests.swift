internal import PseudoTerminal
internal import Testing

/// Pasting at a real terminal.
@Suite struct LineEditorPasteTests {
  private func paste(_ text: String, into echo: EchoTerminal) {
    echo.pty.send("\u{1b}[200~" + text + "\u{1b}[201~")
  }

  @Test func aPastedMatrixIsOneStatementToEdit() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    paste("[1 2\r\n 3 4]\r\n", into: echo)
    try echo.pty.wait(for: "two rows") { $0.row(0) == "echo> [1 2" && $0.row(1) == " 3 4]" }
    #expect(!echo.pty.screen.text.contains("="))
    echo.pty.send("\u{1b}[D\u{7f}5\r")
    try echo.pty.expect("= [1 2⏎ 3 5]")
    try echo.ready()
  }

  @Test func aPasteThatIsNotCompleteGoesOn() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    paste("[1 2\n3 4\n", into: echo)
    try echo.pty.wait(for: "two rows") { $0.row(1) == "3 4" }
    echo.pty.send("\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("]\r")
    try echo.pty.expect("= [1 2⏎3 4⏎]")
  }

  @Test func aBigPasteArrivesWhole() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    let text = (0..<2000).map { "number\($0)" }.joined(separator: " ")
    paste(text, into: echo)
    echo.pty.send("\r")
    try echo.pty.expectOutput("= " + text + "\r\n")
    try echo.ready()
  }

  @Test func linesPastedUnmarkedAreEnteredOneByOne() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("[1\r2]\rthree\r")
    try echo.pty.expect("= [1⏎2]")
    try echo.pty.expect("= three")
    try echo.ready()
  }

  @Test func interruptEndsAPaste() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("\u{1b}[200~never ended")
    echo.pty.send("\u{3}")
    try echo.pty.expect("^C")
    try echo.ready()
    try echo.enter("on")
  }
}
