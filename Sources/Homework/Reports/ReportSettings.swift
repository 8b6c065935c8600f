/// What a report is made with besides the submissions.
public struct ReportSettings: Sendable {
  public var outline: AssignmentOutline
  /// The program's version.
  public var version: String
  public var cells: CellDisplay
  /// The columns of text.
  public var width: Int
  /// The gradebook that a learning platform exported, whose first columns are copied.
  public var gradebook: Gradebook?
  /// What the run found besides submissions.
  public var findings: RunFindings
  /// The marks of a former run, to say who changed.
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

/// How much a student is told of the cells that are wrong: with many tries, places of wrong cells are
/// the key.
public enum CellDisplay: String, Sendable, CaseIterable {
  /// Which cells are wrong.
  case show
  /// How many are right.
  case count
  case hide
}

extension SubmissionReport {
  /// The report with as much of the cells as is to be told.
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

/// What a run over a class finds besides submissions that were graded.
public struct RunFindings: Equatable, Sendable {
  /// Files of nobody on the roster, and what was not read, each with its reason.
  public var unmatched: [Remark]
  /// Who is on the roster and handed nothing in.
  public var absent: [Student]

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
