/// A chain of layers walked through by sizes alone: shapes, parameters, work, receptive field.
public struct ShapeChain: Equatable, Sendable {
  public let start: ChainShape
  public let stages: [Stage]

  /// What stands behind one layer.
  public struct Stage: Equatable, Sendable {
    public let layer: ChainLayer
    /// The shape in front of the layer, and the one behind it.
    public let before: ChainShape
    public let shape: ChainShape
    /// The settled axes; none for flatten, dense and adaptive pooling. Of a transposed convolution
    /// or unpooling they are those of the convolution or pooling it undoes.
    public let axes: [SettledAxis]
    public let counts: LayerCounts
    /// By axis; nil once a layer has left plain windows behind (transposed, adaptive, dense).
    public let receptiveField: [ReceptiveField]?
    /// The stages of each branch.
    public let branches: [[Stage]]
  }

  /// Walks through the layers.
  ///
  /// - Parameters:
  ///   - sizes, order, dims: read as `ChainShape.init(reading:)` says.
  ///   - framework: whose rules hold; nil for the house's own.
  /// - Throws: `ChainError`, which names the layer.
  public init(
    _ sizes: [Int], layers: [ChainLayer], order: ChannelLayout.Order? = nil, dims: Int? = nil,
    framework: Framework? = nil
  ) throws(ChainError) {
    let start: ChainShape
    do {
      start = try ChainShape(reading: sizes, before: layers, order: order, dims: dims)
    } catch {
      throw ChainError(layer: nil, error: error)
    }
    try self.init(from: start, layers: layers, framework: framework)
  }

  /// Walks through the layers from a shape that is known.
  public init(
    from start: ChainShape, layers: [ChainLayer], framework: Framework? = nil
  ) throws(ChainError) {
    self.start = start
    stages = try Self.stages(
      from: start, layers, field: start.space.map { _ in .sample }, framework)
  }

  /// Some of the stages by themselves, with receptive fields of their own.
  ///
  /// - Throws: as `init`.
  public func part(_ range: Range<Int>, framework: Framework?) throws(ChainError) -> ShapeChain {
    let first = range.lowerBound == 0 ? start : stages[range.lowerBound - 1].shape
    return try ShapeChain(
      from: first, layers: stages[range].map(\.layer), framework: framework)
  }

  static func stages(
    from start: ChainShape, _ layers: [ChainLayer], field: [ReceptiveField]?,
    _ framework: Framework?
  ) throws(ChainError) -> [Stage] {
    var stages: [Stage] = []
    var (shape, field) = (start, field)
    for (place, layer) in layers.enumerated() {
      do throws(ChainError) {
        let stage = try Stage(layer, after: shape, field: field, framework: framework)
        shape = stage.shape
        field = stage.receptiveField
        stages.append(stage)
      } catch {
        throw error.at(place)
      }
    }
    return stages
  }

  /// The letter of a branch, as in `3a1`.
  public static func letter(_ branch: Int) -> String {
    branch < 26 ? String(UnicodeScalar(UInt8(97 + branch))) : "(\(branch + 1))"
  }

  /// The shape at the end.
  public var shape: ChainShape { stages.last?.shape ?? start }

  /// The sum over all layers.
  ///
  /// - Throws: `.overflow`.
  public var counts: LayerCounts {
    get throws(ArithmeticError) {
      var total = LayerCounts.none
      for stage in stages { total = try total.adding(stage.counts) }
      return total
    }
  }
}
