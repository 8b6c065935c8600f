internal import Foundation
internal import PseudoTerminal
internal import Sessions
internal import Testing

@testable internal import convo

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

  @Test func theyAreListedWithWhatWasDone() throws {
    let school = try School()
    let talk = try school.talk()
    try talk.ask("lesson", "First things")
    #expect(talk.pty.screen.text.contains("  2   next     The next"))
    #expect(!talk.pty.screen.text.contains("done"))
    talk.pty.send("lesson 2\r")
    try step(talk, "lesson 2 (1/1)")
    talk.pty.send("\r")
    try talk.ready()
    talk.pty.send("lesson 1\r")
    try step(talk, "lesson 1 (1/3)")
    talk.pty.send("\r")
    try step(talk, "lesson 1 (2/3)")
    talk.pty.send("q\r")
    try talk.ready()
    try talk.ask("lesson", "step 2 of 3 ← you are here")
    #expect(talk.pty.screen.text.contains("✓ done"))
  }

  @Test func enterGoesOnAndTypedStatementsAreAnswered() throws {
    let school = try School()
    let talk = try school.talk()
    try talk.ask("x = 100", "x = 100\nconvo>")
    talk.pty.send("lesson first\r")
    try step(talk, "lesson 1 (1/3)")
    #expect(talk.pty.screen.text.contains("Guess what comes.\n\nEnter runs  x = [1 2]\n"))
    talk.pty.send("\r")
    try step(talk, "lesson 1 (2/3)")
    #expect(
      talk.pty.screen.text.contains(
        "Guess what comes.\n\n> x = [1 2]\n\nAnd now?\n\nEnter runs  x + 1\n"))
    talk.pty.send("sum(x)\r")
    try talk.pty.expect("\n3\n")
    try step(talk, "lesson 1 (2/3)")
    talk.pty.send("nobody\r")
    try talk.pty.expect("error[unknown-name]")
    try step(talk, "lesson 1 (2/3)")
    // The statement itself may be typed, too.
    talk.pty.send("x + 1\r")
    try talk.pty.expect("[2 3]\n\nDone.\n")
    try talk.pty.expect("lesson next continues with lesson 2: The next.")
    #expect(!talk.pty.screen.text.contains("expect"))
    try talk.ask("x", "\n100\n")
  }

  /// Questions wait for an answer, and facts are shown as facts.
  @Test func predictionsAreJudged() throws {
    let home = try ScratchFolder()
    _ = try home.file(
      "01-asks.convo",
      containing: """
        ## 1. Asks
        x = [1 8 3 5 2 7]
        k = [1 -1]

        # What is y?

        #? conv(x, k)
        y = conv(x, k)
        expect [-7 5 -2 3 -5]
        expect y[0] == 1 - 8

        ## Exercises
        # 1. One and one?
        # 2. Two and two?

        #?1 1 + 1
        1 + 1
        #?2 2 + 2
        2 + 2
        """)
    let talk = try Talk(home: home, variables: ["CONVO_LESSONS": home.path])
    try talk.ready()
    talk.pty.send("lesson 1\r")
    try step(talk, "lesson 1 (1/4)")
    talk.pty.send("\r")
    try talk.pty.prompt("lesson 1 (2/4)? ")
    #expect(talk.pty.screen.text.contains("What is y?\n\n? conv(x, k)\n"))
    talk.pty.send("[7 -5 2 -3 5]\r")
    try talk.pty.expect("Not yet. Size right.")
    try talk.pty.prompt("lesson 1 (2/4)? ")
    talk.pty.send("hint\r")
    try talk.pty.expect("o = ⌊")
    try talk.pty.prompt("lesson 1 (2/4)? ")
    talk.pty.send("[-7 5 -2 3 -5]\r")
    try talk.pty.prompt("lesson 1 (3/4)? ")
    #expect(talk.pty.screen.text.contains("Right.\n\n> y = conv(x, k)\n\n✓ y[0] == 1 - 8   (−7)\n"))
    #expect(!talk.pty.screen.text.contains("Two and two"))
    talk.pty.send("back\r")
    try talk.pty.prompt("lesson 1 (2/4)? ")
    talk.pty.send("skip\r")
    try talk.pty.prompt("lesson 1 (3/4)? ")
    talk.pty.send("\r")
    try talk.pty.expect("Say what you think first.")
    try talk.pty.prompt("lesson 1 (3/4)? ")
    talk.pty.send("\r")
    try talk.pty.expect("Two and two?")
    try talk.pty.prompt("lesson 1 (4/4)? ")
    talk.pty.send("show\r")
    try talk.pty.expect("answer = 4")
    try talk.ready()
  }

  /// The course needs no folder, and the working folder's own lessons stand beside it.
  @Test func theCourseIsInTheProgram() throws {
    let bare = try ScratchFolder()
    let ask = try "cd '\(bare.path)' && '\(BuiltProgram.path("convo"))' -c lesson"
    func program() throws -> PipedProgram {
      try PipedProgram(
        ["/bin/sh", "-c", ask], input: [],
        environment: ["PATH": "/usr/bin:/bin", "HOME": bare.path, "SWIFT_BACKTRACE": "enable=no"])
    }
    let list = try program()
    #expect(list.status == 0)
    #expect(list.text.contains("sliding-windows") && list.text.contains("Sliding windows"))
    try FileManager.default.createDirectory(
      atPath: bare.path + "/Lessons", withIntermediateDirectories: false)
    _ = try bare.file("Lessons/01-sliding-windows.convo", containing: "## 1. Mine\n1 + 1\n")
    _ = try bare.file("Lessons/90-own.convo", containing: "## 90. My own\n1 + 1\n")
    let mixed = try program()
    #expect(mixed.text.contains("My own") && mixed.text.contains("Mine"))
    #expect(!mixed.text.contains("Sliding windows") && mixed.text.contains("Padding"))
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

  /// The build puts every lesson into the program.
  @Test func theCourseIsTheFolder() throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Lessons")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".convo") }.sorted()
    let course = LessonShelf.course
    #expect(course.map { $0.name + ".convo" } == files)
    for lesson in course {
      let text = try String(
        contentsOf: folder.appendingPathComponent(lesson.name + ".convo"), encoding: .utf8)
      #expect(lesson.text == text, "\(lesson.name) is older in the program")
    }
  }

  @Test func missingLessonsAreSaid() throws {
    let program = try PipedConvo().run("-c", "lesson", variables: ["CONVO_LESSONS": "/no/such"])
    #expect(program.status == 1)
    #expect(program.errorText.contains("looked in /no/such"))
  }
}
