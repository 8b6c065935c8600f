/// Judgements that were made before: a class gives the same answers again and again.
struct JudgementCache {
  struct Question: Hashable {
    let problem: Int
    let text: String
    let elsewhere: Set<String>
  }

  private var judgements: [Question: Judgement] = [:]
  /// How many are kept: memory does not grow with the class.
  private static let most = 20_000

  subscript(question: Question) -> Judgement? {
    get { judgements[question] }
    set {
      if judgements.count >= Self.most { judgements.removeAll(keepingCapacity: true) }
      judgements[question] = newValue
    }
  }
}
