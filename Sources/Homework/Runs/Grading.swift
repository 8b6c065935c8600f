/// What marks submissions to one assignment.
public protocol Grading {
  /// The assignment without its key.
  var outline: AssignmentOutline { get }

  /// Reads and marks one submission. Whatever the bytes are, there is a report.
  ///
  /// - Parameters:
  ///   - name: the file's name, as the report is to show it.
  ///   - student: who the roster or the file's name says it is from. A `student` line with another
  ///     id is flagged and not believed; where the name is empty, the line's name is taken.
  func grade(file name: String, bytes: [UInt8], student: Student) -> TeacherReport
}

extension Grader: Grading {}

/// What can be asked of grading besides the key.
public struct GradingOptions: Equatable, Sendable {
  /// The problems to be marked; all where it is empty.
  public var only: [String]

  public init(only: [String] = []) { self.only = only }
}

/// Why an assignment cannot be graded with.
public struct GradingRefusal: Error, Equatable, Sendable {
  /// One line or several, to be shown.
  public var message: String

  public init(_ message: String) { self.message = message }
}
