internal import Arithmetic
internal import Documents
internal import Rendering

/// A class's results as an HTML page with charts, for the teacher.
struct ClassPage: ReportWriter {
  let settings: ReportSettings
  private var summary: ClassSummary
  private var changes: [FormerResults.Change] = []

  private static let bins = 10
  private static let mistakeLimit = 20

  init(_ settings: ReportSettings) {
    self.settings = settings
    summary = ClassSummary(settings.outline)
  }

  mutating func add(_ report: TeacherReport, into bytes: inout [UInt8]) {
    summary.add(report)
    if let change = settings.former?.change(to: report.report) { changes.append(change) }
  }

  mutating func finish(into bytes: inout [UInt8]) {
    let document = ClassDocument(summary: summary, settings: settings, changes: changes)
    var page = ReportPage(title: document.title)
    page.add(document.overview)
    if summary.count > 0 {
      page.add(histogram)
      page.add(problems)
      if !summary.mistakes.isEmpty { page.add(mistakes) }
    }
    page.add(document.tables)
    page.finish(into: &bytes)
  }

  private var histogram: Histogram {
    let step = summary.outline.maxScore.divided(by: Self.bins)
    let bars = summary.histogram(bins: Self.bins).enumerated().map { place, count in
      let (low, high) = (step * Rational(place), step * Rational(place + 1))
      return (label: "\(low.shortPointsText)–\(high.shortPointsText)", count: count)
    }
    return Histogram("Scores: number of students", bars)
  }

  private var problems: BarChart {
    BarChart(
      "Problems: results of the answers", parts: AnswerStatus.allCases.map(\.rawValue),
      bars: summary.problems.map { problem in
        let mean = summary.mean(of: problem)?.pointsText ?? "–"
        return BarChart.Bar(
          problem.id, AnswerStatus.allCases.map { problem.count($0) },
          words: "mean \(mean) of \(problem.maxScore.shortPointsText)")
      }, most: summary.count)
  }

  private var mistakes: BarChart {
    let shown = summary.mistakes.prefix(Self.mistakeLimit)
    return BarChart(
      shown.count < summary.mistakes.count
        ? "Mistakes: the \(shown.count) most frequent" : "Mistakes",
      parts: [""],
      bars: shown.map { mistake in
        BarChart.Bar(
          "\(mistake.problem) \(mistake.name)", [0, 0, mistake.count], words: "\(mistake.count)")
      })
  }
}

extension ReportFormat {
  static let html = ReportFormat(
    "html", "a page with plots for the teacher", fileExtension: "html", scope: .classroom,
    .forTeachers { settings in ClassPage(settings) })
}
