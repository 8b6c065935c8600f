public import Commands

extension EntryTable {
  /// Every directive, in the order of the manual.
  public static let directives = EntryTable(directiveLines)
  private static let directiveLines: [Line] =
    [
      .directive("expect") { .expect },
      .directive("claim") { .claim },
      .directive("define") { .define },
      .directive("vars") { .vars },
      .directive("set") { .set },
      .directive("save") { .save },
      .rawDirective("help", "?") { .help },
      .directive("lesson") { .lesson },
      .rawDirective("quiz") { .quiz },
      .directive("history") { .history },
      .rawDirective("edit") { .edit },
      .directive("quit", "exit") { .quit },
    ] + Directive.sheets

  /// Every word of the language.
  public static let language = EntryTable(commandLines + directiveLines + functionLines)
}

extension EntryTable.Line {
  static func directive(
    _ name: String, _ synonyms: String..., make: @escaping @Sendable () -> Directive
  ) -> EntryTable.Line {
    EntryTable.Line(.directive, name, synonyms, make: make)
  }

  /// A directive whose words are kept as text.
  static func rawDirective(
    _ name: String, _ synonyms: String..., make: @escaping @Sendable () -> Directive
  ) -> EntryTable.Line {
    EntryTable.Line(.rawDirective, name, synonyms, make: make)
  }
}
