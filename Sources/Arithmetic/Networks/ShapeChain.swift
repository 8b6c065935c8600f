/// A chain of layers walked through by sizes alone: shapes, parameters, work, receptive field.
public struct ShapeChain: Equatable, Sendable {
  public let start: ChainShape
  public let stages: [Stage]

  /// What stands behind one layer.
  public struct Stage: Equatable, Sendable {
    public let layer: ChainLayer
    public let shape: ChainShape
    /// The settled axes; none for flatten, dense and adaptive pooling. Of a transposed convolution
    /// or unpooling they are those of the convolution or pooling it undoes.
    public let axes: [SettledAxis]
    public let counts: LayerCounts
    /// By axis; nil once a layer has left plain windows behind (transposed, adaptive, dense).
    public let receptiveField: [ReceptiveField]?
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
    do {
      start = try ChainShape(reading: sizes, before: layers, order: order, dims: dims)
    } catch {
      throw ChainError(layer: nil, error: error)
    }
    var stages: [Stage] = []
    var shape = start
    var field: [ReceptiveField]? = start.space.map { _ in .sample }
    for (place, layer) in layers.enumerated() {
      do {
        let stage = try Stage(layer, after: shape, field: field, framework: framework)
        shape = stage.shape
        field = stage.receptiveField
        stages.append(stage)
      } catch {
        throw ChainError(layer: place, error: error)
      }
    }
    self.stages = stages
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
