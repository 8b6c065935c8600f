public import Documents

/// A submission's report with what only a teacher sees.
public struct TeacherReport: Equatable, Sendable {
  public var report: SubmissionReport
  /// By the problem's place in the report.
  public var details: [Detail]

  public struct Detail: Equatable, Sendable {
    /// The key's value.
    public var expected: Value
    /// Every explanation of at least one in a hundred, the likeliest first.
    public var candidates: [ProblemReport.NamedMistake]

    public init(expected: Value, candidates: [ProblemReport.NamedMistake] = []) {
      self.expected = expected
      self.candidates = candidates
    }
  }

  public init(report: SubmissionReport, details: [Detail]) {
    self.report = report
    self.details = details
  }
}
