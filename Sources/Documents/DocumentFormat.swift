/// A way to write a document into a file: what `save` can make of an answer.
public struct DocumentFormat: Sendable {
  /// The ending of file names, without the point: `svg`.
  public let ending: String
  /// What it is, for help: `a picture, animated step by step`.
  public let summary: String
  /// How many steps of a computation it has room for; nil where it shows what the answer shows.
  public let steps: Int?
  /// The whole file.
  public let write: @Sendable (Document) -> [UInt8]

  public init(
    ending: String, summary: String, steps: Int? = nil,
    write: @escaping @Sendable (Document) -> [UInt8]
  ) {
    self.ending = ending
    self.summary = summary
    self.steps = steps
    self.write = write
  }
}
