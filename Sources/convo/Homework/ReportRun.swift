import Files
import Glibc
import Homework
import Rendering
import Terminal

/// What `grade` and `merge` have in common: formats, former results, marks by hand, complaints.
struct ReportRun {
  let request: ReportRequest
  let formats: [ReportFormat]
  let former: FormerResults?
  let best: FormerResults?
  let overrides: Overrides?
  let roster: Roster?
  let gradebook: Gradebook?
  /// Whether something was not graded or is nobody's.
  private(set) var hasComplaints = false

  /// The most of a table or of former results that is read.
  private static let mostBytes = 1 << 30

  /// - Throws: `GradingRefusal` for what makes the command line wrong.
  init(_ request: ReportRequest, roster: String?) throws(GradingRefusal) {
    self.request = request
    var formats: [ReportFormat] = []
    for name in request.formats.isEmpty ? ["text"] : request.formats {
      let format = try Self.format(name, request.audience)
      if !formats.contains(where: { $0.name == name }) { formats.append(format) }
    }
    if formats.count > 1, request.folder == nil {
      throw GradingRefusal("several formats need a folder: --out")
    }
    self.formats = formats
    former = try Self.results(request.compare)
    best = try Self.results(request.keepBest)
    overrides = try Self.table(request.overrides) { table throws(FileError) in
      try Overrides(table)
    }
    self.roster = try Self.roster(roster)
    // Any roster will do but for the formats that copy a gradebook's columns.
    gradebook =
      formats.contains { $0.name == "canvas" }
      ? try Self.table(roster) { table throws(FileError) in try Gradebook(table) } : nil
  }

  private static func format(
    _ name: String, _ audience: Audience?
  ) throws(GradingRefusal) -> ReportFormat {
    if let audience, let format = ReportFormat.named(name, for: audience) { return format }
    if audience == nil,
      let format = ReportFormat.named(name, for: .student)
        ?? ReportFormat.named(name, for: .teacher)
    {
      return format
    }
    let isKnown = ReportFormat.names.contains(name)
    throw GradingRefusal(
      isKnown
        ? "the format \(name) is for teachers: --audience teacher"
        : "there is no format '\(printable(name))'; there are "
          + ReportFormat.names.joined(separator: ", "))
  }

  private static func results(_ path: String?) throws(GradingRefusal) -> FormerResults? {
    try read(path) { bytes throws(FileError) in try FormerResults(bytes) }
  }

  static func roster(_ path: String?) throws(GradingRefusal) -> Roster? {
    try table(path) { table throws(FileError) in try Roster(table) }
  }

  static func table<Made>(
    _ path: String?, _ make: (SeparatedTexts) throws(FileError) -> Made
  ) throws(GradingRefusal) -> Made? {
    try read(path) { bytes throws(FileError) in try make(try SeparatedTexts(bytes)) }
  }

  static func read<Made>(
    _ path: String?, _ make: ([UInt8]) throws(FileError) -> Made
  ) throws(GradingRefusal) -> Made? {
    guard let path else { return nil }
    do throws(FileError) {
      return try make(try FileGate.system.read(path, mostBytes))
    } catch {
      throw GradingRefusal("\(printable(path)): \(error.words)")
    }
  }

  /// The settings of the formats.
  func settings(_ outline: AssignmentOutline, _ findings: RunFindings) -> ReportSettings {
    ReportSettings(
      outline: outline, version: Version.number, cells: request.cells,
      width: Page(color: .never).width, gradebook: gradebook, findings: findings, former: former)
  }

  /// What a report is when all is done to it that comes after grading.
  func finished(_ report: TeacherReport) -> TeacherReport {
    let kept = best?.better(than: report) ?? report
    return overrides?.applied(to: kept) ?? kept
  }
}

/// What is told on standard error.
extension ReportRun {
  /// A line about what was not graded or matched.
  mutating func complain(_ text: String) {
    hasComplaints = true
    Self.tell(text)
  }

  static func tell(_ text: String) { StandardStream.error.write("convo: \(printable(text))\n") }

  mutating func complain(_ findings: RunFindings) {
    for remark in findings.unmatched { complain("\(remark.file): \(remark.reason)") }
    if !findings.absent.isEmpty {
      let count = findings.absent.count
      Self.tell("nothing was handed in by \(count) of the roster")
    }
  }

  mutating func complainOfUnusedMarks(_ ids: Set<StudentID>, _ outline: AssignmentOutline) {
    for line in overrides?.unused(students: ids, problems: outline.problems.map(\.id)) ?? [] {
      complain("\(request.overrides ?? ""): \(line)")
    }
  }

  /// Who changed, where results are compared.
  func tellChanges(_ changes: [FormerResults.Change], _ ids: Set<StudentID>) {
    guard let former else { return }
    for change in changes {
      let problems = change.problemsText
      Self.tell(
        "\(change.studentID): \(change.pointsText)" + (problems.isEmpty ? "" : ": \(problems)"))
    }
    for student in former.missing(from: ids) { Self.tell("\(student.id): not here any more") }
    if changes.isEmpty { Self.tell("nobody's marks changed") }
  }
}
