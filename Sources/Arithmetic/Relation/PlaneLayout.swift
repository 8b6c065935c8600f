/// Which axes of a tensor are spatial, for operations on each plane separately: pooling, unpooling,
/// patches. The other axes are batch and channels.
///
/// Internally such a tensor is `(planes, …space)`; this type keeps the user's layout to convert
/// results back.
public struct PlaneLayout: Equatable, Sendable {
  public let shape: [Int]
  /// n, the number of spatial axes.
  public let dims: Int
  public let order: ChannelLayout.Order

  /// Channels first: the last n axes are spatial, after any number of others. Channels last:
  /// `(…space)`, `(…space, channels)` or `(batch, …space, channels)`.
  ///
  /// - Throws: `.noSuchReading` if the shape has too few axes, or too many.
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

  /// The number of spatial axes if the window was given as one number: all of one or two axes, the last
  /// two of three or four, the last three of five.
  public static func usualDims(rank: Int) -> Int {
    switch rank {
    case ...2: max(rank, 1)
    case 3, 4: 2
    default: 3
    }
  }

  private var hasLastChannels: Bool { order == .channelsLast && shape.count > dims }
  private var hasLastChannelsAndBatch: Bool { hasLastChannels && shape.count == dims + 2 }

  /// The sizes of the other axes, batch first and channels last: `[]`, `[channels]`,
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
  public func normalized<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    guard hasLastChannels else { return grid }
    let last = grid.rank - 1
    return hasLastChannelsAndBatch
      ? grid.permuted([0, last] + Array(1..<last)) : grid.permuted([last] + Array(0..<last))
  }

  /// Converts a result `(…outer, …space)` of any spatial size to the user's layout.
  public func denormalized<E: Number>(_ grid: Grid<E>) -> Grid<E> {
    guard hasLastChannels else { return grid }
    let rank = grid.rank
    return hasLastChannelsAndBatch
      ? grid.permuted([0] + Array(2..<rank) + [1]) : grid.permuted(Array(1..<rank) + [0])
  }
}

extension Grid where Element: Number {
  /// - Throws: `.rankMismatch`, `.sizesDisagree` if the shape is not the one that an operation needs.
  func check(shape expected: [Int]) throws(ArithmeticError) {
    guard shape.count == expected.count else {
      throw .rankMismatch(expected: expected.count, actual: shape.count)
    }
    for axis in shape.indices where shape[axis] != expected[axis] {
      throw .sizesDisagree(axis: axis, expected, shape)
    }
  }
}
