internal import Commands

/// The manual's text about an option, in addition to its summary and words.
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

  /// All notes by option name.
  static let all: [String: ParameterNote] = window.merging(conventions) { first, _ in first }
}
