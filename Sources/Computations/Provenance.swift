public import Arithmetic

/// Where a value comes from, with a history of limited depth.
public enum Provenance: Sendable {
  /// It was entered, loaded or generated.
  case given
  /// It was computed.
  ///
  /// - Parameters:
  ///   - depth: The length of the longest chain of computations that led to it.
  ///   - bytes: The memory of their operands; a value that two of them share is counted twice.
  indirect case computed(any ComputationSource, depth: Int, bytes: Int)
  /// It was computed, but the computation is not kept any more.
  case forgotten

  /// The maximum depth of a history, and its maximum memory besides the last computation.
  private static let most = (depth: 16, bytes: 1 << 20)

  /// The provenance of a computation's result.
  public init(_ computation: any Computation) {
    var (depth, bytes) = (0, 0)
    for operand in computation.operands {
      depth = max(depth, operand.source.depth)
      bytes = bytes.saturatingSum(operand.tensor?.byteCount ?? 0)
        .saturatingSum(operand.source.bytes)
    }
    self = .computed(KnownComputation(computation: computation), depth: depth + 1, bytes: bytes)
  }

  /// The provenance of a result whose operands are kept, unless they are too large.
  ///
  /// - Parameters:
  ///   - source: Makes the computation on demand.
  ///   - values: The values that `source` keeps, with the bytes of each.
  public init(
    _ source: @autoclosure () -> any ComputationSource, from values: [(bytes: Int, Provenance)]
  ) {
    var (depth, bytes) = (0, 0)
    for (own, provenance) in values {
      depth = max(depth, provenance.depth)
      bytes = bytes.saturatingSum(own).saturatingSum(provenance.bytes)
    }
    self =
      bytes > Self.most.bytes
      ? .forgotten : .computed(source(), depth: depth + 1, bytes: bytes)
  }

  /// The provenance as an operand of a further computation keeps it.
  public var asSource: Provenance {
    depth >= Self.most.depth || bytes > Self.most.bytes ? .forgotten : self
  }

  public var computation: (any Computation)? {
    if case .computed(let source, _, _) = self { return source.computation }
    return nil
  }

  var isGiven: Bool {
    if case .given = self { true } else { false }
  }

  private var depth: Int {
    if case .computed(_, let depth, _) = self { return depth }
    return 0
  }

  /// The memory of the kept values, at most.
  public var bytes: Int {
    if case .computed(_, _, let bytes) = self { return bytes }
    return 0
  }

  /// Calls `body` with each kept tensor.
  public func forEachTensor(_ body: (Tensor) -> Void) {
    if case .computed(let source, _, _) = self { source.forEachTensor(body) }
  }
}

/// A computation that is made on demand.
public protocol ComputationSource: Sendable {
  var computation: any Computation { get }
  /// Calls `body` with each tensor that is kept for it.
  func forEachTensor(_ body: (Tensor) -> Void)
}

private struct KnownComputation: ComputationSource {
  let computation: any Computation

  func forEachTensor(_ body: (Tensor) -> Void) {
    for operand in computation.operands {
      if let tensor = operand.tensor { body(tensor) }
      operand.source.forEachTensor(body)
    }
  }
}
