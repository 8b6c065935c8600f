internal import Arithmetic
internal import Documents

/// The score of one answer and the reasons for it.
struct Judgement: Sendable {
  var status: AnswerStatus
  /// The share of the points, from 0 to 1.
  var share: Rational
  var cells: ProblemReport.Cells?
  var mistakes: [ProblemReport.NamedMistake] = []
  var isAmbiguous = false
  var feedback: [ProblemReport.Feedback] = []
  /// All explanations, for the teacher.
  var candidates: [ProblemReport.NamedMistake] = []
  /// Names of mistakes that might explain the answer, for judging the student's other answers.
  var suspects: [String] = []

  static func right(_ notes: [String] = []) -> Judgement {
    Judgement(
      status: .right, share: 1,
      feedback: [.init(.positive, "Right.")] + notes.map { .init(.note, $0) })
  }
}

/// A cache of judgements, since many students give the same answers.
struct JudgementCache {
  struct Question: Hashable {
    let problem: Int
    let text: String
    let elsewhere: Set<String>
  }

  private var judgements: [Question: Judgement] = [:]
  /// The maximum number kept, so that memory does not grow with the class.
  private static let capacity = 20_000

  subscript(question: Question) -> Judgement? {
    get { judgements[question] }
    set {
      if judgements.count >= Self.capacity { judgements.removeAll(keepingCapacity: true) }
      judgements[question] = newValue
    }
  }
}
