/// What stands before the line: a name, coloured if so wished, and an ending that never is.
public struct Prompt: Equatable, Sendable {
  public var name: String
  public var ending: String
  /// The parameters of the SGR sequence that colours the name, such as `1;32`; nil for none.
  public var color: String?

  public init(_ name: String, ending: String = "> ", color: String? = nil) {
    self.name = name
    self.ending = ending
    self.color = color
  }

  /// The prompt without colour.
  public var plain: String { name + ending }

  /// The prompt as libedit wants it, with escape sequences between two U+0001.
  ///
  /// libedit hangs a sequence on the character printed after it: one at the very end is lost, and two
  /// in a row break. So name and ending must each have a character of some width, or nothing is
  /// coloured.
  var marked: String {
    guard let color, Self.canCarry(name), Self.canCarry(ending) else { return plain }
    return "\u{1}\u{1b}[\(color)m\u{1}\(name)\u{1}\u{1b}[0m\u{1}\(ending)"
  }

  private static func canCarry(_ text: String) -> Bool {
    text.unicodeScalars.first.flatMap { DisplayWidth.of($0) }.map { $0 > 0 } ?? false
  }
}
