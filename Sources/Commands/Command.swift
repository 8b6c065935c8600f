internal import Documents
public import Syntax

/// Something that can be asked, as data: help, completion, suggestions and tests all read it.
public struct Command: Sendable {
  public let name: String
  public let synonyms: [String]
  /// One line, beginning in upper case and ending with a full stop.
  public let summary: String
  public let topic: Topic
  /// Positional parameters first, in their order.
  public let parameters: [Parameter]
  /// Paragraphs for the manual: what it does and which law it follows.
  public let details: [String]
  public let examples: [Example]
  /// The laws of sizes that it follows.
  public let laws: [Law]
  /// Commands and chapters of the manual to read next; those of its topic are found by themselves.
  public let related: [String]
  /// The lesson that tells of it, by its file name without number and ending.
  public let lesson: String?
  /// Whether more commands may follow after `|`.
  public let takesChain: Bool
  let body: @Sendable (Call) throws(Diagnostic) -> Answer

  public init(
    name: String, synonyms: [String] = [], summary: String, topic: Topic,
    parameters: [Parameter], details: [String] = [], examples: [Example] = [],
    laws: [Law] = [], related: [String] = [], lesson: String? = nil, takesChain: Bool = false,
    body: @escaping @Sendable (Call) throws(Diagnostic) -> Answer
  ) {
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.topic = topic
    self.parameters = parameters
    self.details = details
    self.examples = examples
    self.laws = laws
    self.related = related
    self.lesson = lesson
    self.takesChain = takesChain
    self.body = body
  }

  public func run(_ call: Call) throws(Diagnostic) -> Answer { try body(call) }

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
