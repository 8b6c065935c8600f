internal import Rendering

/// A class's results as text, for the teacher.
struct ClassText: ReportWriter {
  let settings: ReportSettings
  private var summary: ClassSummary
  private var changes: [FormerResults.Change] = []

  init(_ settings: ReportSettings) {
    self.settings = settings
    summary = ClassSummary(settings.outline)
  }

  mutating func add(_ report: TeacherReport, into bytes: inout [UInt8]) {
    summary.add(report)
    if let change = settings.former?.change(to: report.report) { changes.append(change) }
  }

  mutating func finish(into bytes: inout [UInt8]) {
    let document = ClassDocument(
      summary: summary, settings: settings, changes: changes, width: settings.width)
    let renderer = TextRenderer(width: settings.width)
    var text = document.overview
    text.blocks += document.tables.blocks
    var page: [UInt8] = []
    renderer.write(text, into: &page)
    bytes += withoutRunnerCommands(String(decoding: page, as: UTF8.self)).utf8
  }
}

extension ReportFormat {
  static let classText = ReportFormat(
    "text", "a class's marks, problems and mistakes to read", fileExtension: "txt",
    scope: .classroom, .forTeachers { settings in ClassText(settings) })
}
