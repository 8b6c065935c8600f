import Sessions
import Testing

@Suite struct LessonTests {
  private let lesson = Lesson(
    name: "03-padding",
    text: """
      ## 3. Padding round the edge
      # One word.

      x = [1 2 3]
      y = conv x [1 1]
      expect [3 5]

      # Another, over
      # two lines.
      z = [1
        2]

      sum(z)

      expect 3
      # The end.
      """)

  @Test func itsNameSaysNumberAndWord() {
    #expect(lesson.number == 3)
    #expect(lesson.word == "padding")
    #expect(lesson.title == "Padding round the edge")
    #expect(lesson.label == "lesson 3")
    let bare = Lesson(name: "extra", text: "1 + 1")
    #expect(bare.number == nil && bare.word == "extra" && bare.title == "extra")
    #expect(bare.label == "lesson extra")
  }

  @Test func stepsEndBeforeProseAndEmptyLines() {
    let steps = lesson.steps
    #expect(
      steps.map { $0.statements.map(\.text) } == [
        ["x = [1 2 3]", "y = conv x [1 1]", "expect [3 5]"], ["z = [1\n  2]"],
        ["sum(z)", "expect 3"], [],
      ])
    #expect(steps.map { $0.shown.count } == [2, 1, 1, 0])
    #expect(steps[1].prose.contains(.prose("# two lines.")))
    #expect(steps[3].prose.contains(.prose("# The end.")))
    #expect(steps[1].statements[0].line == 10)
  }

  /// Questions stand before the statements that answer them; each item of a list stands with its own.
  @Test func questionsBelongToTheStatementsBelow() {
    let lesson = Lesson(
      name: "a",
      text: """
        # How many?

        #? "how many" size(y)
        y = conv x k
        expect [1]
        expect a == b

        ## Exercises
        # 1. This one
        #    goes on.
        # 2. And that?

        #?1 1 + 1
        1 + 1
        expect 2
        #?2
        2 + 1
        """)
    let steps = lesson.steps
    #expect(steps.map { $0.question?.key } == [.value("size(y)"), .value("1 + 1"), .thought])
    #expect(steps[0].question?.label == "how many")
    #expect(steps[0].statements.map(\.fact) == [nil, nil, "a == b"])
    #expect(!steps[0].asksInWords && steps[1].asksInWords)
    #expect(steps[1].prose.contains(.prose("#    goes on.")))
    #expect(!steps[1].prose.contains(.prose("# 2. And that?")))
    #expect(steps[2].prose.contains(.prose("# 2. And that?")))
    #expect(LessonQuestion("# ordinary", line: 1) == nil)
    #expect(
      LessonQuestion("#?2 \"all\" require _ == 3", line: 1)?.key == .condition("_ == 3"))
  }

  /// A transcript does not know of questions.
  @Test func scriptsLeaveQuestionsOut() {
    var script = Script(session: Session())
    var said: [String] = []
    for line in ["# a", "#? 1 + 1", "1 + 1"] {
      Array(line.utf8).withUnsafeBufferPointer {
        script.feed($0) { if case .prose(let text) = $0 { said.append(text) } }
      }
    }
    #expect(said == ["# a"])
  }

  @Test func progressKeepsEveryLesson() {
    var progress = LessonProgress("03-padding 4\nnonsense\n02-flip done\n01-x -1\n")
    #expect(progress.last == LessonPlace(name: "02-flip", step: nil))
    #expect(progress.place(in: "03-padding")?.step == 4)
    progress.keep(LessonPlace(name: "03-padding", step: 5))
    #expect(progress.text == "02-flip done\n03-padding 5\n")
    #expect(LessonProgress(progress.text) == progress)
  }

  @Test func anEmptyLessonHasNoSteps() {
    #expect(Lesson(name: "a", text: "").steps.isEmpty)
    #expect(Lesson(name: "a", text: "\n\n").steps.isEmpty)
    #expect(Lesson(name: "a", text: "x = [1").steps.count == 1)
  }

  /// The request that a statement makes, or the code of its refusal.
  private func ask(_ text: String, conversation: Bool = true) -> (Request?, String?) {
    let lesson = lesson
    var session = Session()
    session.isConversation = conversation
    session.lessons = LessonShelf(
      read: { [lesson, Lesson(name: "04-pads", text: "1"), Lesson(name: "05-more", text: "2")] })
    var found: (Request?, String?) = (nil, nil)
    session.run(text) { outcome in
      if case .failure(let diagnostic) = outcome.result { found.1 = diagnostic.code.rawValue }
      found.0 = outcome.request
      return true
    }
    return found
  }

  @Test(arguments: ["lesson 3", "lesson padding", "lesson padd", "lesson 3 # this", "1; lesson 03"])
  func aLessonIsFound(text: String) { #expect(ask(text).0 == .lesson(lesson)) }

  @Test(arguments: [
    ("lesson 9", "unknown-value"), ("lesson pad", "ambiguous"), ("lesson \"", "unclosed"),
  ])
  func otherWordsAreRefused(text: String, code: String) { #expect(ask(text) == (nil, code)) }

  @Test func theListAsksForNothing() { #expect(ask("lesson") == (nil, nil)) }

  @Test(arguments: ["lesson next", "history", "history clear", "edit", "set save"])
  func scriptsHaveNoReader(text: String) {
    #expect(ask(text, conversation: false) == (nil, "not-in-scripts"))
    #expect(ask(text).0 != nil)
  }

  @Test(arguments: [("history -1", "unknown-value"), ("history all", "unknown-value")])
  func historyTakesNumbers(text: String, code: String) { #expect(ask(text) == (nil, code)) }

  @Test func missingLessonsAreSaid() {
    var session = Session()
    session.lessons = LessonShelf(places: { ["here", "there"] })
    session.run("lesson 1") { outcome in
      guard case .failure(let diagnostic) = outcome.result else { return false }
      #expect(diagnostic.code == .file)
      #expect(diagnostic.help.first == "looked in here, there")
      return true
    }
    #expect(session.lastFailure != nil)
  }

  @Test func safeModeOpensNoLesson() {
    var session = Session(settings: .safe)
    session.isConversation = true
    for text in ["lesson", "lesson 1", "edit", "set save"] {
      session.run(text) { _ in true }
      #expect(session.lastFailure?.code == .notInSafeMode, "\(text)")
    }
  }
}
