internal import Documents
public import Syntax

/// A word that explains what it computes.
public final class Command: Entry, @unchecked Sendable {
  /// Whether more commands may follow after `|`.
  public let takesChain: Bool
  /// The commands whose call it is about, as in `coverage conv x k`; the first if there are operands
  /// without a command. Empty for a command that is about its own operands.
  public let subjects: [String]
  let body: @Sendable (Call) throws(Diagnostic) -> Answer

  public init(
    name: String, synonyms: [String] = [], summary: String, topic: Topic, parameters: [Parameter],
    details: @autoclosure @escaping @Sendable () -> [String] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [],
    laws: @autoclosure @escaping @Sendable () -> [Law] = [],
    related: @autoclosure @escaping @Sendable () -> [String] = [], lesson: String? = nil,
    takesChain: Bool = false, subjects: [String] = [],
    body: @escaping @Sendable (Call) throws(Diagnostic) -> Answer
  ) {
    self.takesChain = takesChain
    self.subjects = subjects
    self.body = body
    super.init(
      name: name, synonyms: synonyms, summary: summary, topic: topic, parameters: parameters,
      lesson: lesson
    ) {
      Telling(details: details(), examples: examples(), laws: laws(), related: related())
    }
  }

  /// Whether it can also be about the last computation, or that behind a variable.
  public var looksBack: Bool { parameters.contains { $0.isSame(as: .computed) } }

  /// Whether it has operands of its own, so that only the name of another command makes it about that.
  public var hasOperands: Bool { parameters.contains { $0.isSame(as: .input) } }

  /// - Throws: what is wrong with the call, with the help that holds for it.
  public func run(_ call: Call) throws(Diagnostic) -> Answer {
    do { return try body(call) } catch {
      var error = error
      error.help = call.tried(error.help) { $0.settles }
      throw error
    }
  }
}
