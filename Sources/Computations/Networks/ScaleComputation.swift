public import Arithmetic
public import Documents

/// A factor and a bias for each channel: batch normalisation once it has learnt, LeNet-5's subsampling.
public struct ScaleComputation: LinearComputation {
  public let input: Operand
  /// One number for each channel.
  public let factors: Operand
  public let biases: Tensor
  /// Which axis of the input holds the channels; nil where there is one.
  let axis: Int?

  public let kind = "scale"
  public var operands: [Operand] { [input, factors] }
  public var outputShape: [Int] { input.shape }
  public var facts: [String] {
    ["\(input.name) \(ShapeText.times(input.shape))", "a factor and a bias for each channel"]
  }

  /// Numbers of the channels in a shape that meets the input's.
  private func spread(_ numbers: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard let axis else { return numbers }
    var shape = input.shape.map { _ in 1 }
    shape[axis] = input.shape[axis]
    return try numbers.reshaped(to: shape, within: limits)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    let scaled = try input.cells(within: limits).multiplied(
      by: try spread(try factors.cells(within: limits), within: limits), within: limits)
    return .tensor(
      try scaled.adding(try spread(biases, within: limits), within: limits))
  }

  private func channel(_ flat: Int) -> Int {
    axis.map { input.shape.index(ofCell: flat)[$0] } ?? 0
  }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    [Product(output: output, places: [output, channel(output)])]
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    guard operand == 1 else {
      return ProductList([Product(output: place, places: [place, channel(place)])])
    }
    let reached = (0..<input.shape.saturatingCount).filter { channel($0) == place }
    return ProductList(reached.map { Product(output: $0, places: [$0, place]) })
  }

  public func bias(ofOutput output: Int) -> Scalar? { biases.cell(channel(output)) }

  public var headers: [String] { ["input", "times the factor"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(label: "scale", text: "the factor and the bias of channel \(channel(output))")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    Count(list.count, "cell").description
  }
}

extension ScaleComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let arrived = try upstream.cells(within: limits)
    let cells = try input.cells(within: limits)
    let dx = try arrived.multiplied(
      by: try spread(try factors.cells(within: limits), within: limits), within: limits)
    return [
      Gradient(dx),
      Gradient(try sum(try arrived.multiplied(by: cells, within: limits), within: limits)),
    ]
  }

  public func biasGradient(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient? {
    Gradient(try sum(try upstream.cells(within: limits), within: limits))
  }

  private func sum(_ tensor: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard let axis else {
      return try tensor.sum(within: limits).reshaped(to: [1], within: limits)
    }
    return try tensor.sum(keeping: axis, within: limits)
  }
}
