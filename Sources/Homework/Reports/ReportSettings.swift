/// The input of report formats besides the submissions.
public struct ReportSettings: Sendable {
  public var outline: AssignmentOutline
  /// The program's version.
  public var version: String
  public var cells: CellDisplay
  /// The width of text in columns.
  public var width: Int
  /// A gradebook exported by a learning platform, whose first columns are copied.
  public var gradebook: Gradebook?
  /// The run's other findings.
  public var findings: RunFindings
  /// Who sees what Gradescope shows, and when.
  public var visibility = Visibility.visible
  /// The results of a previous run, to list changes.
  public var former: FormerResults?

  public init(
    outline: AssignmentOutline, version: String, cells: CellDisplay = .count, width: Int = 100,
    gradebook: Gradebook? = nil, findings: RunFindings = RunFindings(),
    former: FormerResults? = nil
  ) {
    self.outline = outline
    self.version = version
    self.cells = cells
    self.width = width
    self.gradebook = gradebook
    self.findings = findings
    self.former = former
  }
}

/// When Gradescope shows a result to students.
///
/// Source: Gradescope, autograder specifications.
public enum Visibility: String, Sendable, CaseIterable {
  case visible, hidden
  case afterDueDate = "after_due_date"
  case afterPublished = "after_published"
}

/// How much students learn about wrong cells. With many tries, the places of wrong cells reveal the key.
public enum CellDisplay: String, Sendable, CaseIterable {
  /// Shows which cells are wrong.
  case show
  /// Shows how many cells are right.
  case count
  case hide
}

extension SubmissionReport {
  /// The report with details of cells removed as requested.
  func showing(_ cells: CellDisplay) -> SubmissionReport {
    var report = self
    for place in report.problems.indices {
      switch cells {
      case .show: break
      case .count: report.problems[place].cells?.wrong = []
      case .hide: report.problems[place].cells = nil
      }
    }
    return report
  }
}

/// The findings of a run besides the graded submissions.
public struct RunFindings: Equatable, Sendable {
  /// Files that match no student or were not read, with reasons.
  public var unmatched: [Remark]
  /// Students on the roster without a submission.
  public var absent: [Student]
  static let noSubmission = "no submission"

  public struct Remark: Equatable, Sendable {
    public var file: String
    public var reason: String

    public init(file: String, reason: String) {
      self.file = file
      self.reason = reason
    }
  }

  public init(unmatched: [Remark] = [], absent: [Student] = []) {
    self.unmatched = unmatched
    self.absent = absent
  }
}
