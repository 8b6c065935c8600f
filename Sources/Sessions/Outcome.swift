public import Commands
internal import Documents
public import Syntax

/// What became of one statement: an answer or a diagnostic, with the text it was typed as.
public struct Outcome: Sendable {
  /// The line its text begins on, counted from 1.
  public let line: Int
  /// The statement's text; spans are offsets into it.
  public let source: String
  /// The stretch of `source` that this statement is, where several stand in it.
  public let span: Span
  public let result: Result
  /// Whether it is an `expect` line.
  public let isExpectation: Bool
  /// What it asks of the house.
  public var request: Request?
  /// What is shown of an answer.
  public let display: Display

  /// The answer or why there is none. The standard library's `Result` would have the runtime look for
  /// `Diagnostic: Error` among all conformances of the program, which a first answer has no time for.
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
    /// The command's document: it was asked to explain.
    case document
    /// The value alone: an expression.
    case value
    /// Nothing: an assignment of an expression.
    case nothing
    /// A sentence on an assignment of an expression.
    case note(String)
  }

  /// The statement's own text, where several stand in the source.
  public var text: String { span.text(in: source) ?? source }

  /// Whether Ctrl-C stopped it.
  public var wasInterrupted: Bool {
    if case .failure(let diagnostic) = result { return diagnostic.code == .interrupted }
    return false
  }

  public var failed: Bool {
    if case .failure = result { return true }
    return false
  }
}
