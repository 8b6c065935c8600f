/// What a statement could go on with, shown dimmed behind the cursor.
public struct Hint: Equatable, Sendable {
  public var text: String
  /// Whether Right puts it into the line. A hint may also only say what is missing.
  public var canBeTaken: Bool

  public init(_ text: String, canBeTaken: Bool = true) {
    self.text = text
    self.canBeTaken = canBeTaken
  }
}
