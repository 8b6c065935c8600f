public import Arithmetic
public import Documents

/// A wrong answer that the author of a problem wrote down, with what is to be said of it.
public struct HandWrittenBug: Equatable, Sendable {
  public var name: String
  public var message: String?
  public var value: Value
  /// The share of the points that it still earns; nil where nothing was said.
  public var credit: Rational?

  public init(name: String, message: String? = nil, value: Value, credit: Rational? = nil) {
    self.name = name
    self.message = message
    self.value = value
    self.credit = credit
  }

  /// An author expects what they write down.
  static let prior = 0.16
}
