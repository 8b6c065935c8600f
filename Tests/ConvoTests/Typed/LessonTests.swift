internal import PseudoTerminal
internal import Testing

/// Lessons at the prompt, a step at a time.
@Suite struct LessonTests {
  private struct School {
    let home: ScratchFolder

    init() throws {
      home = try ScratchFolder()
      _ = try home.file(
        "01-first.convo",
        containing: """
          ## 1. First things
          # Guess what comes.
          x = [1 2]
          expect [1 2]

          # And now?
          x + 1
          expect [2 3]

          # Done.
          """)
      _ = try home.file("02-next.convo", containing: "## 2. The next\n# Ask.\n3 * 3\n")
    }

    func talk() throws -> Talk { try Talk(home: home, variables: ["CONVO_LESSONS": home.path]) }
  }

  private func step(_ talk: Talk, _ prompt: String) throws { try talk.pty.prompt(prompt + "> ") }

  @Test func theyAreListed() throws {
    let talk = try School().talk()
    try talk.ask("lesson", "First things")
    #expect(talk.pty.screen.text.contains("  2   next     The next"))
  }

  @Test func enterGoesOnAndTypedStatementsAreAnswered() throws {
    let school = try School()
    let talk = try school.talk()
    try talk.ask("x = 100", "x = 100\nconvo>")
    talk.pty.send("lesson first\r")
    try step(talk, "lesson 1 (1/3)")
    #expect(talk.pty.screen.text.contains("Guess what comes.\n\n> x = [1 2]\n"))
    talk.pty.send("\r")
    try step(talk, "lesson 1 (2/3)")
    #expect(talk.pty.screen.text.contains("> x = [1 2]\n\nAnd now?\n\n> x + 1\n"))
    talk.pty.send("sum(x)\r")
    try talk.pty.expect("\n3\n")
    try step(talk, "lesson 1 (2/3)")
    talk.pty.send("nobody\r")
    try talk.pty.expect("error[unknown-name]")
    try step(talk, "lesson 1 (2/3)")
    talk.pty.send("\r")
    try talk.pty.expect("[2 3]\n\nDone.\n")
    try talk.pty.expect("lesson next continues with lesson 2: The next.")
    #expect(!talk.pty.screen.text.contains("expect"))
    try talk.ask("x", "\n100\n")
  }

  @Test func theReaderGoesOnWhereTheyWere() throws {
    let school = try School()
    for leave in ["q\r", "quit\r", "\u{4}"] {
      let talk = try school.talk()
      try talk.ready()
      talk.pty.send("lesson 1\r")
      try step(talk, "lesson 1 (1/3)")
      talk.pty.send("\r")
      try step(talk, "lesson 1 (2/3)")
      talk.pty.send(leave)
      try talk.ready()
      #expect(try talk.end() == 0)
    }
    let talk = try school.talk()
    try talk.ready()
    talk.pty.send("lesson next\r")
    try step(talk, "lesson 1 (2/3)")
    talk.pty.send("sum(x)\r")
    try talk.pty.expect("\n3\n")
    try step(talk, "lesson 1 (2/3)")
    talk.pty.send("\r")
    try talk.ready()
    talk.pty.send("lesson next\r")
    try step(talk, "lesson 2 (1/1)")
    talk.pty.send("\r")
    try talk.pty.expect("\n9\n")
    try talk.ready()
    try talk.ask("lesson next", "That was the last lesson")
  }

  @Test func anotherLessonCanBeTakenInsideOne() throws {
    let talk = try School().talk()
    try talk.ready()
    talk.pty.send("lesson 1\r")
    try step(talk, "lesson 1 (1/3)")
    talk.pty.send("\u{3}")
    try talk.pty.expect("^C\n")
    try step(talk, "lesson 1 (1/3)")
    talk.pty.send("lesson 2\r")
    try step(talk, "lesson 2 (1/1)")
  }

  @Test func aScriptPrintsThemWithoutAStop() throws {
    let school = try School()
    let program = try PipedConvo().run(
      input: "lesson 2\n1 + 1\n", variables: ["CONVO_LESSONS": school.home.path])
    #expect(program.status == 0)
    #expect(program.text.contains("> lesson 2\n"))
    #expect(program.text.contains("> 3 * 3\n"))
    #expect(program.text.hasSuffix("> 1 + 1\n  2\n") || program.text.hasSuffix("> 1 + 1\n2\n"))
  }

  @Test func missingLessonsAreSaid() throws {
    let program = try PipedConvo().run("-c", "lesson", variables: ["CONVO_LESSONS": "/no/such"])
    #expect(program.status == 1)
    #expect(program.errorText.contains("looked in /no/such"))
  }
}
