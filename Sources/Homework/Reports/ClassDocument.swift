internal import Arithmetic
internal import Documents

/// A class's results for its teacher: answers to check, scores, problems, mistakes.
struct ClassDocument {
  let summary: ClassSummary
  let settings: ReportSettings
  let changes: [FormerResults.Change]

  /// The parts before the charts.
  var overview: Document {
    Document {
      Block.heading(title: title, facts: facts)
      attention
      findings
      changesTable
    }
  }

  var tables: Document {
    Document {
      problems
      mistakes
      equalAnswers
      students
    }
  }

  var title: String {
    [summary.outline.id, summary.outline.title].joinedWords
  }

  private var facts: [String] {
    var facts = [Self.count(summary.count, "submission")]
    let ungraded = summary.count - summary.gradedCount
    if ungraded > 0 { facts.append("\(ungraded) not graded") }
    if let mean = summary.mean, let median = summary.median {
      let most = summary.outline.maxScore.shortPointsText
      facts.append("mean \(mean.pointsText) of \(most)")
      facts.append("median \(median.pointsText)")
    }
    return facts
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private var attention: [Block] {
    guard !summary.attention.isEmpty else { return [] }
    let rows = summary.attention.map { item in
      let place = item.line.map { "\(item.file):\($0)" } ?? item.file
      return [item.studentID, item.problem, item.status.rawValue, place, item.words]
    }
    return [
      .table(
        TableFigure(
          caption: "To be checked: unreadable or refused",
          header: ["student", "problem", "status", "where", "why"], rows: rows))
    ]
  }

  private var findings: [Block] {
    var blocks: [Block] = []
    if !settings.findings.unmatched.isEmpty {
      blocks.append(
        .table(
          TableFigure(
            caption: "Files not matched to a student, or not read", header: ["file", "why"],
            rows: settings.findings.unmatched.map { [$0.file, $0.reason] })))
    }
    if !settings.findings.absent.isEmpty {
      blocks.append(
        .table(
          TableFigure(
            caption: "No submission", header: ["student", "name"],
            rows: settings.findings.absent.map { [$0.id, $0.name] })))
    }
    return blocks
  }

  private var changesTable: [Block] {
    guard let former = settings.former else { return [] }
    let gone = former.missing(from: Set(summary.students.map { StudentID($0.id) }))
    let rows =
      changes.map { [$0.studentID, $0.studentName, $0.pointsText, $0.problemsText] }
      + gone.map { [$0.id, $0.name, "no longer here", ""] }
    guard !rows.isEmpty else { return [.note("No results changed.")] }
    return [
      .table(
        TableFigure(
          caption: "Changed since the previous run",
          header: ["student", "name", "points", "problems"], rows: rows))
    ]
  }
}

/// The tables of numbers.
extension ClassDocument {
  private var students: [Block] {
    let header =
      ["student", "name", "points"] + summary.outline.problems.map(\.id) + ["flags"]
    let rows = summary.students.map { student in
      [student.id, student.name, student.score?.pointsText ?? "–"]
        + student.problemScores.map { $0?.pointsText ?? "–" } + [
          student.flags.joined(separator: "; ")
        ]
    }
    return [
      .table(
        TableFigure(
          caption: "Marks", header: header, rows: rows,
          rightAligned: Set(2..<(header.count - 1))))
    ]
  }

  private var problems: [Block] {
    // Leave out statuses that no answer has.
    let statuses = AnswerStatus.allCases.filter { status in
      status == .right || status == .wrong || summary.problems.contains { $0.count(status) > 0 }
    }
    let header = ["problem", "points", "mean"] + statuses.map(\.rawValue) + ["title"]
    let rows = summary.problems.map { problem in
      [problem.id, problem.maxScore.shortPointsText]
        + [summary.mean(of: problem)?.pointsText ?? "–"]
        + statuses.map { "\(problem.count($0))" } + [problem.title]
    }
    return [
      .table(
        TableFigure(
          caption: "Problems", header: header, rows: rows,
          rightAligned: Set(1..<(header.count - 1))))
    ]
  }

  private var mistakes: [Block] {
    guard !summary.mistakes.isEmpty else { return [] }
    let rows = summary.mistakes.map { mistake in
      let share = Rational(mistake.count * 100).divided(by: max(summary.gradedCount, 1)).rounded(
        .away)
      return [mistake.problem, "\(mistake.count)", "\(share) %", mistake.name]
    }
    return [
      .table(
        TableFigure(
          caption: "Mistakes", header: ["problem", "students", "share", "mistake"], rows: rows,
          rightAligned: [1, 2]))
    ]
  }

  private var equalAnswers: [Block] {
    guard !summary.equalAnswers.isEmpty else { return [] }
    let rows = summary.equalAnswers.map { group in
      let answer = group.answer.count <= 48 ? group.answer : group.answer.prefix(47) + "…"
      return [
        group.problem, "\(group.students.count)", answer, group.students.joined(separator: " "),
      ]
    }
    return [
      .table(
        TableFigure(
          caption: "Equal wrong answers",
          header: ["problem", "students", "answer", "who"], rows: rows, rightAligned: [1]))
    ]
  }
}
