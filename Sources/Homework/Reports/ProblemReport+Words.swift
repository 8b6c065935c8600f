extension ProblemReport {
  /// All that is said to the student, as one paragraph.
  var words: String {
    let sentences = feedback.map(\.text) + feedback.compactMap(\.command).map { "See it: \($0)" }
    let text = sentences.filter { !$0.isEmpty }.joined(separator: " ")
    return text.isEmpty ? status.words : text
  }

  /// `1 Slide k over x: stride 1, no padding.`
  var heading: String { title.isEmpty ? id : "\(id) \(title)" }

  /// The mistakes named, as one name: `flip`, `padding-ignored or padding-end-only`.
  var mistakeName: String? {
    mistakes.isEmpty ? nil : mistakes.map(\.name).joined(separator: " or ")
  }

  var isRight: Bool { status == .right }
}

extension AnswerStatus {
  /// What is said where there is nothing else to say.
  var words: String {
    switch self {
    case .right: "Right."
    case .partly: "Right in part."
    case .wrong: "Not right."
    case .unreadable: "This answer could not be read; it does not count as a wrong one."
    case .blank: "No answer."
    case .refused: "This answer was not taken."
    }
  }
}
