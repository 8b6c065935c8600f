internal import Foundation
internal import PseudoTerminal
internal import Testing

/// A person at a terminal.
@Suite struct ConversationTests {
  @Test func theLastAnswerIsSavedAsAPictureThatMoves() throws {
    let talk = try Talk()
    try talk.ask("toeplitz iota(4x4) [1 0; 2 -1]", "y = [")
    try talk.ask("save \"\(talk.home.path)/m.svg\"", "m.svg")
    let picture = try String(contentsOfFile: talk.home.path + "/m.svg", encoding: .utf8)
    #expect(picture.contains("row 9 of 9") && picture.contains("@keyframes"))
    #expect(picture.utf8.count < 60_000)
  }

  @Test func theWindowStandsOnAGroundOfItsOwn() throws {
    let talk = try Talk()
    try talk.ask("conv [1 2 3] [1 1]", "y = [3 5]")
    try talk.pty.expectOutput("\u{1b}[38;5;16;48;5;222m[1  2]")
    let plain = try Talk(variables: ["NO_COLOR": "1"])
    try plain.ask("conv [1 2 3] [1 1]", "y = [3 5]")
    let text = String(decoding: plain.pty.output, as: UTF8.self)
    #expect(text.contains("[1  2]") && !text.contains("m[1  2]"))
  }

  @Test func itGreetsAnswersAndLeaves() throws {
    let talk = try Talk()
    try talk.ready()
    #expect(talk.pty.screen.row(0).hasPrefix("convo "))
    #expect(talk.pty.screen.text.contains("To begin:"))
    try talk.ask("1/3 + 1/6", "\n0.5\n")
    try talk.ask("x = [1 2 3]", "convo> x = [1 2 3]\nconvo>")
    try talk.ask("conv x [1 1] steps=none", "y = [3 5]")
    #expect(try talk.end() == 0)
  }

  @Test func theGreetingsExampleRuns() throws {
    let talk = try Talk()
    try talk.ask("conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]", "y = [−4  −4")
  }

  @Test func quitLeaves() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("quit\r")
    #expect(try talk.pty.exitStatus() == 0)
  }

  @Test func failuresDoNotCountInTheEnd() throws {
    let talk = try Talk()
    try talk.ask("nobody", "error[unknown-name]")
    #expect(try talk.end() == 0)
  }

  @Test func anOpenBracketGoesOn() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("x = [1 2\r")
    try talk.pty.prompt(Talk.more)
    talk.pty.send("3 4]\r")
    try talk.ask("sum(x)", "\n10\n")
  }

  @Test func aBackslashGoesOn() throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send("1 + \\\r")
    try talk.pty.prompt(Talk.more)
    talk.pty.send("41\r")
    try talk.pty.expect("\n42\n")
  }

  @Test(arguments: ["\u{1b}[200~x = [1 2\r 3 4\r 5 6]\u{1b}[201~\r", "x = [1 2\r 3 4\r 5 6]\r"])
  func aPastedMatrixIsOneStatement(keys: String) throws {
    let talk = try Talk()
    try talk.ready()
    talk.pty.send(keys)
    try talk.pty.expect("5 6]")
    try talk.ask("sum(x)", "\n21\n")
    #expect(!talk.pty.screen.text.contains("error"))
  }

  @Test func anErrorStandsUnderItsLine() throws {
    let talk = try Talk(variables: ["NO_COLOR": "1"])
    try talk.ask("1 + nobody", "error[unknown-name]")
    try talk.pty.wait(for: "the place") { screen in
      let rows = screen.text.split(separator: "\n")
      return rows.contains { $0.hasSuffix("1 + nobody") && !$0.hasPrefix("convo") }
        && rows.contains { $0.contains("^^^^^^") }
    }
    #expect(!talk.pty.output.contains([0x1B, 0x5B, 0x33]))
  }

  @Test func coloursAreUsedWhereTheTerminalHasThem() throws {
    let coloured = try Talk()
    try coloured.ask("nobody", "error[unknown-name]")
    #expect(coloured.pty.output.contains(Array("\u{1b}[1;38;5;31mconvo".utf8)))
    for (arguments, variables) in [
      ([], ["NO_COLOR": "1"]), (["--color", "never"], [:]), (["--color=never"], ["TERM": "xterm"]),
    ] as [([String], [String: String])] {
      let plain = try Talk(arguments: arguments, variables: variables)
      try plain.ask("nobody", "error[unknown-name]")
      #expect(!plain.pty.output.contains(Array("\u{1b}[1;3".utf8)))
      #expect(!plain.pty.output.contains(Array("\u{1b}[3".utf8)))
    }
  }

  @Test func answersAreAsWideAsTheWindow() throws {
    let talk = try Talk(columns: 50, rows: 60)
    try talk.ask("random(3x60)", "more columns")
    let rows = (0..<60).map(talk.pty.screen.row)
    #expect(rows.allSatisfy { $0.count < 50 || $0.hasPrefix("To begin") })
    talk.pty.resize(columns: 80, rows: 60)
    try talk.ask("help conv", "kernel")
    try talk.pty.wait(for: "longer rows") { screen in
      (0..<60).contains { screen.row($0).count > 55 }
    }
  }

  @Test func aDumbTerminalIsSpokenToPlainly() throws {
    let talk = try Talk(variables: ["TERM": "dumb"])
    try talk.ask("1 + 1", "\n2\n")
    talk.pty.send("[1 2\r")
    try talk.pty.prompt(Talk.more)
    talk.pty.send("]\r")
    try talk.pty.expect("[1 2]")
    try talk.ask("nobody", "error[unknown-name]")
    #expect(!talk.pty.output.contains(0x1B))
    #expect(try talk.end() == 0)
  }

  @Test func scriptsAtATerminalAreNoConversation() throws {
    let talk = try Talk(arguments: ["--json"])
    talk.pty.send("1 + 1\r")
    try talk.pty.expect("\"value\":2}")
    #expect(!talk.pty.screen.text.contains("To begin"))
    #expect(try talk.end() == 0)
  }
}

extension [UInt8] {
  func contains(_ piece: [UInt8]) -> Bool {
    guard piece.count <= count else { return false }
    return (0...(count - piece.count)).contains {
      self[$0..<($0 + piece.count)].elementsEqual(piece)
    }
  }
}
