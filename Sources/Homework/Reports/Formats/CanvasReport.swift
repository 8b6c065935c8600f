internal import Arithmetic
internal import Files
internal import Rendering

/// A gradebook for import into Canvas: the exported columns about students, and a column of scores.
///
/// Source: Canvas LMS, `gradebook_importer.rb`. If the exported gradebook has the assignment's column, its name
/// with the number is used, so that Canvas finds it. Canvas silently drops a column whose name contains that
/// of a computed column. It matches the name exactly with an assignment's title, so it must not get an
/// apostrophe as protection against formulas.
struct CanvasReport: ReportWriter {
  private let gradebook: Gradebook
  private let title: String
  private let maxScore: Rational
  private var scores: [StudentID: Rational] = [:]

  init(_ settings: ReportSettings) throws(FileError) {
    guard let gradebook = settings.gradebook else {
      throw .unwritable(
        "Canvas identifies students by the columns of its own gradebook",
        help: "export the gradebook and pass it with --roster")
    }
    self.gradebook = gradebook
    let outline = settings.outline
    let title = outline.title.isEmpty ? outline.id : outline.title
    self.title = gradebook.column(titled: title) ?? gradebook.column(titled: outline.id) ?? title
    maxScore = outline.maxScore
    let small = title.lowercased()
    if let trap = Self.computedColumns.first(where: { small.contains($0) }) {
      throw .unwritable(
        "Canvas drops every column with '\(trap)' in its name",
        help: "give the assignment another title")
    }
    if let first = title.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
      throw .unwritable(
        "spreadsheets treat a title that begins with '\(first)' as a formula",
        help: "give the assignment another title")
    }
  }

  /// The names of columns that Canvas computes itself, in lower case.
  private static let computedColumns = [
    "current score", "current points", "current grade", "final score", "final points",
    "final grade", "override score", "override grade", "override status",
  ]

  mutating func add(_ report: SubmissionReport, into bytes: inout [UInt8]) {
    scores[StudentID(report.studentID)] = report.mark
  }

  mutating func finish(into bytes: inout [UInt8]) {
    var csv = CSVWriter(after: bytes)
    for name in gradebook.header { csv.text(name) }
    csv.text(title)
    csv.endRow()
    csv.verbatim("    Points Possible")
    for _ in gradebook.header.dropFirst() { csv.verbatim("") }
    csv.number(maxScore.pointsText)
    csv.endRow()
    for row in gradebook.rows {
      // Names in Canvas are the students' own. It finds students by their ids first, so an apostrophe
      // against formulas does no harm.
      for cell in row.cells { csv.text(cell) }
      let points = row.ids.compactMap { scores[$0] }
      csv.number(points.first?.pointsText ?? "")
      csv.endRow()
    }
    bytes = csv.bytes
  }
}

extension ReportFormat {
  static let canvas = ReportFormat(
    "canvas", "a gradebook for Canvas; needs the exported one as --roster", fileExtension: "csv",
    scope: .classroom,
    .forStudents { settings throws(FileError) in try CanvasReport(settings) })
}
