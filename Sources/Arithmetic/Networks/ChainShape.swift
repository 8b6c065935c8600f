/// The shape between two layers of a chain: batch, channels and space told apart.
public struct ChainShape: Equatable, Sendable {
  /// nil where there is no such axis.
  public var batch: Int?
  public var channels: Int?
  /// Empty once the map is flattened.
  public var space: [Int]
  public var order: ChannelLayout.Order

  public init(
    batch: Int? = nil, channels: Int? = nil, space: [Int],
    order: ChannelLayout.Order = .channelsFirst
  ) {
    self.batch = batch
    self.channels = channels
    self.space = space
    self.order = order
  }

  /// All sizes in the order of the layout.
  public var sizes: [Int] {
    let outer = batch.map { [$0] } ?? []
    let inner = channels.map { [$0] } ?? []
    return order == .channelsFirst ? outer + inner + space : outer + space + inner
  }

  /// Reads a shape as typed in front of its layers.
  ///
  /// Space has as many axes as `dims`, else as the longest list of a layer's option, else as the
  /// rank tells: 1 and 2 are space alone, 3 is an image with channels, 4 one with batch and
  /// channels, 5 a volume with both. One axis more than space is the channels, two more are batch
  /// and channels. A shape without channels gets one as soon as a layer has filters.
  ///
  /// Which axis the channels are is what `order` says. Without it the sizes say: where the axes
  /// before the last are equal and the last differs (32×32×3) the last is the channels; else they
  /// come first (NCHW).
  ///
  /// - Throws: `.notPositive` for a size below 1; `.noSuchReading` when the ranks do not fit.
  public init(
    reading sizes: [Int], before layers: [ChainLayer], order: ChannelLayout.Order? = nil,
    dims: Int? = nil
  ) throws(ArithmeticError) {
    for (axis, size) in sizes.enumerated() where size < 1 {
      throw .notPositive(.input, axis: SpatialAxis(axis, of: sizes.count), value: size)
    }
    let named = layers.map(\.namedAxes).max() ?? 1
    let space = dims ?? (named > 1 ? named : Self.usualDims(rank: sizes.count))
    guard (1...3).contains(space), (0...2).contains(sizes.count - space) else {
      throw .noSuchReading(input: sizes, kernel: [], dims: dims ?? (named > 1 ? named : nil))
    }
    let outer = sizes.count - space
    guard outer > 0 else {
      let needsChannels = layers.contains(where: \.makesChannels)
      self.init(
        channels: needsChannels ? 1 : nil, space: sizes, order: order ?? .channelsFirst)
      return
    }
    let rest = Array(sizes.suffix(space + 1))
    let order = order ?? Self.order(of: rest)
    self.init(
      batch: outer == 2 ? sizes[0] : nil,
      channels: order == .channelsFirst ? rest[0] : rest[space],
      space: Array(order == .channelsFirst ? rest.dropFirst() : rest.dropLast()), order: order)
  }

  private static func usualDims(rank: Int) -> Int {
    switch rank {
    case 1: 1
    case 5: 3
    default: 2
    }
  }

  /// Channels and space of a shape without batch: equal sizes are space.
  private static func order(of sizes: [Int]) -> ChannelLayout.Order {
    let front = sizes.dropLast()
    let isSquareFront = front.count > 1 && front.allSatisfy { $0 == front.first }
    return isSquareFront && sizes.last != front.first ? .channelsLast : .channelsFirst
  }

  /// The numbers in one image.
  ///
  /// - Throws: `.overflow`.
  public var features: Int {
    get throws(ArithmeticError) { try ([channels ?? 1] + space).checkedProduct() }
  }
}

extension [Int] {
  /// - Throws: `.overflow`.
  func checkedProduct() throws(ArithmeticError) -> Int {
    var product = 1
    for factor in self {
      let (next, overflow) = product.multipliedReportingOverflow(by: factor)
      guard !overflow else { throw .overflow }
      product = next
    }
    return product
  }
}
