import Arithmetic
import Documents
import Files
import Homework

/// A class of four whose reports are put together by hand: a sound one, one with mistakes, one that
/// could not be read, and one that the grader did not survive.
enum SampleClass {
  static let outline = AssignmentOutline(
    id: "hw3", title: "Convolutions by hand", digest: "5e1f",
    problems: [
      .init(
        id: "1", title: "Slide k over x: stride 1, no padding.", maxScore: 4, kind: .matrix),
      .init(id: "2", title: "Now stride 2, padding 1.", maxScore: 4, kind: .matrix),
      .init(id: "3", title: "What is the size of the output?", maxScore: 2, kind: .shape),
      .init(id: "5a", title: "Average-pool x, 2x2, stride 2.", maxScore: 2, kind: .matrix),
    ])

  static var settings: ReportSettings { ReportSettings(outline: outline, version: "1.0") }

  static let reports = [aylin, bob, cem, lost]

  static let aylin = report(
    Student(id: "u1001", name: "Aylin Kaya"),
    [
      problem(
        0, .right, 4, answer: .tensor(Tensor([[2, 13, 11], [6, 0, -1], [1, 4, 11]])),
        cells: .init(right: 9, total: 9), [.init(.positive, "Right.")]),
      problem(
        1, .right, 4, answer: .tensor(Tensor([[4, 0, 9], [3, 0, 16], [9, 4, 9]])),
        cells: .init(right: 9, total: 9), [.init(.positive, "Right.")]),
      problem(2, .right, 2, answer: .shape([3, 7]), [.init(.positive, "Right.")]),
      problem(
        3, .right, 2, answer: .tensor(halves), cells: .init(right: 4, total: 4),
        [.init(.positive, "Right.")]),
    ])

  static let bob = report(
    Student(id: "u1002", name: "Bob Öztürk"),
    [
      problem(
        0, .wrong, 2, answer: .tensor(Tensor([[4, 15, 10], [2, 0, 8], [2, 11, 8]])),
        cells: .init(
          right: 0, total: 9,
          wrong: (0..<9).map { [$0 / 3, $0 % 3] }),
        [
          .init(.positive, "Size right."),
          .init(
            .actionable,
            "The numbers are those of the kernel turned through 180 degrees (true convolution). "
              + "Here it slides unturned.", command: "conv x k flip"),
        ],
        mistakes: [.init(name: "flip", posterior: 0.99, cells: 9, credit: half)]),
      problem(
        1, .wrong, 1, answer: .tensor(Tensor([[2, 11], [1, 11]])),
        [
          .init(
            .actionable,
            "2x2 where 3x3 comes out. Your numbers fit two mistakes, which this problem cannot tell "
              + "apart: no padding at all; padding only at the end.")
        ],
        mistakes: [
          .init(name: "padding-ignored", posterior: 0.5, cells: 4, credit: quarter),
          .init(name: "padding-end-only", posterior: 0.5, cells: 4, credit: quarter),
        ], isAmbiguous: true),
      problem(
        2, .wrong, 0, answer: .shape([2, 6]),
        [.init(.actionable, "2x6 is what the formula gives without the final \"+ 1\".")],
        mistakes: [.init(name: "no-plus-one", posterior: 0.9, cells: 2, credit: 0)]),
      problem(
        3, .wrong, 0, answer: .tensor(Tensor([[4, 6], [4, 6]])),
        cells: .init(right: 0, total: 4),
        [
          .init(.positive, "Size right."),
          .init(.actionable, "You added the four cells; an average also divides by 4."),
        ], mistakes: [.init(name: "pool-sum", posterior: 0.97, cells: 4, credit: 0)]),
    ], notes: ["line 10: read ':' as '='"])

  static let cem = report(
    Student(id: "u1003", name: "Cem"),
    [
      problem(
        0, .partly, thirtyTwoNinths,
        answer: .tensor(Tensor([[2, 13, 11], [6, 0, -1], [1, 4, 12]])),
        cells: .init(right: 8, total: 9, wrong: [[2, 2]]),
        [.init(.actionable, "8 of 9 cells are right.")]),
      problem(
        1, .unreadable, 0, [.init(.note, "row 1 has 3 numbers, row 2 has 2")]),
      problem(2, .blank, 0, answer: nil, []),
      problem(
        3, .wrong, 0, answer: .tensor(Tensor([[4, 6], [4, 6]])),
        cells: .init(right: 0, total: 4),
        [.init(.actionable, "You added the four cells; an average also divides by 4.")],
        mistakes: [.init(name: "pool-sum", posterior: 0.97, cells: 4, credit: 0)]),
    ], flags: ["the student line says u1002"])

  static let lost = outline.refusal(
    of: "u1004.convo", by: Student(id: "u1004", name: "Deniz"), fileDigest: "04",
    reason: "internal: the grader stopped at this file")
}

extension SampleClass {
  static let half = Rational(1).divided(by: 2)
  static let quarter = Rational(1).divided(by: 4)
  static let thirtyTwoNinths = Rational(32).divided(by: 9)
  static let halves = Tensor.exact(
    Grid(shape: [2, 2], cells: [1, Rational(3).divided(by: 2), 1, Rational(3).divided(by: 2)]))

  /// The key's values, by problem.
  static let expected: [Value] = [
    .tensor(Tensor([[2, 13, 11], [6, 0, -1], [1, 4, 11]])),
    .tensor(Tensor([[4, 0, 9], [3, 0, 16], [9, 4, 9]])),
    .shape([3, 7]),
    .tensor(halves),
  ]

  static func problem(
    _ place: Int, _ status: AnswerStatus, _ score: Rational, answer: Value? = nil,
    cells: ProblemReport.Cells? = nil, _ feedback: [ProblemReport.Feedback],
    mistakes: [ProblemReport.NamedMistake] = [], isAmbiguous: Bool = false
  ) -> ProblemReport {
    let posed = outline.problems[place]
    return ProblemReport(
      id: posed.id, title: posed.title, status: status, score: score, maxScore: posed.maxScore,
      kind: posed.kind, line: status == .blank ? nil : place + 3, answer: answer, cells: cells,
      mistakes: mistakes, isAmbiguous: isAmbiguous, feedback: feedback)
  }

  static func report(
    _ student: Student, file: String? = nil, _ problems: [ProblemReport], flags: [String] = [],
    notes: [String] = []
  ) -> TeacherReport {
    TeacherReport(
      report: SubmissionReport(
        assignment: outline.id, assignmentTitle: outline.title, keyDigest: outline.digest,
        fileDigest: "00", studentID: student.id, studentName: student.name,
        file: file ?? "\(student.id).convo", problems: problems, flags: flags, notes: notes),
      details: problems.enumerated().map { place, problem in
        TeacherReport.Detail(expected: expected[place], candidates: problem.mistakes)
      })
  }
}

extension ReportFormat {
  func bytes(
    _ reports: [TeacherReport], _ settings: ReportSettings = SampleClass.settings
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(reports, settings, into: &bytes)
    return bytes
  }

  func text(
    _ reports: [TeacherReport], _ settings: ReportSettings = SampleClass.settings
  ) throws -> String {
    String(decoding: try bytes(reports, settings), as: UTF8.self)
  }
}
