internal import PseudoTerminal
internal import Testing

/// Tab and hints at a real terminal.
@Suite struct LineEditorCompletionTests {
  @Test func theOnlyCandidateIsInsertedWithItsEnding() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("pa\t")
    try echo.pty.wait(for: "the word") { $0.row(0) == "echo> padding=" && $0.x == 14 }
    echo.pty.send("1\r")
    try echo.pty.expect("= padding=1")
  }

  @Test func theFirstTabInsertsWhatIsCommonAndTheSecondLists() throws {
    let echo = try EchoTerminal(columns: 40, variables: ["NO_COLOR": "1"])
    try echo.ready()
    echo.pty.send("c\t")
    try echo.pty.wait(for: "the common beginning") { $0.row(0) == "echo> conv" }
    #expect(!echo.pty.screen.text.contains("slide"))
    echo.pty.send("\t")
    try echo.pty.wait(for: "the list") {
      $0.row(1) == "conv      slide a kernel" && $0.row(2) == "convolve  the same, flipped"
        && $0.cursorRow == "echo> conv"
    }
    echo.pty.send(" x\r")
    try echo.pty.expect("= conv x\n")
  }

  @Test func nothingToCompleteRingsTheBell() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("zz\t")
    try echo.pty.wait(for: "the bell") { $0.bells == 1 && $0.row(0) == "echo> zz" }
  }

  @Test func aWordInTheMiddleOfALaterLineIsCompleted() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("(卷,\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("卷)\u{1b}[D\t")
    try echo.pty.wait(for: "the word") { $0.cursorRow == " ...> 卷积)" }
    echo.pty.send("\r")
    try echo.pty.expect("= (卷,⏎卷积)")
  }

  @Test func aHintIsShownAndTakenWithRight() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("pad")
    try echo.pty.wait(for: "the hint") { $0.row(0) == "echo> padding" && $0.x == 9 }
    echo.pty.send("\u{1b}[C")
    try echo.pty.wait(for: "the word") { $0.row(0) == "echo> padding" && $0.x == 13 }
    echo.pty.send("\r")
    try echo.pty.expect("= padding")
  }

  @Test func aHintNotTakenLeavesNothing() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    echo.pty.send("pad")
    try echo.pty.wait(for: "the hint") { $0.row(0) == "echo> padding" && $0.x == 9 }
    echo.pty.send("\r")
    try echo.pty.expect("= pad\n")
    #expect(echo.pty.screen.row(0) == "echo> pad")
  }
}
