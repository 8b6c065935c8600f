public import Computations
public import Documents

/// What a name stands for, with how it came about.
public struct Variable: Sendable {
  public let value: Value
  public let provenance: Provenance
  /// What it takes of memory beside large tensors.
  let ownBytes: Int

  /// The computation behind it.
  public var computation: (any Computation)? { provenance.computation }

  /// A variable whose memory is not counted, beside those that statements make.
  public init(_ value: Value, provenance: Provenance = .given) {
    self.init(value, provenance: provenance, ownBytes: 0)
  }

  init(_ value: Value, provenance: Provenance, ownBytes: Int) {
    self.value = value
    self.provenance = provenance
    self.ownBytes = ownBytes
  }
}
