/// One problem of an assignment, to be looked at for what its answers can show.
public struct LintSubject: Sendable {
  public var id: String
  public var title: String
  public var key: KeyComputation
  public var kind: AnswerKind
  public var bugs: [HandWrittenBug]

  public init(
    id: String, title: String, key: KeyComputation, kind: AnswerKind, bugs: [HandWrittenBug] = []
  ) {
    self.id = id
    self.title = title
    self.key = key
    self.kind = kind
    self.bugs = bugs
  }
}
