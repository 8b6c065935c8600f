internal import Foundation
internal import PseudoTerminal
internal import Testing

/// `convo --safe` at a terminal: no file and no other program.
@Suite struct SafeConversationTests {
  @Test func nothingIsReadWrittenOrRun() throws {
    let home = try ScratchFolder()
    let touch = "touch \(home.path)/run; cat"
    let talk = try Talk(
      home: home, arguments: ["--safe"], rows: 20,
      variables: ["PAGER": touch, "EDITOR": touch, "VISUAL": touch])
    try talk.ask("help conv", "see also")
    try talk.ask("edit", "error[not-in-safe-mode]")
    try talk.ask("history", "the history is a file")
    try talk.ask("set save", "`set save` writes a file")
    try talk.ask("set limit 1 GiB", "is not available with --safe")
    try talk.ask("save \"x.csv\" [1 2]", "error[not-in-safe-mode]")
    #expect(try talk.end() == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
  }
}
