internal import PseudoTerminal
internal import Testing

/// Without line editing the program still works, without escape sequences.
@Suite struct PlainReaderTests {
  private func converse(with echo: EchoTerminal) throws {
    try echo.ready()
    echo.pty.send("conv\r")
    try echo.pty.expect("= conv")
    try echo.ready()
    echo.pty.send("[1\r")
    try echo.pty.prompt(EchoTerminal.more)
    echo.pty.send("卷]\r")
    try echo.pty.expect("= [1⏎卷]")
    try echo.ready()
    try echo.type("half")
    echo.pty.send("\u{3}")
    try echo.pty.wait(for: "a prompt under the cancelled line") {
      $0.cursorRow == "echo>" && $0.row($0.y - 1).hasPrefix("echo> half")
    }
    #expect(try echo.end() == 0)
    #expect(!echo.pty.output.contains(0x1b))
  }

  @Test(arguments: ["dumb", ""])
  func withoutATerminalThatCan(name: String) throws {
    try converse(with: EchoTerminal(variables: ["TERM": name]))
  }

  @Test func whenTheUserSwitchedEditingOff() throws {
    let home = try ScratchFolder()
    _ = try home.file(".editrc", containing: "edit off\n")
    let echo = try EchoTerminal(home: home, variables: ["NO_COLOR": "1"])
    try converse(with: echo)
  }

  @Test func outputToAFileLeavesThePromptsOnTheTerminal() throws {
    let home = try ScratchFolder()
    let program = try BuiltProgram.path("echo-terminal")
    let echo = try EchoTerminal(
      home: home,
      command: ["/bin/sh", "-c", "\(program) > '\(home.path)/out'; cat '\(home.path)/out'"])
    try echo.ready()
    echo.pty.send("conv\r")
    try echo.pty.wait(for: "the second prompt") { $0.y == 1 && $0.cursorRow == "echo>" }
    #expect(try echo.end() == 0)
    #expect(echo.pty.screen.text.contains("= conv\nbye"))
    #expect(!echo.pty.output.contains(0x1b))
  }

  @Test func aPipeIsReadWithoutPrompts() throws {
    let program = try BuiltProgram.path("echo-terminal")
    let echo = try EchoTerminal(
      command: ["/bin/sh", "-c", "printf '[1\\n2]\\nlast' | \(program)"])
    #expect(try echo.pty.exitStatus() == 0)
    #expect(echo.pty.screen.text == "= [1⏎2]\n= last\nbye")
  }
}
