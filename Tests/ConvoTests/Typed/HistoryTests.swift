internal import Foundation
internal import PseudoTerminal
internal import Testing

/// What was entered before.
@Suite struct HistoryTests {
  @Test func upRecalls() throws {
    let talk = try Talk()
    try talk.ask("11 * 11", "\n121\n")
    try talk.ask("2 * 2", "\n4\n")
    talk.pty.send("\u{1b}[A\u{1b}[A")
    try talk.pty.wait(for: "the older line") { $0.cursorRow == "convo> 11 * 11" }
    talk.pty.send(" + 1\r")
    try talk.pty.expect("\n122\n")
  }

  @Test func itOutlivesTheSession() throws {
    let home = try ScratchFolder()
    let first = try Talk(home: home)
    try first.ask("6 * 7", "\n42\n")
    #expect(try first.end() == 0)
    let second = try Talk(home: home)
    try second.ready()
    second.pty.send("\u{1b}[A")
    try second.pty.wait(for: "the line") { $0.cursorRow == "convo> 6 * 7" }
  }

  @Test func leavingTrimsTheFile() throws {
    let home = try ScratchFolder()
    let file = try home.file("history", containing: "1\n2\n1\n")
    for leave in ["\u{4}", "quit\r"] {
      let talk = try Talk(home: home)
      try talk.ready()
      talk.pty.send(leave)
      #expect(try talk.pty.exitStatus() == 0)
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "2\n1\nquit\n")
  }

  @Test func noneIsKeptWhereNoneIsWanted() throws {
    let home = try ScratchFolder()
    let talk = try Talk(home: home, variables: ["CONVO_HISTORY": ""])
    try talk.ask("6 * 7", "\n42\n")
    #expect(try talk.end() == 0)
    let files =
      FileManager.default.enumerator(atPath: home.path)?.compactMap { $0 as? String } ?? []
    #expect(!files.contains { $0.hasSuffix("history") }, "\(files)")
  }
}
