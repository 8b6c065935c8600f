public import Documents

/// What a command gives back: a value to keep, and a document that is made only when it is read.
public struct Answer: Sendable {
  /// The command's name, JSON's `kind`.
  public var kind: String
  /// nil when there is nothing to keep.
  public var value: Value?
  /// The computation behind the value, for `why` and `who`.
  public var origin: Origin?
  private let makeDocument: @Sendable (_ steps: Int) -> Document
  /// How many steps the document has unless told otherwise.
  private let steps: Int

  public init(
    kind: String, value: Value?, origin: Origin? = nil,
    document: @escaping @Sendable () -> Document
  ) {
    self.kind = kind
    self.value = value
    self.origin = origin
    self.makeDocument = { _ in document() }
    self.steps = 0
  }

  /// An answer that can be told at more or less length.
  ///
  /// - Parameters:
  ///   - steps: how many steps are written out unless told otherwise.
  ///   - document: the explanation with at most so many steps.
  public init(
    kind: String, value: Value?, origin: Origin? = nil, steps: Int,
    document: @escaping @Sendable (_ steps: Int) -> Document
  ) {
    self.kind = kind
    self.value = value
    self.origin = origin
    self.makeDocument = document
    self.steps = steps
  }

  /// The explanation, computed now.
  public var document: Document { makeDocument(steps) }

  /// The explanation with so many steps, where it has as many.
  public func document(steps: Int) -> Document { makeDocument(steps) }
}
