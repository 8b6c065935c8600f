internal import PseudoTerminal
internal import Testing

/// A new window size, Ctrl-Z and `fg`.
@Suite struct LineEditorJobTests {
  @Test func aNarrowerWindowWrapsTheLineAnew() throws {
    let echo = try EchoTerminal()
    try echo.ready()
    let line = "12345678901234567890123456789012345678"
    try echo.type(line)
    echo.pty.resize(columns: 30, rows: 12)
    try echo.pty.wait(for: "the second row") { screen in
      (0..<screen.rows).contains { screen.row($0) == line.dropFirst(24) }
    }
    echo.pty.send("X\r")
    try echo.pty.expect("= \(line.prefix(28))\n\(line.dropFirst(28))X")
    try echo.ready()
  }

  @Test func aWiderWindowIsUsed() throws {
    let echo = try EchoTerminal(columns: 30)
    try echo.ready()
    echo.pty.resize(columns: 70, rows: 12)
    echo.pty.send(String(repeating: "x", count: 40))
    try echo.pty.expect("echo> " + String(repeating: "x", count: 40))
  }

  @Test func stoppedAndBroughtBackTheLineIsThere() throws {
    let echo = try EchoTerminal.bash()
    try echo.pty.prompt("shell$ ")
    echo.pty.send(try BuiltProgram.path("echo-terminal") + "\r")
    try echo.ready()
    try echo.type("keep")
    echo.pty.send("\u{1a}")
    try echo.pty.expect("Stopped")
    try echo.pty.prompt("shell$ ")
    #expect(!echo.pty.screen.text.contains("^Z^Z"))
    echo.pty.send("fg\r")
    try echo.pty.wait(for: "the line again") { $0.cursorRow == "echo> keep" }
    echo.pty.send("ing\r")
    try echo.pty.expect("= keeping")
    try echo.ready()
    echo.pty.send("\u{4}")
    try echo.pty.expect("bye")
    try echo.pty.prompt("shell$ ")
    echo.pty.send("exit\r")
    #expect(try echo.pty.exitStatus() == 0)
  }
}
