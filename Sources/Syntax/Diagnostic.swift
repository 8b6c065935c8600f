/// What is wrong with what was typed: a stable code, one line, the places, and what would be right.
///
/// Messages begin in lower case, have no full stop and echo the numbers; the help says what to do.
public struct Diagnostic: Error, Equatable, Sendable {
  public var code: DiagnosticCode
  public var message: String
  /// The places, the first being the one that the arrow is for; empty when there is no place.
  public var labels: [Label]
  /// Lines of advice, the most useful first.
  public var help: [String]
  /// The lesson to read, by its file name without number and ending, if one tells of this.
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
