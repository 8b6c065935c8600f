public import Commands
public import Documents

/// What a name stands for, with the computation it came from.
public struct Variable: Sendable {
  public var value: Value
  public var origin: Origin?

  public init(_ value: Value, origin: Origin? = nil) {
    self.value = value
    self.origin = origin
  }
}
