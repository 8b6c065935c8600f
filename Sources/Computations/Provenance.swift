public import Arithmetic

/// Where a value came from, as far back as is kept.
public enum Provenance: Sendable {
  /// It was typed, loaded or drawn: there is nothing behind it.
  case given
  /// It was computed.
  ///
  /// - Parameters:
  ///   - depth: how many computations lie behind it, one upon the other.
  ///   - bytes: what their operands take; a value that two of them share is counted twice.
  indirect case computed(any ComputationSource, depth: Int, bytes: Int)
  /// It was computed, but how is no longer kept.
  case forgotten

  /// How far back a history goes, and how much memory it may take beyond the last computation.
  private static let most = (depth: 16, bytes: 1 << 20)

  /// The provenance of what a computation gives.
  public init(_ computation: any Computation) {
    var (depth, bytes) = (0, 0)
    for operand in computation.operands {
      depth = max(depth, operand.source.depth)
      bytes = bytes.saturatingSum(operand.tensor?.byteCount ?? 0)
        .saturatingSum(operand.source.bytes)
    }
    self = .computed(KnownComputation(computation: computation), depth: depth + 1, bytes: bytes)
  }

  /// The provenance of what is computed from values that are kept, unless they are too large for that.
  ///
  /// - Parameters:
  ///   - source: gives the computation when somebody asks.
  ///   - values: what it keeps, with the bytes of each.
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

  /// As an operand of a further computation keeps it.
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

  /// What is kept takes at most so many bytes.
  public var bytes: Int {
    if case .computed(_, _, let bytes) = self { return bytes }
    return 0
  }

  /// Calls `body` with every tensor that is kept.
  public func forEachTensor(_ body: (Tensor) -> Void) {
    if case .computed(let source, _, _) = self { source.forEachTensor(body) }
  }
}

/// What gives a computation when somebody asks for it.
public protocol ComputationSource: Sendable {
  var computation: any Computation { get }
  /// Calls `body` with every tensor that is kept for it.
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
