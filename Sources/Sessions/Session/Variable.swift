internal import Arithmetic
public import Computations
public import Documents

/// What a name stands for, with how it came about.
public struct Variable: Sendable {
  public let value: Value
  public let provenance: Provenance
  /// Counts the memory beside tensors with receipts of their own; nil for one that is not kept.
  let receipt: MemoryReceipt?

  /// About what a variable takes beside its cells.
  private static let base = 400

  /// The computation behind it.
  public var computation: (any Computation)? { provenance.computation }

  /// A variable whose memory is not counted, beside those that statements make.
  public init(_ value: Value, provenance: Provenance = .given) {
    self.value = value
    self.provenance = provenance
    receipt = nil
  }

  /// A variable whose memory is counted.
  init(_ value: Value, provenance: Provenance, in account: MemoryAccount) {
    self.value = value
    self.provenance = provenance
    let bytes = value.uncountedBytes.saturatingSum(provenance.uncountedBytes)
    receipt = MemoryReceipt(bytes.saturatingSum(Self.base), in: account)
  }

  var ownBytes: Int { receipt?.bytes ?? 0 }

  /// The bytes that it keeps, shared ones included.
  var bytes: Int { value.byteCount.saturatingSum(provenance.bytes) }
}
