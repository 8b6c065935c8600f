public import Commands
public import Documents

/// What a name stands for, with the computation it came from.
public struct Variable: Sendable {
  public let value: Value
  public let origin: Origin?
  /// What it takes of memory beside large tensors.
  let ownBytes: Int

  /// A variable whose memory is not counted, beside those that statements make.
  public init(_ value: Value, origin: Origin? = nil) {
    self.init(value, origin: origin, ownBytes: 0)
  }

  init(_ value: Value, origin: Origin?, ownBytes: Int) {
    self.value = value
    self.origin = origin
    self.ownBytes = ownBytes
  }
}
