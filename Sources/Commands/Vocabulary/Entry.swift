/// A word of the language, as data: help, completion, suggestions and tests all read it.
///
/// It is a `Command`, which explains, a `Function`, which only computes, or a directive, which controls
/// the session. Everything stored here and below is constant, so that entries can be shared.
open class Entry: @unchecked Sendable {
  public let name: String
  public let synonyms: [String]
  /// One line that begins in upper case and ends with a full stop.
  public let summary: String
  public let topic: Topic
  /// Positional parameters first, in their order.
  public let parameters: [Parameter]
  /// The lesson about it, by its file name without number and ending.
  public let lesson: String?
  /// What only the manual needs, made when it is asked for: a program that computes and leaves has no
  /// time for it.
  private let telling: @Sendable () -> Telling

  public init(
    name: String, synonyms: [String], summary: String, topic: Topic, parameters: [Parameter] = [],
    lesson: String? = nil, telling: @escaping @Sendable () -> Telling
  ) {
    self.name = name
    self.synonyms = synonyms
    self.summary = summary
    self.topic = topic
    self.parameters = parameters
    self.lesson = lesson
    self.telling = telling
  }

  /// How it is typed, a form a line; empty if the parameters say it.
  public final var usage: [String] { telling().usage }
  /// Paragraphs for the manual: what it does and which law it follows.
  public final var details: [String] { telling().details }
  public final var examples: [Example] { telling().examples }
  /// The laws of sizes that it follows.
  public final var laws: [Law] { telling().laws }
  /// Other pages of the manual to read next; those of its topic are found by themselves.
  public final var related: [String] { telling().related }

  public struct Telling: Sendable {
    var usage: [String] = []
    var details: [String] = []
    var examples: [Example] = []
    var laws: [Law] = []
    var related: [String] = []

    public init(
      usage: [String] = [], details: [String] = [], examples: [Example] = [], laws: [Law] = [],
      related: [String] = []
    ) {
      self.usage = usage
      self.details = details
      self.examples = examples
      self.laws = laws
      self.related = related
    }
  }

  /// The groups of the manual's lists, in their order.
  public enum Topic: String, Sendable, CaseIterable {
    case sliding = "Sliding windows"
    case matrices = "Matrices"
    case sizes = "Sizes"
    case pooling = "Pooling"
    case gradients = "Learning"
    case looking = "Looking closer"
    case values = "Making values"
    case reshaping = "Shapes and parts"
    case numbers = "Numbers"
    case session = "The session"
    case homework = "Homework"
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
