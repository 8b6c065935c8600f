internal import PseudoTerminal
internal import Testing

/// Answers longer than the screen.
@Suite struct PagerTests {
  private static let pager = "head -n 2; echo paged; cat > /dev/null"

  private func talk(_ arguments: [String] = [], _ variables: [String: String] = [:]) throws -> Talk
  {
    try Talk(
      arguments: arguments, rows: 20,
      variables: ["PAGER": Self.pager].merging(variables) { $1 })
  }

  @Test func longAnswersGoThroughItAndShortOnesDoNot() throws {
    let talk = try talk()
    try talk.ask("help conv", "paged")
    try talk.ask("conv [1 2 3] [1 1] steps=none", "y = [3 5]\nconvo>")
    try talk.ask("set pager off", "off\nconvo>")
    try talk.ask("help conv", "see also")
    try talk.ask("set pager on", "on\nconvo>")
    talk.pty.send("help errors\r")
    try talk.pty.wait(for: "the pager again") { $0.row($0.y - 1) == "paged" }
  }

  @Test func resultsStayInSight() throws {
    let talk = try talk()
    try talk.ask("conv iota(3x3) ones(2x2)", "y = [ 8  12\n       20  24]\nconvo>")
    #expect(!talk.pty.screen.text.contains("paged"))
    try talk.ask("conv iota(3x9) ones(2x2) steps=all", "paged\n\n  y =")
  }

  @Test func resultsStandThereOnce() throws {
    let talk = try talk([], ["PAGER": "sed -n p"])
    try talk.ask("conv iota(3x9) ones(2x2) steps=all", "  y =")
    let written = String(decoding: talk.pty.output, as: UTF8.self)
    #expect(written.ranges(of: "y = [").count == 1)
    #expect(written.contains("window 16 of 16"))
  }

  @Test func coloursAreKept() throws {
    let talk = try talk([], ["PAGER": "cat -v | head -n 1"])
    try talk.ask("help conv", "^[[")
  }

  @Test func lessShowsPagesAndLeaves() throws {
    let talk = try talk([], ["PAGER": "less"])
    try talk.ready()
    talk.pty.send("help conv\r")
    try talk.pty.expect("Space for more, q quits")
    talk.pty.send("G")
    try talk.pty.expect("This is the end, q quits")
    talk.pty.send("q")
    try talk.ask("1 + 1", "\n2\n")
  }

  @Test func aPagerThatIsNotThereLosesNothing() throws {
    let talk = try talk([], ["PAGER": "/no/such/pager"])
    try talk.ask("help conv", "see also")
  }
}
