import Arithmetic
import Documents
import Homework
import Testing

@Suite struct AssignmentSheetTests {
  @Test func aSheetHasProblemsAndNothingOfTheirAnswers() throws {
    let assignment = try Assignment(Sample.assignment)
    let sheet = assignment.sheetText(of: Sample.assignment, for: Student(id: "u1", name: "Ann"))
    #expect(
      sheet.hasPrefix(
        """
        assignment hw3 "Convolutions by hand" due=2026-11-30T23:59+01:00
        student u1 "Ann"

        # Take your time.
        x = [1 2 0 1 3; 0 1 3 2 1; 2 1 0 1 4; 1 0 2 3 0; 3 2 1 0 2]
        k = [1 0 -1; 2 3 0; 0 -2 1]

        problem 1 "Slide k over x: stride 1, no padding." points=4
        answer 1 =

        problem 2 "Now stride 2, padding 1." points=4
        answer 2 =

        """))
    for word in ["toeplitz", "salt", "pepper", "secret", "z =", "credit", "require", "hint "] {
      #expect(!sheet.contains(word))
    }
    let submission = try Submission(bytes: Array(sheet.utf8))
    #expect(submission.answers.map(\.id) == ["1", "2", "3", "4", "5a", "5b", "6"])
  }

  @Test func aSheetCarriesNumbersAndNoSeeds() throws {
    let text = """
      assignment hw salt=s
      x = random(2x2, seed=variant("x"))
      problem 1 "Sum them."
      answer 1 = sum(x)
      """
    let (one, other) = try (
      Assignment(text, studentID: "u1"), Assignment(text, studentID: "u2")
    )
    let sheets = [one, other].map { $0.sheetText(of: text, for: Student(id: "")) }
    #expect(sheets[0] != sheets[1])
    for sheet in sheets {
      #expect(!sheet.contains("variant") && !sheet.contains("random"))
      #expect(sheet.contains("x = ["))
    }
  }

  /// Each student reads their own numbers in the problem; the assignment keeps the expressions.
  @Test func problemsHaveTheStudentsNumbers() throws {
    let text = """
      assignment hw salt=s
      n = 3 + random(1, seed=variant("n"), low=0, high=90)[0]
      k = [1 2; 3 4]
      problem 1 "An input of {n}x{n+1}, {k}, {{a}}, \\\\frac{7}{3}, the set {33, 34} and {shape(k)}."
      answer 1 = n
      """
    let one = try Assignment(text, studentID: "u1")
    let other = try Assignment(text, studentID: "u2")
    let number = try #require(one.problems[0].key?.value)
    guard case .tensor(let tensor) = number, case .exact(let n) = tensor.cell(0) else {
      Issue.record("no number")
      return
    }
    #expect(
      one.problems[0].title
        == "An input of \(n)x\(n + 1), [1 2; 3 4], {a}, \\frac{7}{3}, the set {33, 34} and 2x2.")
    #expect(one.problems[0].title != other.problems[0].title)
    #expect(one.problems[0].template == other.problems[0].template)
    #expect(one.sheetText(of: text, for: Student(id: "u1")).contains("An input of \(n)x"))
    let grader = try Grader(assignment: Array(text.utf8))
    let report = grader.grade(file: "u1", bytes: [], student: Student(id: "u1")).report
    #expect(report.problems[0].title == grader.outline.problems[0].title)
    #expect(report.problems[0].posed == one.problems[0].title)
  }

  @Test(arguments: ["{nobody}", "{1/0}", "{eye(9)}", "{zeros(99)}"])
  func expressionsThatGiveNoTextAreRefused(_ expression: String) {
    #expect(throws: AssignmentError.self) {
      try Assignment("problem 1 \"A \(expression).\"\nanswer 1 = 1\n")
    }
  }
}
