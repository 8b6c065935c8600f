internal import Commands

/// What the manual says of an option beyond its line and its words.
struct ParameterNote: Sendable {
  var paragraphs: [String]
  var table: FrameworkTable?
  var examples: [Command.Example]
  var related: [String]
  var lesson: String?

  init(
    _ paragraphs: String..., table: FrameworkTable? = nil, examples: [Command.Example] = [],
    related: [String] = [], lesson: String? = nil
  ) {
    self.paragraphs = paragraphs
    self.table = table
    self.examples = examples
    self.related = related
    self.lesson = lesson
  }

  /// By the option's name.
  static let all: [String: ParameterNote] = window.merging(conventions) { first, _ in first }
}
