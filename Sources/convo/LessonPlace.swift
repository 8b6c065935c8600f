import Terminal

/// Where the reader is in the lessons, kept in a line of text from one conversation to the next:
/// `03-padding 4`, or `03-padding done`.
struct LessonPlace: Equatable {
  /// The lesson's name.
  var name: String
  /// The step to come; nil when the lesson is done.
  var step: Int?

  private static var file: UserFile? { UserFile("lesson", in: .state) }

  /// The place kept last; nil when there is none.
  static var kept: LessonPlace? {
    let words = file?.text(atMost: 4096)?.split(whereSeparator: \.isWhitespace) ?? []
    guard words.count == 2 else { return nil }
    if words[1] == "done" { return LessonPlace(name: String(words[0]), step: nil) }
    guard let step = Int(words[1]), step >= 0 else { return nil }
    return LessonPlace(name: String(words[0]), step: step)
  }

  func keep() { _ = Self.file?.replace(with: "\(name) \(step.map(String.init) ?? "done")\n") }
}
