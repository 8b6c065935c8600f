/// A grader of submissions to one assignment.
public protocol Grading {
  /// The assignment without its key.
  var outline: AssignmentOutline { get }

  /// Reads and grades one submission. Any bytes give a report.
  ///
  /// - Parameters:
  ///   - name: The file's name, for the report.
  ///   - student: The student, from the roster or the file's name. A different id in the file's `student`
  ///     line is flagged and ignored. If the name is empty, that of the line is used.
  func grade(file name: String, bytes: [UInt8], student: Student) -> TeacherReport
}

extension Grader: Grading {}

/// Options of grading.
public struct GradingOptions: Equatable, Sendable {
  /// The problems to grade; empty for all.
  public var only: [String]

  public init(only: [String] = []) { self.only = only }
}

/// An error that prevents grading.
public struct GradingRefusal: Error, Equatable, Sendable {
  /// One or more lines to show.
  public var message: String
  /// The exit status: 2 if the command line or the assignment is wrong, 1 if something else failed, such
  /// as writing the results.
  public var status: Int32

  public init(_ message: String, status: Int32 = 2) {
    self.message = message
    self.status = status
  }
}

/// Reports only some problems of an assignment.
///
/// The others are graded too, because a problem may build on the answer to an earlier one.
public struct SomeProblems: Grading {
  private let grading: any Grading
  public let outline: AssignmentOutline
  private let places: [Int]

  /// - Parameter only: The ids of the problems to report; empty for all.
  /// - Throws: `GradingRefusal` for an unknown id.
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
