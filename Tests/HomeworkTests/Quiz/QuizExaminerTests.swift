import Arithmetic
import Documents
import Sessions
import Testing

@testable import Homework

/// A quiz from its first question to its score.
@Suite struct QuizExaminerTests {
  @Test(arguments: QuizTopic.allCases)
  func keysAreRight(topic: QuizTopic) {
    var quiz = Quizzed()
    #expect(quiz.ask("quiz \(topic) seed=5 count=2").contains("\(topic) 1 of 2 · seed 5"))
    let first = quiz.ask(quiz.key)
    #expect(first.contains("  Right."))
    #expect(first.contains("\(topic) 2 of 2"))
    let last = quiz.ask(quiz.key)
    #expect(last.contains("2 of 2 right at the first try; 2 of 2 points."))
    #expect(!quiz.session.isAsked)
    let record = quiz.progress.subjects["\(topic)"]
    #expect(record?.asked == 2 && record?.first == 2 && record?.seed == 5)
  }

  /// The sum behind a right answer, as `why` prints it; the law for a size.
  @Test func rightAnswersAreExplained() {
    var quiz = Quizzed()
    _ = quiz.ask("quiz conv seed=3")
    #expect(quiz.ask("[7 0 -3]").contains("window 2 of 3 → y[1]"))
    _ = quiz.ask("quiz shape seed=3")
    #expect(quiz.ask(quiz.key).contains("o = ⌊(i + 2p − d(k − 1) − 1) / s⌋ + 1"))
  }

  @Test func triesAreCountedAndWorthLess() {
    var quiz = Quizzed()
    _ = quiz.ask("quiz conv seed=3 count=1")
    #expect(quiz.ask("[7, 0, -3, 4]").contains("4 numbers instead of 3 numbers. (try 1 of 3)"))
    #expect(
      quiz.ask("[7, 0, -3, 4]").contains(
        "This is the same answer as before. (This does not count as a try.)"))
    #expect(quiz.ask("[7 0").contains("This could not be read"))
    #expect(quiz.ask("conv(x, k)").contains("(This does not count as a try.)"))
    let right = quiz.ask("[[7, 0, -3]]")
    #expect(right.contains("That earns 2/3 of the"))
    #expect(right.contains("0 of 1 right at the first try, 1 more right later; 0.67 of 1 points."))
  }

  @Test func afterThreeTriesTheAnswerIsTold() {
    var quiz = Quizzed()
    _ = quiz.ask("quiz conv seed=3 count=1")
    _ = quiz.ask("[1 1 2]")
    _ = quiz.ask("[1 1 3]")
    let told = quiz.ask("[1 1 4]")
    #expect(told.contains("(try 3 of 3)"))
    #expect(told.contains("y = [7 0 −3]"))
    #expect(told.contains("0 of 1 right"))
  }

  /// A mistake of the catalogue is named and recorded.
  @Test func mistakesAreNamedAndKept() throws {
    var quiz = Quizzed()
    _ = quiz.ask("quiz transpose seed=9")
    let examiner = try #require(quiz.session.examiner as? QuizExaminer)
    let key = try #require(examiner.round?.asked?.problem.key)
    let mistake = try #require(Mistake.inOrder.first { $0.name == "negated" })
    let wrong = try #require(mistake.values(in: key).first)
    #expect(quiz.ask(wrong.lineText).contains("opposite sign"))
    #expect(quiz.progress.mistakes == ["negated": 1])
  }

  @Test func hintsComeOneAtATimeAndCost() {
    var quiz = Quizzed()
    _ = quiz.ask("quiz conv seed=3 count=1")
    #expect(quiz.ask("hint").contains("o = ⌊"))
    #expect(quiz.ask("hint").contains("window 1 of 3 → y[0]"))
    #expect(quiz.ask("hint").contains("no more hints"))
    #expect(quiz.ask("[7 0 -3]").contains("That earns 2/3 of the points."))
  }

  @Test func skipShowAgainAndQuit() {
    var quiz = Quizzed()
    let first = quiz.ask("quiz pool seed=2 count=4")
    let again = quiz.ask("again")
    #expect(again.contains("pool 1 of 4"))
    #expect(!first.contains(again))
    #expect(quiz.ask("skip").contains("pool 2 of 4"))
    let shown = quiz.ask("show")
    #expect(shown.contains("window 1 of"))
    #expect(shown.contains("pool 3 of 4"))
    #expect(quiz.ask("quiz").contains("pool 3 of 4"))
    #expect(quiz.ask("quit").contains("0 of 1 right at the first try, 1 skipped; 0 of 1 points."))
    #expect(!quiz.session.isAsked && !quiz.session.isOver)
    // It goes on where it was left.
    #expect(quiz.ask("quiz").contains("pool 3 of 4"))
    #expect(quiz.ask("quit").contains("quiz goes on from here."))
    #expect(quiz.ask("quiz pool").contains("pool 1 of 5"))
  }

  /// A quiz without a seed begins with an easy question, whatever the seed that is drawn.
  @Test func quizzesRise() throws {
    for seed in UInt64(1)...12 {
      var maker = QuestionMaker(topic: .conv)
      maker.level = 1
      let made = try #require(maker.question(seed: seed))
      #expect(!made.problem.title.contains("stride 2") && !made.problem.title.contains("padding 1"))
    }
  }

  /// What gives the answer is not shown while it is asked for, and the review names a lesson.
  @Test func theAnswerIsNotGivenAway() {
    var quiz = Quizzed()
    _ = quiz.ask("quiz conv seed=3 count=1")
    let key = quiz.key
    _ = quiz.ask("z = conv(x, k, stride=2)")
    #expect(quiz.ask("z").contains("what the question asks for"))
    #expect(!quiz.ask("conv x k stride=2").contains(key))
    #expect(!quiz.ask("x").contains("asks for"))
    let end = quiz.ask("show")
    #expect(end.contains("0 of 1 right") && end.contains("lesson sliding-windows"))
  }

  static let homework = """
    assignment hw "By hand"
    x = [1 2 0; 0 1 3; 2 1 0]
    k = [1 0; 0 -1]
    secret z = 3
    problem a "What is y[0,1] of conv(x, k)?" points=3
    hint a "Row 0, column 1." cost=1/3
    answer a = conv(x, k)[0,1]
    problem b "A conv command from 32x32 to 16x16, please." allow=commands worth=1
    answer b = conv 32x32 5x5 stride=2 padding=2
    require b shape(_) == 16x16
    problem c "Which mistake gives [0 -1; -1 1]?"
    answer c = bug flip
    """

  @Test func filesAreAskedInOrder() {
    var quiz = Quizzed(files: ["hw.convo": Self.homework])
    let first = quiz.ask("quiz hw.convo")
    #expect(first.contains("problem a · 3 points"))
    #expect(first.contains("x = [1  2  0"))
    #expect(!first.contains("z ="))
    #expect(quiz.ask("hint").contains("Row 0, column 1."))
    let why = quiz.ask("-1")
    #expect(why.contains("Right. That earns 2/3 of the points."))
    #expect(why.contains("window 2 of 4 → y[0,1]"))
    #expect(why.contains("problem b"))
    #expect(quiz.ask("conv 32x32 5x5 stride=2 padding=2").contains("problem c"))
    #expect(quiz.ask("bug flip").contains("2 of 3 right at the first try, 1 more right later"))
    #expect(quiz.progress.problems["hw.convo"]?["a"]?.best == Rational(2).divided(by: 3))
    // A right answer is not asked again when the quiz continues.
    #expect(quiz.ask("quiz").contains("problem a"))
    #expect(quiz.ask("skip").contains("No question was answered."))
  }

  @Test func filesThatCannotBeAsked() {
    var quiz = Quizzed(files: ["bad.convo": "answer 1 = 3\nnonsense here", "hw.convo": "x = 1"])
    #expect(quiz.ask("quiz none.convo") == "file")
    #expect(quiz.ask("quiz bad.convo") == "file")
    #expect(quiz.ask("quiz hw.convo") == "file")
    #expect(quiz.ask("quiz nobody") == "unknown-value")
    #expect(quiz.ask("quiz \"hw.convo\" pool") == "extra-argument")
    #expect(!quiz.session.isAsked)
  }

  @Test func variantsAreDrawnAgain() {
    let text = """
      assignment v
      x = random(3x3, seed=variant("x"), low=0, high=9)
      problem 1 "Add 1 to x."
      answer 1 = x + 1
      """
    var quiz = Quizzed(files: ["v.convo": text])
    _ = quiz.ask("quiz v.convo")
    let first = quiz.key
    _ = quiz.ask("again")
    #expect(quiz.key != first)
    _ = quiz.ask("quiz v.convo seed=4")
    let seeded = quiz.key
    #expect(seeded != first)
    _ = quiz.ask("quiz v.convo seed=4")
    #expect(quiz.key == seeded)
    #expect(quiz.ask(quiz.key).contains("Right."))
  }
}
