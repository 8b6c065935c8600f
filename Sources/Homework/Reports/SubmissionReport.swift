public import Arithmetic
public import Documents

/// The report on one submission, which students may see: it has no field for a key's value.
public struct SubmissionReport: Equatable, Sendable {
  public var assignment: String
  public var assignmentTitle: String
  /// SHA-256 of the assignment's file and of the submission's, in hexadecimal digits. Students never see
  /// the former: a small key could be found by trying.
  public var keyDigest: String
  public var fileDigest: String
  public var studentID: String
  public var studentName: String
  /// The file's name as given.
  public var file: String
  public var problems: [ProblemReport]
  /// Points for the teacher to check: a name that does not match, many changed answers, ….
  public var flags: [String]
  /// Repairs and unused lines: `line 10: read ':' as '='`.
  public var notes: [String]
  /// Whether the file was not graded, so that it has no score. The flags say why.
  public var isWithheld: Bool
  /// How many seconds after the due date it came; nil if it was in time or that is unknown.
  public var lateSeconds: Int?
  /// The share of the points lost by being late, from 0 to 1.
  public var penalty: Rational = 0

  public init(
    assignment: String, assignmentTitle: String, keyDigest: String, fileDigest: String,
    studentID: String, studentName: String, file: String, problems: [ProblemReport],
    flags: [String] = [], notes: [String] = [], isWithheld: Bool = false
  ) {
    self.assignment = assignment
    self.assignmentTitle = assignmentTitle
    self.keyDigest = keyDigest
    self.fileDigest = fileDigest
    self.studentID = studentID
    self.studentName = studentName
    self.file = file
    self.problems = problems
    self.flags = flags
    self.notes = notes
    self.isWithheld = isWithheld
  }

  /// The exact score; 0 if it is withheld.
  public var score: Rational { problems.reduce(0) { $0 + $1.score } * (1 - penalty) }
  /// The score; nil if it is withheld.
  public var mark: Rational? { isWithheld ? nil : score }
  /// The points of the answers that a person is still to mark.
  public var openPoints: Rational {
    problems.reduce(0) { $0 + ($1.status == .manual ? $1.maxScore : 0) }
  }
  /// The score of a problem as text, or a dash if there is none.
  func pointsText(of problem: ProblemReport) -> String {
    isWithheld || problem.status == .manual ? "–" : problem.score.pointsText
  }
  public var maxScore: Rational { problems.reduce(0) { $0 + $1.maxScore } }
}

/// A submission's report with details for teachers.
public struct TeacherReport: Equatable, Sendable {
  public var report: SubmissionReport
  /// In the order of the report's problems.
  public var details: [Detail]

  public struct Detail: Equatable, Sendable {
    /// The key's value.
    public var expected: Value
    /// The answer as the student typed it; empty without one.
    public var typed: String
    /// The explanations with a probability of at least 0.01, the most likely first.
    public var candidates: [ProblemReport.NamedMistake]

    public init(
      expected: Value, typed: String = "", candidates: [ProblemReport.NamedMistake] = []
    ) {
      self.expected = expected
      self.typed = typed
      self.candidates = candidates
    }
  }

  public init(report: SubmissionReport, details: [Detail]) {
    self.report = report
    self.details = details
  }
}
