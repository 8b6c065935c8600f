public import Arithmetic

/// What is said of one submission, to the student too: no field of it can hold a key's value.
public struct SubmissionReport: Equatable, Sendable {
  public var assignment: String
  public var assignmentTitle: String
  /// SHA-256 of the assignment's file and of the submission's, in hexadecimal digits.
  public var keyDigest: String
  public var fileDigest: String
  public var studentID: String
  public var studentName: String
  /// The file's name as given.
  public var file: String
  public var problems: [ProblemReport]
  /// What a teacher should look at: a name that does not match, many changed answers …
  public var flags: [String]
  /// Repairs and lines that were not used: `line 10: read ':' as '='`.
  public var notes: [String]

  public init(
    assignment: String, assignmentTitle: String, keyDigest: String, fileDigest: String,
    studentID: String, studentName: String, file: String, problems: [ProblemReport],
    flags: [String] = [], notes: [String] = []
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
  }

  /// The points, exactly.
  public var score: Rational { problems.reduce(0) { $0 + $1.score } }
  public var maxScore: Rational { problems.reduce(0) { $0 + $1.maxScore } }
}
