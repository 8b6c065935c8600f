/// What became of one answer.
public enum AnswerStatus: String, Sendable, CaseIterable {
  case right, partly, wrong
  /// It could not be read, which is not the same as wrong.
  case unreadable
  case blank
  /// Not allowed, over the budget, or lost with a worker that crashed.
  case refused
}
