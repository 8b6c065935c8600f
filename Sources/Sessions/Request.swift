/// What a statement asks of the house around the session, which alone has a screen, a keyboard and
/// a person's own files.
public enum Request: Equatable, Sendable {
  /// The statements entered before: the last so many, or all.
  case history(last: Int?)
  case forgetHistory
  /// A lesson, a step at a time in a conversation, printed in a script.
  indirect case lesson(Lesson)
  /// The step of a lesson where the reader was last, or the lesson after.
  case nextLesson
  /// A text, or else the last statement, in the reader's editor.
  case edit(String?)
  /// The settings as a file for conversations to come.
  case saveSettings
}
