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
  ///   - uncounted: The part of these bytes that no receipt counts.
  indirect case computed(any ComputationSource, depth: Int, bytes: Int, uncounted: Int)
  /// It was computed, but the computation is not kept any more.
  case forgotten

  /// The maximum depth of a history, and its maximum memory besides the last computation.
  private static let most = (depth: 16, bytes: 1 << 20)

  /// The provenance of a computation's result.
  public init(_ computation: any Computation) {
    var sum = Sum()
    for operand in computation.operands { sum.add(operand.tensor, operand.source) }
    self = .computed(
      KnownComputation(computation: computation), depth: sum.depth + 1, bytes: sum.bytes,
      uncounted: sum.uncounted)
  }

  /// The provenance of a result whose operands are kept, unless they are too large.
  ///
  /// - Parameters:
  ///   - source: Makes the computation on demand.
  ///   - values: The tensors that `source` keeps, each with where it comes from.
  public init(
    _ source: @autoclosure () -> any ComputationSource, from values: [(Tensor?, Provenance)]
  ) {
    var sum = Sum()
    for (tensor, provenance) in values { sum.add(tensor, provenance) }
    self =
      sum.bytes > Self.most.bytes
      ? .forgotten
      : .computed(
        source(), depth: sum.depth + 1, bytes: sum.bytes, uncounted: sum.uncounted)
  }

  /// The depth and the memory of several operands.
  private struct Sum {
    var (depth, bytes, uncounted) = (0, 0, 0)

    mutating func add(_ tensor: Tensor?, _ source: Provenance) {
      depth = max(depth, source.depth)
      bytes = bytes.saturatingSum(source.bytes)
      uncounted = uncounted.saturatingSum(source.uncountedBytes)
      guard let tensor else { return }
      let own = tensor.byteCount
      bytes = bytes.saturatingSum(own)
      if !tensor.isCounted { uncounted = uncounted.saturatingSum(own) }
    }
  }

  /// The provenance as an operand of a further computation keeps it.
  public var asSource: Provenance {
    depth >= Self.most.depth || bytes > Self.most.bytes ? .forgotten : self
  }

  public var computation: (any Computation)? {
    if case .computed(let source, _, _, _) = self { return source.computation }
    return nil
  }

  var isGiven: Bool {
    if case .given = self { true } else { false }
  }

  private var depth: Int {
    if case .computed(_, let depth, _, _) = self { return depth }
    return 0
  }

  /// The memory of the kept values, at most.
  public var bytes: Int {
    if case .computed(_, _, let bytes, _) = self { return bytes }
    return 0
  }

  /// The part of `bytes` that no receipt counts.
  public var uncountedBytes: Int {
    if case .computed(_, _, _, let bytes) = self { return bytes }
    return 0
  }
}

/// A computation that is made on demand.
public protocol ComputationSource: Sendable {
  var computation: any Computation { get }
}

private struct KnownComputation: ComputationSource {
  let computation: any Computation
}
