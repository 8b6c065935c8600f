extension Session {
  /// Something that could stand at the cursor.
  public struct Candidate: Equatable, Sendable {
    public let text: String
    /// A few words on what it is.
    public let meaning: String
    /// What to type behind it: `=` after an option, a blank after a command.
    public let ending: String

    public init(text: String, meaning: String, ending: String) {
      self.text = text
      self.meaning = meaning
      self.ending = ending
    }
  }
}
