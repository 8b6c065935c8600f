/// The words that make a line a command instead of an expression.
public struct Vocabulary: Sendable {
  /// How the words after a command's name are read.
  public enum Reading: Sendable {
    case arguments
    /// Kept as text, in `CommandForm.rest`.
    case text
  }

  /// Whether homework's words begin statements: `problem`, `answer`, ….
  public let hasSheets: Bool
  private let find: @Sendable (String) -> Reading?
  private let listNames: @Sendable () -> [String]

  /// - Parameters:
  ///   - names: All names that begin a command, for suggestions.
  ///   - reading: How a command with this name is read; nil for any other word.
  public init(
    hasSheets: Bool = false, names: @escaping @Sendable () -> [String],
    reading: @escaping @Sendable (String) -> Reading?
  ) {
    self.hasSheets = hasSheets
    self.find = reading
    self.listNames = names
  }

  /// A fixed list of names.
  public init(commands: [String], raw: [String] = [], hasSheets: Bool = false) {
    self.init(
      hasSheets: hasSheets, names: { commands + raw },
      reading: { raw.contains($0) ? .text : commands.contains($0) ? .arguments : nil })
  }

  /// How the words after a name are read, if it begins a command unless `(` or `=` follows.
  func reading(of name: String) -> Reading? { find(name) }

  var names: [String] { listNames() }
}
