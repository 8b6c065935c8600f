internal import Commands

/// Every directive, in the order of the manual.
public enum DirectiveTable {
  private static let lines: [TableLine<Directive>] =
    [
      TableLine("expect") { .expect },
      TableLine("vars") { .vars },
      TableLine("set") { .set },
      TableLine("save") { .save },
      TableLine("help", "?", isRaw: true) { .help },
      TableLine("lesson") { .lesson },
      TableLine("quiz", isRaw: true) { .quiz },
      TableLine("history") { .history },
      TableLine("edit", isRaw: true) { .edit },
      TableLine("quit", "exit") { .quit },
    ] + Directive.sheets

  public static let all: [Directive] = lines.map { $0.item() }

  public static func directive(named name: String) -> Directive? {
    for line in lines where line.names.contains(name) { return line.item() }
    return nil
  }

  /// All names, synonyms included.
  public static let names: [String] = lines.flatMap(\.names)
  /// The names of those whose words are kept as text.
  static let rawNames: [String] = lines.flatMap { $0.isRaw ? $0.names : [] }
}
