/// An error in a statement: a stable code, a message, the places concerned, and advice.
///
/// Messages begin in lower case, have no final period and repeat the numbers; the help says what to do.
public struct Diagnostic: Error, Equatable, Sendable {
  public var code: DiagnosticCode
  public var message: String
  /// The places, the main one first; empty if the error has no place.
  public var labels: [Label]
  /// Advice, the most useful line first.
  public var help: [String]
  /// The lesson that explains this, by its file name without number and extension.
  public var lesson: String?

  public init(
    _ code: DiagnosticCode, _ message: String, labels: [Label] = [], help: [String] = [],
    lesson: String? = nil
  ) {
    self.code = code
    self.message = message
    self.labels = labels
    self.help = help
    self.lesson = lesson
  }

  public struct Label: Equatable, Sendable {
    public var span: Span
    public var text: String

    public init(_ span: Span, _ text: String = "") {
      self.span = span
      self.text = text
    }
  }
}
