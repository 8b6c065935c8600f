internal import Arithmetic

/// One quiz: where its questions come from, how far it is, and what was right.
struct Round: Sendable {
  let source: Source
  /// How many questions there are.
  let count: Int
  /// The question at hand, from 1.
  var number = 0
  /// How often other data were asked for.
  var draw = 0
  var asked: AskedQuestion?
  var score = Score()
  /// Mistakes that explained answers in this quiz.
  var mistakes: Set<String> = []

  enum Source: Sendable {
    /// - seed: where the questions come from; `isFixed` where somebody chose it.
    case topic(QuizTopic, seed: UInt64, isFixed: Bool)
    case file(AssignmentFile)
  }

  /// The name under which progress is kept.
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

/// An assignment that questions are taken from.
struct AssignmentFile: Sendable {
  let path: String
  let text: String
  let seed: UInt64?
  /// The problems to be asked, by identifier, in order.
  var ids: [String]

  /// The assignment with its data drawn for the n-th time; the first is everybody's, or the seed's.
  ///
  /// - Throws: what is wrong with it.
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
