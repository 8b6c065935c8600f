import Arithmetic
import Commands
import Documents
import Sessions
import Syntax
import Testing

/// Assignments run as they stand.
@Suite struct SheetTests {
  private func session(_ text: String) -> (Session, [Diagnostic]) {
    var session = Session()
    var failures: [Diagnostic] = []
    session.run(text) { outcome in
      if case .failure(let diagnostic) = outcome.result { failures.append(diagnostic) }
      return true
    }
    return (session, failures)
  }

  @Test func keysAreComputedAndCanBeGoneOnWith() throws {
    let (session, failures) = session(
      """
      assignment hw "By hand"
      x = iota(4x4)
      problem 5a "Pool." points=2
      answer 5a = pool(x, avg, 2x2)
      problem 5b "Slide." points=3/2 follow=5a
      answer 5b = conv(answer(5a), [[1, -1]])
      """)
    #expect(failures.isEmpty)
    #expect(session.sheet.id == "hw" && session.sheet.title == "By hand")
    let last = try #require(session.sheet.problem("5b"))
    #expect(last.key?.answer.value == .tensor(Tensor([[-2], [-2]])))
    #expect(last.options.points == (try Rational(3, 2)) && last.options.follow == "5a")
    #expect(session.last?.value == .tensor(Tensor([[-2], [-2]])))
  }

  @Test func everyStatementOfAProblemIsKept() throws {
    let (session, failures) = session(
      """
      credit flip=1/2 padding-ignored=1/4
      problem 6 "Give a command." points=2 allow=commands tol=1% places=3 from=1/3 credit=all
      answer 6 = conv 32x32 5x5 stride=2 padding=2
      require 6 shape(_) == 16x16 and call.kernel == 5x5
      hint 6 "Half of five." cost=1/4
      bug 6 own "Too small." credit=1/8 = conv 32x32 5x5
      accept 6 16x16
      """)
    #expect(failures.isEmpty)
    let problem = try #require(session.sheet.problem("6"))
    #expect(problem.credits.map(\.name) == ["flip", "padding-ignored"])
    #expect(problem.requirements.count == 1 && problem.accepted.count == 1)
    #expect(problem.hints.map(\.text) == ["Half of five."])
    #expect(problem.bugs.map(\.credit) == [try Rational(1, 8)])
    #expect(problem.options.tolerance == .relative(try Rational(1, 100)))
    #expect(!problem.options.creditsCells && problem.options.places == 3)
  }

  @Test(arguments: [
    ("answer 1 = 3; hint 1 \"?\"", "there is no problem 1"),
    ("problem 1 \"a\"; problem 1 \"b\"", "problem 1 already exists"),
    ("problem 1 \"a\" points=many", "`points` is a number from 0"),
    ("problem 1 \"a\" from=2", "`from` is a number from 0 to 1"),
    ("problem 1 \"a\" pionts=2", "`problem` has no option `pionts`"),
    ("problem 1 \"a\" follow=0", "there is no earlier answer 0"),
    (
      "problem 1 \"a\"; answer 1 = 3; require 1 _ == 4",
      "the key itself does not meet this condition"
    ),
    ("ensure 1 == 2", "this condition is false"),
    ("answer(9)", "there is no `answer(9)`"),
    ("hint", "no question is open"),
    ("assignment a due=1 color=red", "`assignment` has no option `color`"),
  ])
  func complaints(text: String, message: String) {
    #expect(session(text).1.first?.message == message)
  }

  @Test func studentsHaveNumbersOfTheirOwnThatNothingElseChanges() throws {
    func numbers(_ student: String, before: String = "") throws -> Value? {
      let (session, failures) = session(
        "student \(student)\nassignment hw salt=s\n\(before)\n"
          + "x = random(4x4, seed=variant(\"x\"))")
      #expect(failures.isEmpty)
      return session.variables["x"]?.value
    }
    #expect(try numbers("u1") == numbers("U1"))
    #expect(try numbers("u1") != numbers("u2"))
    #expect(try numbers("u1") == numbers("u1", before: "y = random(3, seed=variant(\"y\"))"))
  }

  /// SHA-256 of `convo-variant-1 hw s u1 x`, zero bytes between: its first eight bytes.
  @Test func seedsAreWhatTheyAreSaidToBe() {
    var variants = Variants()
    variants.assignment = "hw"
    variants.salt = "s"
    variants.student = "u1"
    #expect(variants.seed("x") == 0xBD30_D05D_588A_CD27)
    #expect(Array(Variants.comparable("  E\u{301}VA ").unicodeScalars) == ["\u{C9}", "v", "a"])
  }

  @Test func dataAreDrawnAgainUntilWhatMustHoldDoes() throws {
    let (session, failures) = session(
      """
      assignment hw
      x = random(3, seed=variant("x"), low=0, high=2)
      problem 1 "Sum."
      ensure sum(x) == 6
      answer 1 = sum(x)
      """)
    #expect(failures.isEmpty)
    #expect(session.variables["x"]?.value == .tensor(Tensor([2, 2, 2])))
    #expect(session.sheet.problems.map(\.id) == ["1"])
    #expect(session.sheet.problem("1")?.key?.answer.value == .tensor(Tensor(6)))
  }
}
