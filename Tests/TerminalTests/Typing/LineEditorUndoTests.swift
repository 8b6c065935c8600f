internal import PseudoTerminal
internal import Testing

/// Taking back: Ctrl-_, Ctrl-U, and rows above a continuation prompt.
@Suite struct LineEditorUndoTests {
  @Test func changesAreTakenBack() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("abc")
    try echo.pty.wait(for: "the word") { $0.row(0) == "echo> abc" }
    echo.pty.send(" ")
    echo.pty.send("de")
    try echo.pty.wait(for: "the words") { $0.row(0) == "echo> abc de" }
    echo.pty.send("\u{17}")
    try echo.pty.wait(for: "one word") { $0.row(0).hasPrefix("echo> abc") && $0.x == 10 }
    echo.pty.send("\u{1f}")
    try echo.pty.wait(for: "the words") { $0.row(0) == "echo> abc de" }
    echo.pty.send("\u{1f}\u{1f}\u{1f}")
    try echo.pty.wait(for: "nothing") { $0.row(0) == "echo>" && $0.x == 6 }
    echo.pty.send("z\r")
    try echo.pty.expect("= z\n")
  }

  @Test func ctrlUDeletesWhatIsBefore() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("abc def\u{1b}[D\u{1b}[D\u{1b}[D\u{15}")
    try echo.pty.wait(for: "the rest") { $0.row(0) == "echo> def" && $0.x == 6 }
    echo.pty.send("\r")
    try echo.pty.expect("= def\n")
  }

  @Test func ctrlSpaceIsNothing() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("ab\u{0}c\r")
    try echo.pty.expect("= abc\n")
  }

  @Test func tabsInARawPasteAreSpaces() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("[1\t2\t3]\r")
    try echo.pty.expect("= [1 2 3]\n")
  }

  @Test func upGoesToTheRowAbove() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("(1,\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("2,\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("3)")
    try echo.pty.wait(for: "the row") { $0.cursorRow == " ...> 3)" }
    echo.pty.send("\u{1b}[A")
    try echo.pty.wait(for: "the rows as one text") {
      $0.text.contains("echo> (1,\n") && $0.y == 1 && !$0.text.contains("...>")
    }
    echo.pty.send("7")
    echo.pty.send("\u{1b}[B\u{5}\r")
    try echo.pty.expect("= (1,⏎2,7⏎3)")
  }
}
