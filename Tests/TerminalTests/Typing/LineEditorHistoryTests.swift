internal import PseudoTerminal
internal import Testing

@testable internal import Terminal

/// Walking and searching the history at a real terminal.
@Suite struct LineEditorHistoryTests {
  private static let up = "\u{1b}[A"
  private static let down = "\u{1b}[B"

  private func start(with entries: [String]) throws -> EchoTerminal {
    let home = try ScratchFolder()
    let lines = entries.map { HistoryLine.encode($0) + "\n" }.joined()
    _ = try home.file("history", containing: lines)
    let echo = try EchoTerminal(home: home, variables: ["NO_COLOR": "1"])
    try echo.ready()
    return echo
  }

  private func expectLine(_ line: String, on echo: EchoTerminal) throws {
    try echo.pty.wait(for: "the line «\(line)»") { $0.cursorRow == line }
  }

  @Test func upKeepsToWhatBeginsAsTyped() throws {
    let echo = try start(with: ["conv a", "pool b", "conv c", "show d"])
    echo.pty.send("conv" + Self.up)
    try expectLine("echo> conv c", on: echo)
    echo.pty.send(Self.up)
    try expectLine("echo> conv a", on: echo)
    echo.pty.send(Self.down + Self.down)
    try expectLine("echo> conv", on: echo)
    echo.pty.send(" new\r")
    try echo.pty.expect("= conv new")
    try echo.ready()
    echo.pty.send(Self.up + Self.up)
    try expectLine("echo> show d", on: echo)
  }

  @Test func anEntryOfSeveralLinesIsRecalledWhole() throws {
    let echo = try start(with: ["older", "[1 2\n3 4]"])
    echo.pty.send(Self.up)
    try echo.pty.wait(for: "both rows") { $0.row(0) == "echo> [1 2" && $0.row(1) == "3 4]" }
    echo.pty.send(Self.up)
    try echo.pty.wait(for: "the cursor a row up") { $0.y == 0 }
    echo.pty.send(Self.up)
    try expectLine("echo> older", on: echo)
    echo.pty.send(Self.down)
    try echo.pty.wait(for: "both rows again") { $0.row(1) == "3 4]" && $0.y == 1 }
    echo.pty.send("\r")
    try echo.pty.expect("= [1 2⏎3 4]")
  }

  @Test func aLongEntryIsRecalledUncut() throws {
    let entry = String(repeating: "0123456789", count: 200)
    let echo = try start(with: [entry])
    echo.pty.send(Self.up + "\r")
    try echo.pty.expectOutput("= " + entry + "\r\n")
  }

  @Test func controlRSearches() throws {
    let echo = try start(with: ["卷积 a", "pool b", "k[1] c", "卷积 d"])
    echo.pty.send("\u{12}卷积")
    try expectLine("(search) 卷积: 卷积 d", on: echo)
    echo.pty.send("\u{12}")
    try expectLine("(search) 卷积: 卷积 a", on: echo)
    echo.pty.send("\u{13}")
    try expectLine("(search) 卷积: 卷积 d", on: echo)
    echo.pty.send("\u{7f}\u{7f}k[")
    try expectLine("(search) k[: k[1] c", on: echo)
    echo.pty.send("?")
    try expectLine("(search: nothing found) k[?: k[1] c", on: echo)
    echo.pty.send("\r")
    try echo.pty.expect("= k[1] c")
    try echo.ready()
  }

  @Test func controlGGivesTheLineBack() throws {
    let echo = try start(with: ["conv a"])
    try echo.type("mine")
    echo.pty.send("\u{12}conv")
    try expectLine("(search) conv: conv a", on: echo)
    echo.pty.send("\u{7}")
    try expectLine("echo> mine", on: echo)
  }

  @Test func anyOtherKeyTakesWhatWasFound() throws {
    let echo = try start(with: ["conv a", "pool"])
    echo.pty.send("\u{12}conv\u{5}")
    try expectLine("echo> conv a", on: echo)
    echo.pty.send("b\r")
    try echo.pty.expect("= conv ab")
  }

  @Test func interruptLeavesTheSearch() throws {
    let echo = try start(with: ["conv a"])
    echo.pty.send("\u{12}conv")
    try expectLine("(search) conv: conv a", on: echo)
    echo.pty.send("\u{3}")
    try echo.ready()
    try echo.enter("on")
  }

  @Test func theNextSessionRemembers() throws {
    let first = try EchoTerminal()
    try first.ready()
    try first.enter("conv one")
    try first.enter("卷积 two")
    #expect(try first.end() == 0)
    let second = try EchoTerminal(home: first.home)
    try second.ready()
    second.pty.send(Self.up)
    try expectLine("echo> 卷积 two", on: second)
    second.pty.send(Self.up)
    try expectLine("echo> conv one", on: second)
  }

  @Test func sessionsSideBySideLoseNothing() throws {
    let first = try EchoTerminal()
    let second = try EchoTerminal(home: first.home)
    try first.ready()
    try second.ready()
    for turn in 0..<5 {
      try first.enter("first\(turn)")
      try second.enter("second\(turn)")
    }
    first.pty.signal(9)
    #expect(try first.pty.exitStatus() == -9)
    #expect(try second.end() == 0)
    let entries = HistoryFile(path: first.home.path + "/history").load()
    #expect(entries == (0..<5).flatMap { ["first\($0)", "second\($0)"] })
  }
}
