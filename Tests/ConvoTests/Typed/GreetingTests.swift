internal import PseudoTerminal
internal import Testing

/// The greeting before the first prompt.
@Suite struct GreetingTests {
  @Test func itIsLongTheFirstTimeAndShortAfterwards() throws {
    let home = try ScratchFolder()
    let first = try Talk(home: home)
    try first.ready()
    #expect(first.pty.screen.text.contains("To begin:"))
    #expect(try first.end() == 0)
    let second = try Talk(home: home)
    try second.ready()
    #expect(second.pty.screen.row(0).hasPrefix("convo "))
    #expect(second.pty.screen.y == 1)
  }

  @Test func quietSaysNothingAndAnswersWithValues() throws {
    let talk = try Talk(arguments: ["--quiet"])
    try talk.ready()
    #expect(talk.pty.screen.y == 0)
    try talk.ask("conv [1 2 3] [1 1]", "\n[3 5]\n")
    #expect(!talk.pty.screen.text.contains("window"))
  }
}
