extension Session {
  /// A completion of the word at the cursor.
  public struct Candidate: Equatable, Sendable {
    public let text: String
    /// A short description.
    public let meaning: String
    /// The text to insert after it: `=` after an option, a space after a command.
    public let ending: String

    public init(text: String, meaning: String, ending: String) {
      self.text = text
      self.meaning = meaning
      self.ending = ending
    }
  }
}
