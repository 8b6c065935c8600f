internal import PseudoTerminal
internal import Testing

/// `~/.editrc`, and the keys of vi.
@Suite struct LineEditorViTests {
  private func start(_ settings: String) throws -> EchoTerminal {
    let home = try ScratchFolder()
    _ = try home.file(".editrc", containing: settings)
    let echo = try EchoTerminal(home: home, variables: ["NO_COLOR": "1"])
    try echo.ready()
    return echo
  }

  private func expectLine(_ line: String, on echo: EchoTerminal) throws {
    try echo.pty.wait(for: "the line «\(line)»") { $0.cursorRow == line }
  }

  @Test func viEditsAndWalksTheHistory() throws {
    let echo = try start("bind -v\n")
    try echo.enter("first")
    try echo.type("abc")
    // Escape alone is known only when nothing follows it at once.
    echo.pty.send("\u{1b}")
    try echo.pty.wait(for: "command mode") { $0.x == 8 }
    echo.pty.send("0x")
    try expectLine("echo> bc", on: echo)
    echo.pty.send("A!\r")
    try echo.pty.expect("= bc!")
    try echo.ready()
    echo.pty.send("\u{1b}[A\u{1b}[A")
    try expectLine("echo> first", on: echo)
    echo.pty.send("\u{1b}")
    try echo.pty.wait(for: "command mode") { $0.x == 10 }
    echo.pty.send("j")
    try expectLine("echo> bc!", on: echo)
    echo.pty.send("\u{3}")
    try echo.ready()
    echo.pty.send("pa\t")
    try expectLine("echo> padding=", on: echo)
  }

  @Test func aBindingOfTheUsersHolds() throws {
    let echo = try start("echo-terminal:bind ^T ed-move-to-beg\nother:bind -v\n")
    try echo.type("abc")
    echo.pty.send("\u{14}X")
    try expectLine("echo> Xabc", on: echo)
  }
}
