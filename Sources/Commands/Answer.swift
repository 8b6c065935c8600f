public import Documents

/// What a command gives back: a value to keep, and a document that is made only when it is read. The
/// session, what became of a statement and whoever writes it down share one.
public final class Answer: Sendable {
  /// The command's name, JSON's `kind`.
  public let kind: String
  /// nil when there is nothing to keep.
  public let value: Value?
  /// The computation behind the value, for `why`, `who` and `play`.
  public let origin: Origin?
  /// Steps to go through one by one, for a program with a terminal; others have the document.
  public let playback: Playback?
  private let makeDocument: @Sendable (_ steps: Int) -> Document
  /// How many steps the document has unless told otherwise.
  private let steps: Int

  public convenience init(
    kind: String, value: Value?, origin: Origin? = nil, document: @escaping @Sendable () -> Document
  ) {
    self.init(kind: kind, value: value, origin: origin, steps: 0) { _ in document() }
  }

  /// An answer that can be told at more or less length.
  ///
  /// - Parameters:
  ///   - steps: how many steps are written out unless told otherwise.
  ///   - document: the explanation with at most so many steps.
  public init(
    kind: String, value: Value?, origin: Origin? = nil, playback: Playback? = nil, steps: Int,
    document: @escaping @Sendable (_ steps: Int) -> Document
  ) {
    self.kind = kind
    self.value = value
    self.origin = origin
    self.playback = playback
    self.makeDocument = document
    self.steps = steps
  }

  /// The explanation, computed now.
  public var document: Document { makeDocument(steps) }

  /// The explanation with so many steps, where it has as many.
  public func document(steps: Int) -> Document { makeDocument(steps) }
}
