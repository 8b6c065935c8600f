internal import Arithmetic
public import Files

/// Scores that a teacher sets by hand, applied last: `student_id,problem,score,reason`.
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

  /// Messages about scores for unknown students or problems.
  public func unused(students: Set<StudentID>, problems: [String]) -> [String] {
    marks.values.flatMap { $0 }.sorted { $0.line < $1.line }.compactMap { mark in
      if !students.contains(mark.student) {
        return "line \(mark.line): there is no submission from \(mark.student.key)"
      }
      return problems.contains(mark.problem)
        ? nil : "line \(mark.line): there is no problem \(mark.problem)"
    }
  }
}
