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

/// A cache of readings that are the same for all students, since many give the same answers.
struct ReadingCache {
  private struct Question: Hashable {
    let problem: Int
    let text: String
  }

  private var readings: [Question: Reading] = [:]
  /// The maximum number kept, and the maximum bytes of their texts.
  private static let (capacity, textLimit) = (20_000, 4096)

  /// - Parameter isKept: Whether no student's variables can change the reading.
  mutating func reading(
    of text: String, to problem: Int, isKept: Bool, _ read: () -> Reading
  ) -> Reading {
    guard isKept, text.utf8.count <= Self.textLimit else { return read() }
    let question = Question(problem: problem, text: text)
    if let known = readings[question] { return known }
    let used = Fuel.used
    let reading = read()
    // What an answer costs counts for every file that has it.
    guard Fuel.used == used else { return reading }
    if readings.count >= Self.capacity { readings.removeAll(keepingCapacity: true) }
    readings[question] = reading
    return reading
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
