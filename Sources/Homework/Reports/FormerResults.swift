public import Arithmetic
public import Files

/// The results of a previous run, from a file in Convo's JSON.
public struct FormerResults: Equatable, Sendable {
  private let reports: [StudentID: TeacherReport]

  /// - Throws: `FileError.malformed` if the bytes are not such results.
  public init(_ bytes: [UInt8]) throws(FileError) {
    var reports: [StudentID: TeacherReport] = [:]
    for report in try TeacherReport.all(in: bytes) {
      reports[StudentID(report.report.studentID)] = report
    }
    self.reports = reports
  }

  public subscript(_ id: StudentID) -> TeacherReport? { reports[id] }

  /// The report with the higher score; the new one if the scores are equal. A report without a score is
  /// never better.
  ///
  /// A previous report that is kept gets a flag.
  public func better(than report: TeacherReport) -> TeacherReport {
    guard var former = self[StudentID(report.report.studentID)],
      let mark = former.report.mark, report.report.mark.map({ mark > $0 }) ?? true
    else { return report }
    let (old, new) = (mark.pointsText, report.report.mark?.pointsText ?? "not graded")
    former.report.flags.append("kept the previous result: \(old) points, now \(new)")
    return former
  }

  /// The results of students who are not in a new run, in the order of ids.
  public func kept(without ids: Set<StudentID>) -> [TeacherReport] {
    reports.filter { !ids.contains($0.key) }.sorted { $0.key < $1.key }.map { _, report in
      var report = report
      report.report.flags.append("kept the previous result: no new submission")
      return report
    }
  }

  /// The difference from the previous run; nil if there is none.
  public func change(to report: SubmissionReport) -> Change? {
    guard let former = self[StudentID(report.studentID)]?.report else {
      return Change(
        studentID: report.studentID, studentName: report.studentName, former: nil,
        score: report.mark, isNew: true, problems: [])
    }
    let problems = report.problems.compactMap { problem -> Change.Problem? in
      let old = former.problems.first { $0.id == problem.id }
      guard old?.score != problem.score || old?.status != problem.status else { return nil }
      return Change.Problem(
        id: problem.id, former: old?.score, formerStatus: old?.status, score: problem.score,
        status: problem.status)
    }
    guard !problems.isEmpty || former.mark != report.mark else { return nil }
    return Change(
      studentID: report.studentID, studentName: report.studentName, former: former.mark,
      score: report.mark, isNew: false, problems: problems)
  }

  /// The students of the previous run who are not in the new one, in the order of ids.
  public func missing(from ids: Set<StudentID>) -> [Student] {
    reports.filter { !ids.contains($0.key) }.sorted { $0.key < $1.key }.map {
      Student(id: $0.value.report.studentID, name: $0.value.report.studentName)
    }
  }

  /// A change of one student's results.
  public struct Change: Equatable, Sendable {
    public var studentID: String
    public var studentName: String
    /// The scores; nil where there is none.
    public var former: Rational?
    public var score: Rational?
    public var isNew: Bool
    /// The problems with different results.
    public var problems: [Problem]

    public struct Problem: Equatable, Sendable {
      public var id: String
      public var former: Rational?
      public var formerStatus: AnswerStatus?
      public var score: Rational
      public var status: AnswerStatus
    }
  }
}

extension FormerResults.Change {
  /// `4.00 → 5.00 (+1.00)`
  public var pointsText: String {
    if isNew { return "new: \(score?.pointsText ?? "–")" }
    guard let former, let score else {
      return "\(former?.pointsText ?? "–") → \(score?.pointsText ?? "–")"
    }
    let difference = score - former
    let sign = difference.sign < 0 ? "" : "+"
    return "\(former.pointsText) → \(score.pointsText) (\(sign)\(difference.pointsText))"
  }

  /// `2 wrong → right, 3 unreadable → blank`
  public var problemsText: String {
    problems.map { problem in
      let former = problem.formerStatus
      let change =
        former == nil || former == problem.status
        ? "\(problem.former?.pointsText ?? "–") → \(problem.score.pointsText)"
        : "\(former?.rawValue ?? "") → \(problem.status.rawValue)"
      return "\(problem.id) \(change)"
    }.joined(separator: ", ")
  }
}
