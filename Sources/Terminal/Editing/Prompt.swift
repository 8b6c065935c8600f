/// The prompt before a line: a name, which may be coloured, and an ending, which never is.
public struct Prompt: Equatable, Sendable {
  public var name: String
  public var ending: String
  /// The parameters of the SGR sequence that colours the name, such as `1;32`; nil for no colour.
  public var color: String?

  public init(_ name: String, ending: String = "> ", color: String? = nil) {
    self.name = name
    self.ending = ending
    self.color = color
  }

  /// The prompt without colour.
  public var plain: String { name + ending }

  /// The prompt for libedit, with each escape sequence between two U+0001.
  ///
  /// libedit attaches a sequence to the character printed after it: a sequence at the very end is lost,
  /// and two in a row break. Unless name and ending both begin with a character that has a width, the
  /// prompt is not coloured.
  var marked: String {
    guard let color, Self.canCarry(name), Self.canCarry(ending) else { return plain }
    return "\u{1}\u{1b}[\(color)m\u{1}\(name)\u{1}\u{1b}[0m\u{1}\(ending)"
  }

  private static func canCarry(_ text: String) -> Bool {
    text.unicodeScalars.first.flatMap { DisplayWidth.of($0) }.map { $0 > 0 } ?? false
  }
}
