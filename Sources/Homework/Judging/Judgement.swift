internal import Arithmetic
internal import Documents

/// What one answer is worth, and why, before it becomes a report.
struct Judgement: Sendable {
  var status: AnswerStatus
  /// Of the points, from 0 to 1.
  var share: Rational
  var cells: ProblemReport.Cells?
  var mistakes: [ProblemReport.NamedMistake] = []
  var isAmbiguous = false
  var feedback: [ProblemReport.Feedback] = []
  /// Every explanation, for the teacher.
  var candidates: [ProblemReport.NamedMistake] = []
  /// Names that would explain the answer, claimed or not, for the student's other answers.
  var suspects: [String] = []

  static func right(_ notes: [String] = []) -> Judgement {
    Judgement(
      status: .right, share: 1,
      feedback: [.init(.positive, "Right.")] + notes.map { .init(.note, $0) })
  }
}
