/// The windows of a pooling: sliding windows of one size, or adaptive to a given output size.
public enum PoolingSpan: Equatable, Sendable {
  case sliding(Relation)
  case adaptive(AdaptiveRelation)

  public var inputShape: [Int] {
    switch self {
    case .sliding(let relation): relation.inputShape
    case .adaptive(let relation): relation.inputShape
    }
  }

  public var outputShape: [Int] {
    switch self {
    case .sliding(let relation): relation.outputShape
    case .adaptive(let relation): relation.outputShape
    }
  }

  /// The size of the largest window.
  public var kernelShape: [Int] {
    switch self {
    case .sliding(let relation): relation.kernelShape
    case .adaptive(let relation): relation.kernelShape
    }
  }

  func touches(within limits: Limits) throws(ArithmeticError) -> Touches {
    switch self {
    case .sliding(let relation): try Touches(relation, within: limits)
    case .adaptive(let relation): try Touches(relation, within: limits)
    }
  }

  /// The number of cells of a window that count by a rule: the product over the axes.
  public func count(ofWindow index: [Int], by rule: DivisorRule) -> Int {
    if case .fixed(let count) = rule { return count }
    var count = 1
    for (axis, window) in index.enumerated() {
      switch self {
      case .sliding(let relation):
        count = count.saturatingProduct(relation.axes[axis].count(ofWindow: window, by: rule))
      case .adaptive(let relation):
        count = count.saturatingProduct(relation.axes[axis].window(window).count)
      }
    }
    return count
  }

  /// The index along each axis of a window with this row-major index.
  public func index(ofWindow window: Int) -> [Int] {
    outputShape.index(ofCell: window)
  }
}
