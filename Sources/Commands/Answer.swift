public import Documents

/// What a command gives back: a value to keep, and a document that is made only when it is read.
public struct Answer: Sendable {
  /// The command's name, JSON's `kind`.
  public var kind: String
  /// nil when there is nothing to keep.
  public var value: Value?
  /// The computation behind the value, for `why` and `who`.
  public var origin: Origin?
  private let makeDocument: @Sendable () -> Document

  public init(
    kind: String, value: Value?, origin: Origin? = nil,
    document: @escaping @Sendable () -> Document
  ) {
    self.kind = kind
    self.value = value
    self.origin = origin
    self.makeDocument = document
  }

  /// The explanation, computed now.
  public var document: Document { makeDocument() }
}
