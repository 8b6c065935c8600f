internal import Arithmetic
internal import Computations
internal import Syntax

extension ShapeChain {
  /// The one layer of this chain as a computation of sizes; nil for one that has no windows.
  ///
  /// - Parameter name: the count that was asked for in the place of the shape.
  func sizeComputation(counted name: String?) -> SizeComputation? {
    guard stages.count == 1, let stage = stages.first, let operation = stage.layer.kind.operation
    else { return nil }
    let axes = stage.axes.map { axis in
      switch operation {
      case .convolution, .pooling: AxisSizes(axis.relation)
      case .transposed:
        AxisSizes(transposed: axis.relation, outputPadding: axis.outputPadding)
      case .unpooling: AxisSizes(transposed: axis.relation, outputPadding: 0)
      }
    }
    let asked: SizeComputation.Asked
    switch name {
    case nil: asked = .shape(stage.shape)
    case "parameters": asked = .parameters
    default: asked = .other
    }
    return SizeComputation(
      operation, axes: axes, settled: stage.shape.space, rule: stage.layer.padding ?? .valid,
      roundsUp: stage.axes.first?.law.roundsUp == true, asked: asked,
      channels: SizeComputation.Channels(
        input: start.channels ?? 1, filters: stage.shape.channels ?? 1,
        groups: stage.layer.groups))
  }
}

extension Call {
  func countNeedsLayers() -> Diagnostic {
    Diagnostic(
      .missingArgument, "count is of a layer over a shape, and these are the sizes of one axis",
      labels: [.init(span(of: .counted))],
      help: ["shape 32x32x3 kernel=5 filters=6 count=parameters"])
  }
}
