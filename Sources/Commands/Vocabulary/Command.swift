internal import Documents
public import Syntax

/// A word that explains what it computes.
public final class Command: Entry, @unchecked Sendable {
  /// Whether more commands may follow after `|`.
  public let takesChain: Bool
  let body: @Sendable (Call) throws(Diagnostic) -> Answer

  public init(
    name: String, synonyms: [String] = [], summary: String, topic: Topic, parameters: [Parameter],
    details: @autoclosure @escaping @Sendable () -> [String] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [],
    laws: @autoclosure @escaping @Sendable () -> [Law] = [],
    related: @autoclosure @escaping @Sendable () -> [String] = [], lesson: String? = nil,
    takesChain: Bool = false, body: @escaping @Sendable (Call) throws(Diagnostic) -> Answer
  ) {
    self.takesChain = takesChain
    self.body = body
    super.init(
      name: name, synonyms: synonyms, summary: summary, topic: topic, parameters: parameters,
      lesson: lesson
    ) {
      Telling(details: details(), examples: examples(), laws: laws(), related: related())
    }
  }

  public func run(_ call: Call) throws(Diagnostic) -> Answer { try body(call) }
}
