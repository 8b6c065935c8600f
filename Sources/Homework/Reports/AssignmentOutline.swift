public import Arithmetic

/// The facts about an assignment that reports need, without its key.
public struct AssignmentOutline: Equatable, Sendable {
  public var id: String
  public var title: String
  /// SHA-256 of the assignment's file, in hexadecimal digits.
  public var digest: String
  public var problems: [Problem]
  /// Nil if the assignment has no due date with its zone, or it is not known.
  public var due: DueDate?

  public struct Problem: Equatable, Sendable {
    public var id: String
    public var title: String
    public var maxScore: Rational
    public var kind: AnswerKind

    public init(id: String, title: String, maxScore: Rational, kind: AnswerKind) {
      self.id = id
      self.title = title
      self.maxScore = maxScore
      self.kind = kind
    }
  }

  public init(id: String, title: String, digest: String, problems: [Problem]) {
    self.id = id
    self.title = title
    self.digest = digest
    self.problems = problems
  }

  public var maxScore: Rational { problems.reduce(0) { $0 + $1.maxScore } }
}

extension AssignmentOutline {
  /// The outline of the assignment a report is about.
  public init(_ report: SubmissionReport) {
    self.init(
      id: report.assignment, title: report.assignmentTitle, digest: report.keyDigest,
      problems: report.problems.map {
        Problem(id: $0.id, title: $0.title, maxScore: $0.maxScore, kind: $0.kind)
      })
  }

  /// The report for a file that could not be graded: every problem is refused and the score withheld.
  ///
  /// - Parameter reason: One line, such as `not graded: the grader stopped at this file`.
  public func refusal(
    of file: String, by student: Student, fileDigest: String = "", reason: String
  ) -> TeacherReport {
    let problems = problems.map { problem in
      ProblemReport(
        id: problem.id, title: problem.title, status: .refused, score: 0,
        maxScore: problem.maxScore, kind: problem.kind, feedback: [.init(.note, reason)])
    }
    return TeacherReport(
      report: SubmissionReport(
        assignment: id, assignmentTitle: title, keyDigest: digest, fileDigest: fileDigest,
        studentID: student.id, studentName: student.name, file: file, problems: problems,
        flags: [reason], isWithheld: true),
      details: [])
  }
}
