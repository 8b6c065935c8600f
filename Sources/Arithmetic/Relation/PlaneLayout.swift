/// Which axes of a tensor are space, for operations that treat each plane alike: pooling, unpooling,
/// patches. What is not space is batch and channels.
///
/// Inside the arithmetic such a tensor is `(planes, …space)`; this remembers what was typed, so that
/// results go back to it.
public struct PlaneLayout: Equatable, Sendable {
  public let shape: [Int]
  /// n, the number of spatial axes.
  public let dims: Int
  public let order: ChannelLayout.Order

  /// Channels first: the last n axes are space, whatever comes before them. Channels last: `(…n)`,
  /// `(…n, channels)` or `(batch, …n, channels)`.
  ///
  /// - Throws: `.noSuchReading` where the shape has no such axes.
  public init(
    shape: [Int], dims: Int, order: ChannelLayout.Order = .channelsFirst
  ) throws(ArithmeticError) {
    let isKnown =
      (1...3).contains(dims) && shape.count >= dims
      && (order == .channelsFirst || shape.count <= dims + 2)
    guard isKnown else { throw .noSuchReading(input: shape, kernel: [], dims: dims) }
    self.shape = shape
    self.dims = dims
    self.order = order
  }

  /// The spatial axes of a tensor whose window was given as one number: all of a signal or an image,
  /// the last two of three or four axes, the last three of five.
  public static func usualDims(rank: Int) -> Int {
    switch rank {
    case ...2: max(rank, 1)
    case 3, 4: 2
    default: 3
    }
  }

  private var hasLastChannels: Bool { order == .channelsLast && shape.count > dims }
  private var hasLastChannelsAndBatch: Bool { hasLastChannels && shape.count == dims + 2 }

  /// The sizes of the axes before space, channels counted among them: `[]`, `[channels]`,
  /// `[batch, channels]` or more.
  public var outer: [Int] {
    guard hasLastChannels, let channels = shape.last else { return shape.dropLast(dims) }
    return hasLastChannelsAndBatch ? [shape[0], channels] : [channels]
  }

  public var space: [Int] {
    guard hasLastChannels else { return shape.suffix(dims) }
    return Array(shape.dropLast().suffix(dims))
  }

  /// The tensor as `(…outer, …space)`.
  public func normalized<E>(_ grid: Grid<E>) -> Grid<E> {
    guard hasLastChannels else { return grid }
    let last = grid.rank - 1
    return hasLastChannelsAndBatch
      ? grid.permuted([0, last] + Array(1..<last)) : grid.permuted([last] + Array(0..<last))
  }

  /// A result `(…outer, …space)` of any spatial size in the order of axes that was typed.
  public func denormalized<E>(_ grid: Grid<E>) -> Grid<E> {
    guard hasLastChannels else { return grid }
    let rank = grid.rank
    return hasLastChannelsAndBatch
      ? grid.permuted([0] + Array(2..<rank) + [1]) : grid.permuted(Array(1..<rank) + [0])
  }
}

extension Grid {
  /// - Throws: `.rankMismatch`, `.sizesDisagree` where the shape is not the one an operation needs.
  func check(shape expected: [Int]) throws(ArithmeticError) {
    guard shape.count == expected.count else {
      throw .rankMismatch(expected: expected.count, actual: shape.count)
    }
    for axis in shape.indices where shape[axis] != expected[axis] {
      throw .sizesDisagree(axis: axis, expected, shape)
    }
  }
}
