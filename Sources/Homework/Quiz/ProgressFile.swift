/// Where practice is remembered from one conversation to the next; the program lends the file.
public struct ProgressFile: Sendable {
  /// The text as it stands; nil where there is none.
  public var read: @Sendable () -> String?
  /// Puts another text in its place, whole or not at all.
  public var write: @Sendable (String) -> Void

  public init(
    read: @escaping @Sendable () -> String?, write: @escaping @Sendable (String) -> Void
  ) {
    self.read = read
    self.write = write
  }

  /// Nothing is remembered.
  public static let none = ProgressFile(read: { nil }, write: { _ in })

  /// Changes what is remembered, read anew since another conversation may have written meanwhile.
  func update(_ change: (inout Progress) -> Void) {
    var progress = Progress(read() ?? "")
    change(&progress)
    write(progress.text)
  }
}
