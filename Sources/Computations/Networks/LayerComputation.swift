public import Arithmetic
internal import Documents

/// A computation that a network is made of: it also knows its way back.
public protocol LayerComputation: Computation {
  /// What a change of each operand's cells does to the upstream sum Σ dy · y.
  ///
  /// - Parameter upstream: the gradient at the result, in its shape.
  /// - Returns: one for each operand, in its shape.
  func gradients(_ upstream: Operand, within limits: Limits) throws(ArithmeticError) -> [Gradient]
  /// The gradient to the bias, where there is one.
  func biasGradient(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient?
}

/// A gradient, with the computation that explains its cells where there is one.
public struct Gradient: Sendable {
  public let tensor: Tensor
  public let computation: (any Computation)?

  init(_ tensor: Tensor, _ computation: (any Computation)? = nil) {
    self.tensor = tensor
    self.computation = computation
  }
}

extension LayerComputation {
  public func biasGradient(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient? { nil }
}

extension ConvolutionComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    [
      try gradient(.input, upstream, within: limits),
      try gradient(.kernel, upstream, within: limits),
    ]
  }

  public func biasGradient(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient? {
    bias == nil ? nil : try gradient(.bias, upstream, within: limits)
  }

  private func gradient(
    _ side: GradientComputation.Side, _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient {
    let computation = GradientComputation(self, upstream: upstream, of: side)
    return Gradient(try computation.gradient(side, within: limits), computation)
  }
}

/// The way back of a transposed convolution is the convolution itself.
extension TransposedComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let (arrived, forward) = (try upstream.cells(within: limits), transposed.forward)
    let dx = try forward.result(arrived, try kernelCells(within: limits), within: limits)
    let dk = try forward.kernelGradient(
      arrived, upstream: try inputCells(within: limits), within: limits)
    return [Gradient(dx), Gradient(turnsKernel ? try dk.turned(by: layout) : dk)]
  }

  public func biasGradient(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient? {
    guard bias != nil else { return nil }
    let arrived = try upstream.cells(within: limits)
    guard layout.hasChannels else {
      return Gradient(
        try arrived.sum(within: limits).reshaped(to: [1], within: limits))
    }
    let axis = layout.order == .channelsLast ? arrived.rank - 1 : layout.hasBatch ? 1 : 0
    return Gradient(try arrived.sum(keeping: axis, within: limits))
  }
}

extension PoolingComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    [
      Gradient(
        try pooling.gradient(
          try inputCells(within: limits), upstream: try upstream.cells(within: limits),
          layout: layout, within: limits))
    ]
  }
}

extension UnpoolingComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let arrived = try upstream.cells(within: limits)
    guard places == nil else {
      // Which number each cell of the output came from, counted from 1.
      let numbered = try Tensor.iota(input.shape, within: limits)
        .adding(Tensor(1), within: limits)
      let sources = try result(of: numbered, within: limits).intValues ?? []
      return [
        Gradient(try arrived.gathered(sources: sources, into: [input.shape], within: limits)[0])
      ]
    }
    let pooling = Pooling(span: .sliding(relation), kind: .avg)
    let output = try PlaneLayout(shape: outputShape, dims: layout.dims, order: layout.order)
    return [Gradient(try pooling.result(arrived, layout: output, within: limits))]
  }

  /// The same unpooling of other numbers.
  private func result(of tensor: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard let places else { return tensor }
    return try unpooling.byPlaces(
      tensor, places, layout: layout, order: order, scope: scope, within: limits
    ).output
  }
}

extension GatheredComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let arrived = try upstream.cells(within: limits)
    let sources = try sources(within: limits)
    return try arrived.gathered(
      sources: sources, into: operands.map(\.shape), within: limits
    ).map { Gradient($0) }
  }
}

extension Tensor {
  /// The sum over all axes but one.
  func sum(keeping axis: Int, within limits: Limits) throws(ArithmeticError) -> Tensor {
    var tensor = self
    for other in (0..<rank).reversed() where other != axis {
      tensor = try tensor.sum(axis: other, within: limits)
    }
    return tensor
  }

  /// The same numbers with one more or less at a place.
  public func adding(_ number: Rational, toCell place: Int) throws(ArithmeticError) -> Tensor {
    let ones = Tensor((0..<count).map { $0 == place ? 1 : 0 }, shape: shape)
    let limits = Limits.standard
    return try adding(try ones.multiplied(by: Tensor(number), within: limits), within: limits)
  }

  /// Each cell added to the one that it was a copy of, counted from 1 through several tensors; 0 is none.
  func gathered(
    sources: [Int], into shapes: [[Int]], within limits: Limits
  ) throws(ArithmeticError) -> [Tensor] {
    var total = 0
    for shape in shapes { total += try limits.count(shape) }
    let flat = try applying(Gathering(sources: sources, count: total))
    var (parts, first): ([Tensor], Int) = ([], 0)
    for shape in shapes {
      let count = shape.saturatingCount
      let part = try flat.selecting([.range(start: first, stop: first + count, step: 1)])
      parts.append(try part.reshaped(to: shape, within: limits))
      first += count
    }
    return parts
  }
}

private struct Gathering: UnaryOperation {
  let sources: [Int]
  let count: Int
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    var cells = [E](repeating: .zero, count: count)
    for (place, source) in sources.enumerated() where source > 0 {
      cells[source - 1] += operand.cells[place]
    }
    return Grid(shape: [count], cells: cells)
  }
}
