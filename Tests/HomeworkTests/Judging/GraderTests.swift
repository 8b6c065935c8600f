import Arithmetic
import Homework
import Testing

/// The worked example: what each answer earns, what explains it and what is said.
@Suite struct GraderTests {
  private func graded(_ text: String, by id: String = "") throws -> SubmissionReport {
    let grader = try Grader(assignment: Array(Sample.assignment.utf8))
    return grader.grade(
      file: "u.convo", bytes: Array(text.utf8), student: Student(id: id)
    ).report
  }

  @Test func bobsAnswersEarnWhatTheirMistakesLeave() throws {
    let report = try graded(Sample.bob)
    #expect(report.studentID == "u1002" && report.studentName == "Bob \u{D6}zt\u{FC}rk")
    #expect(report.problems.map(\.score) == [2, 1, 0, 0, 0, 2, 0])
    #expect(report.score == 5 && report.maxScore == 20)
    #expect(report.problems[0].mistakes.map(\.name) == ["flip"])
    #expect(report.problems[0].status == .wrong && report.problems[0].cells?.right == 1)
    #expect(report.problems[1].isAmbiguous)
    #expect(report.problems[1].mistakes.map(\.name).contains("padding-ignored"))
    #expect(report.problems[2].mistakes.map(\.name) == ["no-plus-one"])
    #expect(report.problems[4].mistakes.map(\.name) == ["pool-sum"])
    #expect(report.problems[5].feedback.map(\.text) == ["Right, given your answer to 5a."])
    #expect(
      report.problems[6].feedback.first?.command == "shape 32x32 kernel=5x5 stride=2 padding=1")
  }

  @Test func cemSlipsOnceAndTurnsAKernel() throws {
    let report = try graded(Sample.cem)
    #expect(
      report.problems.map(\.score)
        == [try Rational(32, 9), 4, 2, 2, 2, 2, 2])
    #expect(report.problems[0].status == .partly)
    #expect(report.problems[0].mistakes.isEmpty)
    #expect(report.problems[3].mistakes.map(\.name).contains("toeplitz-flipped"))
  }

  @Test func aNameThatIsNotTheRostersIsFlagged() throws {
    let report = try graded(Sample.bob, by: "u7")
    #expect(report.studentID == "u7")
    #expect(report.flags == ["the file names u1002 as its author"])
  }

  @Test func nothingHandedInIsBlankEverywhere() throws {
    let report = try graded("")
    #expect(report.problems.allSatisfy { $0.status == .blank && $0.score == 0 })
  }

  @Test(arguments: [
    ("1 = [2 13 11", "unreadable"), ("1 = load(\"x\")", "refused"), ("5b = 1 1/2", "unreadable"),
    ("1 = [2 13 11; 6 0 -1; 1 4 11]", "right"), ("5b = [[3]]", "right"),
    ("4 = zeros(3x5)", "wrong"), ("3 = 1x3x7", "right"), ("3 = 3x6", "partly"),
  ])
  func statuses(answer: String, status: String) throws {
    let report = try graded("answer " + answer)
    let id = String(answer.prefix { $0 != " " })
    #expect(report.problems.first { $0.id == id }?.status.rawValue == status)
  }

  @Test func anAssignmentThatFailsSaysWhere() throws {
    #expect(throws: AssignmentError.self) { try Grader(assignment: Array("x = 3".utf8)) }
    do throws(AssignmentError) {
      _ = try Grader(assignment: Array("x = 3\nproblem 1 \"?\"\nanswer 1 = conv(x, q)".utf8))
      Issue.record("it went well")
    } catch {
      #expect(error.line == 3 && error.message == "there is no `q`")
    }
  }

  /// What is kept from one student to the next changes nothing: each report is that of a grader of its
  /// own, whatever came before.
  @Test func studentsDoNotAffectEachOther() throws {
    let text = """
      assignment hw salt=s
      x = random(3x3, seed=variant("x"), low=0, high=4)
      k = random(2x2, seed=variant("k"), low=-2, high=3)
      problem 1 "Slide k over x."
      answer 1 = conv(x, k)
      problem 2 "What size comes out?"
      answer 2 = shape(9x8, kernel=3x2, stride=2)
      problem 3 "A command." allow=commands
      answer 3 = conv 9x9 3x3 stride=2 padding=1
      require 3 shape(_) == 5x5
      problem 4 "Twice the first." follow=1
      answer 4 = 2 * answer(1)
      """
    let files = [
      "answer 1 = x\nanswer 2 = 4x4\nanswer 3 = conv 9x9 3x3 stride=2 padding=1",
      "k = [1 1; 1 1]\nanswer 1 = k\nanswer 2 = 4x4\nanswer 3 = conv 9x9 k stride=2",
      "answer 1 = k\nanswer 2 = 3x4\nanswer 3 = conv 9x9 3x3 stride=2",
      "answer 1 = [1 2; 3 4]\nanswer 4 = [2 4; 6 8]\nanswer 2 = 4x4",
      "answer 1 = [1 2; 3 4]\nanswer 4 = 2 * x\nanswer 3 = conv 9x9 3x3 stride=2",
    ]
    let shared = try Grader(assignment: Array(text.utf8))
    for round in 0..<2 {
      for (place, file) in files.enumerated() {
        for id in ["u1", "u2"] {
          let student = Student(id: "\(id)-\(place)")
          let alone = try Grader(assignment: Array(text.utf8))
          #expect(
            shared.grade(file: "f", bytes: Array(file.utf8), student: student)
              == alone.grade(file: "f", bytes: Array(file.utf8), student: student),
            "\(round) \(place)")
        }
      }
    }
  }

  /// Students learn neither the right size nor which problem a key belongs to, unless the problem says so.
  @Test(arguments: ["", " reveal=size"])
  func sizesAreToldOnlyIfAllowed(_ option: String) throws {
    let text = """
      problem 1 "One." points=2\(option)
      answer 1 = conv([1 2 3; 4 5 6; 7 8 9], [1 2; 3 5])
      problem 2 "Two."\(option)
      answer 2 = [4 1; 1 7]
      """
    let grader = try Grader(assignment: Array(text.utf8))
    let report = grader.grade(
      file: "f", bytes: Array("answer 1 = [1 2 3; 4 5 6; 7 8 10]\nanswer 2 = [42 53; 75 86]".utf8),
      student: Student(id: "u")
    ).report
    let words = report.problems.map { $0.feedback.map(\.text).joined(separator: " ") }
    #expect(words[0].contains("2x2") == !option.isEmpty)
    #expect(words[1].contains("problem 1") == !option.isEmpty)
  }

  /// An answer that follows from a wrong one: numbers, sizes, a 1x1 result, a shape with leading ones.
  @Test(arguments: [
    ("shape(i=11, k=3, s=2, p=1)", "answer(1) * answer(1)", "5", "25"),
    ("shape(8x9, kernel=3)", "shape(answer(1), kernel=2)", "5x4", "4x3"),
    ("conv([1 2; 3 4], [1 1; 1 1])", "answer(1) + 1", "9", "10"),
    ("[1 2; 3 5]", "conv(answer(1), [1 1; 1 0])", "tensor([[[[9., 9.], [8., 7.]]]])", "26"),
  ])
  func whatFollowsCounts(first: String, second: String, own: String, following: String) throws {
    let key =
      "assignment a\nproblem 1 \"?\"\nanswer 1 = \(first)\n"
      + "problem 2 \"?\" points=2 follow=1\nanswer 2 = \(second)\n"
    let grader = try Grader(assignment: Array(key.utf8))
    func score(_ answers: String) -> Rational {
      grader.grade(file: "u", bytes: Array(answers.utf8), student: Student(id: "u"))
        .report.problems[1].score
    }
    #expect(score("answer 1 = \(own)\nanswer 2 = \(following)\n") == (try Rational(3, 2)))
    #expect(score("answer 1 = \(own)\nanswer 2 = 77\n") == 0)
    #expect(score("answer 1 = 0\nanswer 2 = 0\n") == 0)
  }
}
