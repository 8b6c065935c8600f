import Sessions
import Testing

@Suite struct ConfigurationTests {
  private func settings(_ statements: String) -> Settings {
    var session = Session()
    session.configure(statements) { outcome in #expect(!outcome.failed) }
    return session.settings
  }

  @Test func whatIsSavedIsReadBack() {
    let chosen = settings("set steps 7; set as tf\nset pager off\nset editor vi\nset limit 1000")
    let text = Configuration.text(of: chosen)
    #expect(text.contains("\nset steps 7\n"))
    #expect(text.contains("\n# set convention ml\n"))
    #expect(settings(text) == chosen)
    #expect(settings(Configuration.text(of: Settings())) == Settings())
  }

  @Test func anEqualsSignMayStandBetween() {
    #expect(settings("set steps=7; set as = tf") == settings("set steps 7; set as tf"))
    #expect(settings("set limit=1 GiB") == settings("set limit 1 GiB"))
  }

  @Test func linesOfThePersonsOwnStay() {
    let mine = """
      # My own.
      edges = sobel_x
      set steps 2  # few
      # set steps by hand if need be

      #set pager on
      """
    var chosen = Settings()
    chosen.steps = 9
    chosen.usesPager = false
    let text = Configuration.text(of: chosen, over: mine)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.prefix(6) == [
        "# My own.", "edges = sobel_x", "set steps 9  # few", "# set steps by hand if need be", "",
        "set pager off",
      ])
    #expect(lines.last == "" && lines.dropLast().last != "")
    #expect(Configuration.text(of: chosen, over: text) == text)
  }

  @Test func whatIsWrongIsToldWithItsLineAndStopsNothing() {
    var session = Session()
    var wrong: [Int] = []
    session.configure("set steps 5\nset banana 3\n\nx = [1\n nobody]\nquit\nset steps 6") {
      if $0.failed { wrong.append($0.line) }
    }
    #expect(wrong == [2, 4])
    #expect(session.settings.steps == 6)
    #expect(!session.isOver && session.last == nil && session.lastFailure == nil)
  }
}
