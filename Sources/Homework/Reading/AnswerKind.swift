/// What kind of thing the key is, and so how an answer is read; nobody declares it.
public enum AnswerKind: String, Sendable, CaseIterable {
  case number, shape, matrix
  /// A command that is run, judged by what it gives and by its parameters.
  case command
  /// The name of a mistake.
  case mistake
}
