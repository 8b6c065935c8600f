public import Arithmetic
public import Files

/// Scores that a teacher sets by hand, applied last: `student_id,problem,score,reason`.
///
/// For problems that are marked by hand anyway, they are the scores, and the reason is a comment.
public struct Overrides: Equatable, Sendable {
  private struct Mark: Equatable, Sendable {
    var line: Int
    var student: StudentID
    var problem: String
    var score: Rational
    var reason: String
  }

  private var marks: [StudentID: [Mark]] = [:]

  /// - Throws: `FileError.malformed` with the number of an incomplete line.
  public init(_ table: SeparatedTexts) throws(FileError) {
    guard let header = table.rows.first?.cells, let student = header.column(["student_id"]),
      let problem = header.column(["problem"]), let score = header.column(["score"]),
      let reason = header.column(["reason"])
    else { throw .malformed("its first line must be student_id,problem,score,reason") }
    for row in table.rows.dropFirst() {
      let cells = row.cells
      // A row of the table to fill in that nobody filled in.
      if cells.indices.contains(score), StudentID.trimmed(cells[score]).isEmpty { continue }
      guard cells.count > max(student, problem, score), !cells[student].isEmpty,
        let points = Rational(jsonDigits: StudentID.trimmed(cells[score])), points.sign >= 0
      else { throw .malformed("line \(row.line) has no student or no score") }
      let mark = Mark(
        line: row.line, student: StudentID(cells[student]),
        problem: StudentID.trimmed(cells[problem]), score: points,
        reason: cells.indices.contains(reason) ? cells[reason] : "")
      marks[mark.student, default: []].append(mark)
    }
  }

  /// The report with the student's scores replaced; each is mentioned in the problem and in the notes.
  public func applied(to report: TeacherReport) -> TeacherReport {
    var result = report
    for mark in marks[StudentID(report.report.studentID)] ?? [] {
      guard let place = result.report.problems.firstIndex(where: { $0.id == mark.problem }) else {
        continue
      }
      if result.report.problems[place].status == .manual {
        result.report.problems[place].mark(mark.score, comment: mark.reason)
        continue
      }
      let former = result.report.problems[place].score.pointsText
      let why = mark.reason.isEmpty ? "" : ": \(mark.reason)"
      result.report.problems[place].score = mark.score
      result.report.problems[place].feedback.append(
        .init(.note, "Marked \(mark.score.pointsText) by hand\(why)"))
      result.report.notes.append(
        "problem \(mark.problem): \(former) → \(mark.score.pointsText) by hand\(why)")
    }
    return result
  }

  /// Messages about scores for unknown students or problems, and about those above the maximum.
  ///
  /// - Parameter problems: The maximum score of each problem.
  public func unused(students: Set<StudentID>, problems: [String: Rational]) -> [String] {
    marks.values.flatMap { $0 }.sorted { $0.line < $1.line }.compactMap { mark in
      if !students.contains(mark.student) {
        return "line \(mark.line): there is no submission from \(mark.student.key)"
      }
      guard let most = problems[mark.problem] else {
        return "line \(mark.line): there is no problem \(mark.problem)"
      }
      return mark.score <= most
        ? nil
        : "line \(mark.line): \(mark.score.shortPointsText) of \(most.shortPointsText) points"
    }
  }
}

extension ProblemReport {
  /// Sets the score of an answer that a person marks.
  fileprivate mutating func mark(_ points: Rational, comment: String) {
    score = points
    status = points >= maxScore ? .right : points.isZero ? .wrong : .partly
    let words = comment.isEmpty ? "Marked by hand." : comment
    feedback = [.init(points >= maxScore ? .positive : .actionable, words)]
  }
}
