public import Homework

/// A grader for tests of the code around grading: an answer is right if the file contains its problem's
/// id. The words `crash` and `hang` in a file make the grader do so, `once:PATH` only unless there is a
/// file at the path.
public struct SampleGrading: Grading {
  public let outline: AssignmentOutline
  private let misfortune: @Sendable (Misfortune) -> Void

  public enum Misfortune: Sendable {
    case crash, hang
    case once(String)
  }

  /// - Parameter key: its lines are the problems' ids; none of them is refused.
  public init(
    name: String, key: [UInt8], options: GradingOptions,
    misfortune: @escaping @Sendable (Misfortune) -> Void = { _ in }
  ) throws(GradingRefusal) {
    let ids = String(decoding: key, as: UTF8.self).split(separator: "\n").map(String.init)
    guard !ids.isEmpty else { throw GradingRefusal("\(name): there are no problems") }
    outline = AssignmentOutline(
      id: "hw", title: "Sample", digest: "\(key.count)",
      problems: ids.filter { options.only.isEmpty || options.only.contains($0) }.map {
        .init(id: $0, title: "Problem \($0)", maxScore: 2, kind: .number)
      })
    self.misfortune = misfortune
  }

  public func grade(file name: String, bytes: [UInt8], student: Student) -> TeacherReport {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("crash") { misfortune(.crash) }
    if text.contains("hang") { misfortune(.hang) }
    if text.hasPrefix("once:") { misfortune(.once(String(text.dropFirst(5)))) }
    let problems = outline.problems.map { problem in
      let isRight = text.contains(problem.id)
      return ProblemReport(
        id: problem.id, title: problem.title, status: isRight ? .right : .wrong,
        score: isRight ? 2 : 0, maxScore: 2, kind: problem.kind, line: 1, answer: .text(text),
        feedback: [.init(.note, isRight ? "Right." : "Not here.")])
    }
    return TeacherReport(
      report: SubmissionReport(
        assignment: outline.id, assignmentTitle: outline.title, keyDigest: outline.digest,
        fileDigest: "\(bytes.count)", studentID: student.id, studentName: student.name, file: name,
        problems: problems),
      details: problems.map { _ in .init(expected: .text("key")) })
  }
}
