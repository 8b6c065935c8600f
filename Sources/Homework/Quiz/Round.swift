internal import Arithmetic

/// One quiz: the source of its questions, the current question, and the score.
struct Round: Sendable {
  let source: Source
  /// The number of questions.
  let count: Int
  /// The number of the current question, from 1.
  var number = 0
  /// How often other data were requested.
  var draw = 0
  var asked: AskedQuestion?
  var score = Score()
  /// Mistakes that explained answers in this quiz.
  var mistakes: Set<String> = []

  enum Source: Sendable {
    /// Questions drawn from a seed; `isFixed` if the user chose it.
    case topic(QuizTopic, seed: UInt64, isFixed: Bool)
    case file(AssignmentFile)
  }

  /// The key for progress.
  var subject: String {
    switch source {
    case .topic(let topic, _, _): topic.rawValue
    case .file(let file): file.path
    }
  }

  struct Score: Equatable {
    var counted = 0
    var first = 0
    var right = 0
    var skipped = 0
    var points: Rational = 0
    var outOf: Rational = 0
  }
}

/// An assignment as a source of questions.
struct AssignmentFile: Sendable {
  let path: String
  let text: String
  let seed: UInt64?
  /// The identifiers of the problems to ask, in order.
  var ids: [String]

  /// The assignment with data drawn for the n-th time. The first draw is the same for everyone, or given
  /// by the seed.
  ///
  /// - Throws: An error in the assignment.
  func assignment(draw: Int) throws(AssignmentError) -> Assignment {
    var words = seed.map { ["seed", String($0)] } ?? []
    if draw > 0 { words += ["again", String(draw)] }
    return words.isEmpty
      ? try Assignment(text) : try Assignment(text, studentID: words.joined(separator: " "))
  }
}

extension Round.Score {
  /// `3 of 5 right at the first try, 1 more right later; 4.17 of 5 points.`
  var words: String {
    guard counted > 0 else { return "No question was answered." }
    var text = "\(first) of \(counted) right at the first try"
    let later = right - first
    if later > 0 { text += ", \(later) more right later" }
    if skipped > 0 { text += ", \(skipped) skipped" }
    return text + "; \(points.shortPointsText) of \(outOf.shortPointsText) points."
  }
}
