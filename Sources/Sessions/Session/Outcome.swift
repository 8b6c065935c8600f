public import Commands
internal import Documents
public import Syntax

/// The result of one statement, an answer or a diagnostic, with its source text.
public struct Outcome: Sendable {
  /// The line that `source` begins on, counted from 1.
  public let line: Int
  /// The text that was run; spans are byte offsets into it.
  public let source: String
  /// The statement's span in `source`, which may have several statements.
  public let span: Span
  public let result: Result
  /// Whether it is an `expect` statement.
  public let isExpectation: Bool
  /// What the program around the session is to do for it.
  public var request: Request?
  /// Which part of an answer is shown.
  public let display: Display
  /// How the statement is written here, if it was typed in another language's spelling.
  public var reading: String?

  /// The answer or the error. Not the standard library's `Result`: for that, the runtime looks up the
  /// conformance `Diagnostic: Error` at the first use, which delays the first answer measurably.
  public enum Result: Sendable {
    case success(Answer)
    indirect case failure(Diagnostic)

    public func get() throws(Diagnostic) -> Answer {
      switch self {
      case .success(let answer): return answer
      case .failure(let diagnostic): throw diagnostic
      }
    }
  }

  public enum Display: Equatable, Sendable {
    /// The document of a command, with its explanation.
    case document
    /// The value only, of an expression.
    case value
    /// Nothing, for an expression that is assigned.
    case nothing
    /// A note about an assignment.
    case note(String)
  }

  /// The statement's own text.
  public var text: String { span.text(in: source) ?? source }

  /// Whether Ctrl-C interrupted it.
  public var wasInterrupted: Bool {
    if case .failure(let diagnostic) = result { return diagnostic.code == .interrupted }
    return false
  }

  public var failed: Bool {
    if case .failure = result { return true }
    return false
  }
}

/// Something that a statement needs and only the program around the session can do: the session has no
/// screen, no keyboard and no access to the user's own files.
public enum Request: Equatable, Sendable {
  /// Lists earlier statements: the last `last`, or all of them for nil.
  case history(last: Int?)
  case forgetHistory
  /// Shows a lesson: step by step in a conversation, printed at once in a script.
  indirect case lesson(Lesson)
  /// Resumes the lesson that was read last, or starts the one after it.
  case nextLesson
  /// Opens a text in the user's editor; nil stands for the last statement.
  case edit(String?)
  /// Writes the settings to the user's configuration file.
  case saveSettings
}
