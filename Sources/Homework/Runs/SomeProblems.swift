/// Grades an assignment and keeps some of its problems.
///
/// The others are graded too: a problem may go on with the answer to one before it.
public struct SomeProblems: Grading {
  private let grading: any Grading
  public let outline: AssignmentOutline
  private let places: [Int]

  /// - Parameter only: the ids of the problems that are kept; all are where it is empty.
  /// - Throws: `GradingRefusal` for an id of no problem.
  public init(_ grading: any Grading, only: [String]) throws(GradingRefusal) {
    let problems = grading.outline.problems
    for id in only where !problems.contains(where: { $0.id == id }) {
      throw GradingRefusal("there is no problem \(id)")
    }
    self.grading = grading
    places = problems.indices.filter { only.isEmpty || only.contains(problems[$0].id) }
    var outline = grading.outline
    outline.problems = places.map { problems[$0] }
    self.outline = outline
  }

  public func grade(file name: String, bytes: [UInt8], student: Student) -> TeacherReport {
    var report = grading.grade(file: name, bytes: bytes, student: student)
    let (problems, details) = (report.report.problems, report.details)
    report.report.problems = places.compactMap {
      problems.indices.contains($0) ? problems[$0] : nil
    }
    report.details = places.compactMap { details.indices.contains($0) ? details[$0] : nil }
    return report
  }
}
