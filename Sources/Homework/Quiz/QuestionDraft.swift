/// A question as an assignment of one problem: data, words, key.
///
/// Being ordinary statements, it is run, judged and explained as any homework is.
struct QuestionDraft: Equatable {
  /// The data: a name and its literal.
  var data: [(name: String, literal: String)]
  var question: String
  /// What computes the key: `conv(x, k, stride=2)`.
  var key: String

  var text: String {
    let lines =
      data.map { "\($0.name) = \($0.literal)" } + [
        "problem 1 \"\(question)\" worth=(1, 2/3, 1/3)", "answer 1 = \(key)",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  static func == (one: QuestionDraft, other: QuestionDraft) -> Bool { one.text == other.text }
}
