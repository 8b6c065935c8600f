public import ArgumentParser
import Files
public import Homework
import Rendering
import Terminal

/// The options of `grade` and `merge` about the results.
struct ReportOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .singleValue,
    help: .init(
      "The format of the results: \(ReportFormat.names.joined(separator: ", ")). May be repeated "
        + "with --out.", valueName: "format"))
  var format: [String] = []

  @Option(help: "The readers: student or teacher. Answer keys are shown only to teachers.")
  var audience: Audience?

  @Option(help: .init("Write files into this folder.", valueName: "folder"))
  var out: String?

  @Option(help: "What students learn about wrong cells: show, count or hide.")
  var cells = CellDisplay.count

  @Option(
    help: .init("List changes since these results in Convo's JSON.", valueName: "results"))
  var compare: String?

  @Option(help: .init("Keep the better of these results and the new ones.", valueName: "results"))
  var keepBest: String?

  @Option(
    help: .init(
      "Scores of problems marked by hand: the table of --format marks, filled in.",
      valueName: "csv"))
  var marks: String?

  @Option(
    help: .init(
      "Scores set by hand instead: student_id,problem,score,reason.", valueName: "csv"))
  var overrides: String?

  @Option(
    help: "When Gradescope shows results: visible, hidden, after_due_date or after_published.")
  var visibility = Visibility.visible
}

extension Audience: ExpressibleByArgument {}
extension CellDisplay: ExpressibleByArgument {}
extension Visibility: ExpressibleByArgument {}

/// The common part of `grade` and `merge`: formats, former results, scores by hand, warnings.
struct ReportRun {
  let options: ReportOptions
  let formats: [ReportFormat]
  let former: FormerResults?
  let best: FormerResults?
  let marks: Overrides?
  let overrides: Overrides?
  let roster: Roster?
  let gradebook: Gradebook?
  /// The folder for results; nil for standard output.
  let folder: OutputFolder?
  /// Whether a file was not graded or not matched to a student.
  private(set) var hasWarnings = false

  /// The maximum bytes of a table or of former results.
  private static let byteLimit = 1 << 30

  /// - Throws: `GradingRefusal` for errors in the command line.
  init(_ options: ReportOptions, roster: String?) throws(GradingRefusal) {
    self.options = options
    var formats: [ReportFormat] = []
    for name in options.format.isEmpty ? ["text"] : options.format {
      let format = try Self.format(name, options.audience)
      if !formats.contains(where: { $0.name == name }) { formats.append(format) }
    }
    if formats.count > 1, options.out == nil {
      throw GradingRefusal("several formats need a folder: --out")
    }
    self.formats = formats
    folder = try options.out.map { path throws(GradingRefusal) in try OutputFolder(path) }
    former = try Self.results(options.compare)
    best = try Self.results(options.keepBest)
    marks = try Self.table(options.marks) { table throws(FileError) in try Overrides(table) }
    overrides = try Self.table(options.overrides) { table throws(FileError) in
      try Overrides(table)
    }
    self.roster = try Self.roster(roster)
    // Only Canvas needs the gradebook's own columns.
    gradebook =
      formats.contains { $0.name == "canvas" }
      ? try Self.table(roster) { table throws(FileError) in try Gradebook(table) } : nil
  }

  private static func format(
    _ name: String, _ audience: Audience?
  ) throws(GradingRefusal) -> ReportFormat {
    if let audience, let format = ReportFormat.named(name, for: audience) { return format }
    // The first of that name: of a page the class's, of everything else the students'.
    if audience == nil, let format = ReportFormat.all.first(where: { $0.name == name }) {
      return format
    }
    let isKnown = ReportFormat.names.contains(name)
    throw GradingRefusal(
      isKnown
        ? "the format \(name) is only for teachers: --audience teacher"
        : "there is no format '\(printable(name))'; the formats are "
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
      return try make(try FileGate.system.read(path, byteLimit))
    } catch {
      throw GradingRefusal("\(printable(path)): \(error.words)")
    }
  }

  /// The settings for the formats.
  func settings(_ outline: AssignmentOutline, _ findings: RunFindings) -> ReportSettings {
    var settings = ReportSettings(
      outline: outline, version: Version.number, cells: options.cells,
      width: Page(color: .never).width, gradebook: gradebook, findings: findings, former: former)
    settings.visibility = options.visibility
    return settings
  }

  func outputs(_ settings: ReportSettings) throws(GradingRefusal) -> ReportOutputs {
    do throws(FileError) { return try ReportOutputs(formats, settings, folder: folder) } catch {
      throw GradingRefusal(error.allWords)
    }
  }

  /// A report after the steps that follow grading: keeping the best result and scores by hand.
  func finished(_ report: TeacherReport) -> TeacherReport {
    let marked = marks?.applied(to: report) ?? report
    let kept = best?.better(than: marked) ?? marked
    return overrides?.applied(to: kept) ?? kept
  }
}

/// Messages on standard error.
extension ReportRun {
  /// Warns about a file that was not graded or matched.
  mutating func warn(_ text: String) {
    hasWarnings = true
    Self.say(text)
  }

  static func say(_ text: String) { StandardStream.error.write("convo: \(printable(text))\n") }

  mutating func warn(_ findings: RunFindings) {
    for remark in findings.unmatched { warn("\(remark.file): \(remark.reason)") }
    if !findings.absent.isEmpty {
      let count = findings.absent.count
      Self.say("no submission from \(count) of the roster")
    }
  }

  mutating func warnAboutUnusedOverrides(_ ids: Set<StudentID>, _ outline: AssignmentOutline) {
    let problems = Dictionary(
      outline.problems.map { ($0.id, $0.maxScore) }, uniquingKeysWith: { first, _ in first })
    for (table, path) in [(marks, options.marks), (overrides, options.overrides)] {
      for line in table?.unused(students: ids, problems: problems) ?? [] {
        warn("\(path ?? ""): \(line)")
      }
    }
  }

  /// Lists the students whose results changed, if results are compared.
  func listChanges(_ changes: [FormerResults.Change], _ ids: Set<StudentID>) {
    guard let former else { return }
    for change in changes {
      let problems = change.problemsText
      Self.say(
        "\(change.studentID): \(change.pointsText)" + (problems.isEmpty ? "" : ": \(problems)"))
    }
    for student in former.missing(from: ids) { Self.say("\(student.id): no longer here") }
    if changes.isEmpty { Self.say("no results changed") }
  }
}
