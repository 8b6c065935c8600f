internal import Foundation
internal import PseudoTerminal
internal import Testing

/// `history` and `edit`.
@Suite struct HistoryDirectiveTests {
  @Test func itListsNumbersAndForgets() throws {
    let home = try ScratchFolder()
    let file = try home.file("history", containing: "1 + 1\nx = [1\\n2]\n")
    let talk = try Talk(home: home)
    try talk.ask("history", "    1  1 + 1\n    2  x = [1\n       2]\n    3  history\nconvo>")
    try talk.ask("history 1", "    4  history 1\nconvo>")
    try talk.ask("history clear", "history clear\nconvo>")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "")
    try talk.ask("history", "\n    1  history\nconvo>")
  }

  @Test func aStatementOfSeveralLinesComesBackAsOne() throws {
    let talk = try Talk(home: ScratchFolder())
    try talk.ready()
    talk.pty.send("x = [1 2\r")
    try talk.pty.prompt(Talk.more)
    talk.pty.send("3 4]\r")
    try talk.ready()
    talk.pty.send("\u{1b}[A")
    try talk.pty.wait(for: "both lines") { screen in
      (1..<40).contains { screen.row($0) == "3 4]" && screen.row($0 - 1) == "convo> x = [1 2" }
    }
    talk.pty.send("\u{1b}[A\u{5}0\r")
    try talk.ask("sum(x)", "\n28\n")
  }

  @Test func theLastStatementIsEditedAndRun() throws {
    let home = try ScratchFolder()
    let script = try home.file(
      "editor", containing: "sed -i 's/2/5/' \"$2\"; cp \"$2\" \"$1/seen\"")
    let talk = try Talk(home: home, variables: ["EDITOR": "sh \(script) \(home.path)"])
    try talk.ask("1 + 2", "\n3\n")
    try talk.ask("edit", "> 1 + 5\n6\n")
    #expect(try String(contentsOfFile: home.path + "/seen", encoding: .utf8) == "1 + 5\n")
    talk.pty.send("\u{1b}[A")
    try talk.pty.wait(for: "what was edited") { $0.cursorRow == "convo> 1 + 5" }
    talk.pty.send("\r")
    try talk.ask("edit 2 * 2", "> 5 * 2\n10\n")
  }

  @Test(arguments: ["false", "truncate -s 0", "/no/such/editor"])
  func nothingIsRunWhereNothingWasSaved(editor: String) throws {
    let talk = try Talk(variables: ["EDITOR": editor])
    try talk.ask("edit 1 + 2", "Nothing was run")
    #expect(!talk.pty.screen.text.contains("\n3\n"))
  }
}
