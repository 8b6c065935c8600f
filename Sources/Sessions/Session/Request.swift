/// Something that a statement needs and only the program around the session can do: the session has no
/// screen, no keyboard and no access to the user's own files.
public enum Request: Equatable, Sendable {
  /// Lists earlier statements: the last `last`, or all of them for nil.
  case history(last: Int?)
  case forgetHistory
  /// Shows a lesson: step by step in a conversation, printed at once in a script.
  indirect case lesson(Lesson)
  /// Resumes the lesson that was read last, or starts the one after it.
  case nextLesson
  /// Opens a text in the user's editor; nil stands for the last statement.
  case edit(String?)
  /// Writes the settings to the user's configuration file.
  case saveSettings
}
