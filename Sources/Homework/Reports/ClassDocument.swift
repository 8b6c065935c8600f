internal import Arithmetic
internal import Documents
internal import Rendering

/// A class's results for its teacher: answers to check, scores, problems, mistakes.
struct ClassDocument {
  let summary: ClassSummary
  let settings: ReportSettings
  let changes: [FormerResults.Change]
  /// The width of the page in columns; pages that scroll have no limit.
  var width = Int.max / 2

  /// The parts before the charts.
  var overview: Document {
    Document {
      Block.heading(title: title, facts: facts)
      attention
      findings
      doubts
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
      if let deviation = summary.deviation { facts.append("deviation \(deviation.pointsText)") }
      if let hardest = summary.hardest {
        let percent = (hardest.share * 100).rounded(.away)
        facts.append("hardest \(hardest.problem.id) (\(percent) %)")
      }
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
      return [
        item.studentID, item.problem, item.status.rawValue, place,
        item.typed.isEmpty ? item.words : "\(item.typed) ← \(item.words)",
      ]
    }
    return [
      .table(
        TableFigure(
          caption: "To be checked: unreadable or refused",
          header: ["student", "problem", "status", "where", "typed ← why"], rows: rows))
    ]
  }

  private static let repairedLimit = 100

  /// What could hide a right answer: lines that were not used, repairs of wrong answers.
  private var doubts: [Block] {
    var blocks: [Block] = []
    if !summary.lost.isEmpty {
      blocks.append(
        .table(
          TableFigure(
            caption: "Lines that were not used", header: ["student", "file", "what"],
            rows: summary.lost.prefix(Self.repairedLimit).map { [$0.studentID, $0.file, $0.words] })
        ))
    }
    if !summary.repaired.isEmpty {
      blocks.append(
        .table(
          TableFigure(
            caption: "Wrong answers that were read with a repair",
            header: ["student", "problem", "typed → read as"],
            rows: summary.repaired.prefix(Self.repairedLimit).map {
              [$0.studentID, $0.problem, "\($0.typed) → \($0.read)"]
            })))
    }
    return blocks
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
  /// The scores, in as many tables as the width needs: a score is never cut.
  private var students: [Block] {
    let names = [["student", "name"]] + summary.students.map { [$0.id, $0.name] }
    let scores =
      [["points"] + summary.outline.problems.map(\.id)]
      + summary.students.map { student in
        [student.score?.pointsText ?? "–"] + student.problemScores.map { $0?.pointsText ?? "–" }
      }
    var blocks: [Block] = []
    for columns in columnGroups(names, scores) {
      let rows = names.indices.map { names[$0] + scores[$0][columns] }
      blocks.append(
        .table(
          TableFigure(
            caption: blocks.isEmpty ? "Marks" : "Marks, continued", header: rows[0],
            rows: Array(rows.dropFirst()), rightAligned: Set(2..<(2 + columns.count)))))
    }
    let flags = summary.students.filter { !$0.flags.isEmpty }
    if !flags.isEmpty {
      blocks.append(
        .table(
          TableFigure(
            caption: "Flags", header: ["student", "name", "flags"],
            rows: flags.map { [$0.id, $0.name, $0.flags.joined(separator: "; ")] })))
    }
    return blocks
  }

  /// The columns of scores of each table, such that names keep some room.
  private func columnGroups(_ names: [[String]], _ scores: [[String]]) -> [Range<Int>] {
    func widest(_ rows: [[String]], _ column: Int) -> Int {
      rows.reduce(0) { max($0, displayWidth(printable($1[column]))) }
    }
    let gap = 3
    let named = (0..<2).reduce(0) { $0 + min(widest(names, $1), 24) + gap }
    let room = max(width - named - 2, 24)
    var groups: [Range<Int>] = []
    var (start, used) = (0, 0)
    for column in scores[0].indices {
      let needed = widest(scores, column) + gap
      if used + needed > room, column > start {
        groups.append(start..<column)
        (start, used) = (column, 0)
      }
      used += needed
    }
    return groups + [start..<scores[0].count]
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
