internal import Documents
public import Syntax

/// Something that can be asked, as data: help, completion, suggestions and tests all read it.
public final class Command: Sendable {
  public let name: String
  public let synonyms: [String]
  /// One line, beginning in upper case and ending with a full stop.
  public let summary: String
  public let topic: Topic
  /// Positional parameters first, in their order.
  public let parameters: [Parameter]
  /// The lesson that tells of it, by its file name without number and ending.
  public let lesson: String?
  /// Whether more commands may follow after `|`.
  public let takesChain: Bool
  /// What only the manual tells, made when it is asked for: a program that computes and leaves has no
  /// time for it.
  private let telling: @Sendable () -> Telling
  let body: @Sendable (Call) throws(Diagnostic) -> Answer

  public init(
    name: String, synonyms: [String] = [], summary: String, topic: Topic,
    parameters: [Parameter],
    details: @autoclosure @escaping @Sendable () -> [String] = [],
    examples: @autoclosure @escaping @Sendable () -> [Example] = [],
    laws: @autoclosure @escaping @Sendable () -> [Law] = [],
    related: @autoclosure @escaping @Sendable () -> [String] = [], lesson: String? = nil,
    takesChain: Bool = false, body: @escaping @Sendable (Call) throws(Diagnostic) -> Answer
  ) {
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.topic = topic
    self.parameters = parameters
    self.lesson = lesson
    self.takesChain = takesChain
    self.body = body
    telling = {
      Telling(details: details(), examples: examples(), laws: laws(), related: related())
    }
  }

  public func run(_ call: Call) throws(Diagnostic) -> Answer { try body(call) }

  /// Paragraphs for the manual: what it does and which law it follows.
  public var details: [String] { telling().details }
  public var examples: [Example] { telling().examples }
  /// The laws of sizes that it follows.
  public var laws: [Law] { telling().laws }
  /// Commands and chapters of the manual to read next; those of its topic are found by themselves.
  public var related: [String] { telling().related }

  private struct Telling {
    let details: [String]
    let examples: [Example]
    let laws: [Law]
    let related: [String]
  }

  /// The chapters of the manual.
  public enum Topic: String, Sendable, CaseIterable {
    case sliding = "Sliding windows"
    case matrices = "Matrices"
    case sizes = "Sizes"
    case pooling = "Pooling"
    case gradients = "Gradients"
    case looking = "Looking closer"
    case values = "Making values"
    case reshaping = "Shapes and parts"
    case numbers = "Numbers"
    case house = "The house"
  }

  /// A statement that can be run as it stands, and what it gives.
  public struct Example: Sendable {
    public let statement: String
    /// The value, written so that it can be typed in; nil where the explanation is the point.
    public let gives: String?

    public init(_ statement: String, gives: String? = nil) {
      self.statement = statement
      self.gives = gives
    }
  }
}
