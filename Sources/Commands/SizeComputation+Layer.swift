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
    let axes = stage.axes.enumerated().map { place, axis in
      switch operation {
      case .convolution, .pooling: AxisSizes(axis)
      case .transposed: AxisSizes(transposed: axis, outputPadding: stage.outputPadding[place])
      case .unpooling: AxisSizes(transposed: axis, outputPadding: 0)
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
      roundsUp: stage.layer.rounding == .ceil, asked: asked,
      channels: SizeComputation.Channels(
        input: start.channels ?? 1, filters: stage.shape.channels ?? 1,
        groups: stage.layer.groups))
  }
}

extension ChainLayer.Kind {
  fileprivate var operation: SizeLaw.Operation? {
    switch self {
    case .convolution: .convolution
    case .transposed: .transposed
    case .pooling: .pooling
    case .unpooling: .unpooling
    case .globalPooling, .adaptivePooling, .flatten, .dense: nil
    }
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
