public import Arithmetic
public import Documents

/// A function of each number of a map, or of each number among its channels (softmax, lrn).
public struct ActivationComputation: LayerComputation {
  public enum Function: String, Sendable {
    case relu, sigmoid, tanh, softmax, lrn
  }

  public let input: Operand
  public let function: Function
  /// The axis of the channels.
  let axis: Int
  /// Of `lrn` how many neighbouring channels are counted.
  let size: Int
  private let result: Tensor

  init(
    _ function: Function, of input: Operand, axis: Int, size: Int = 5, within limits: Limits
  ) throws(ArithmeticError) {
    self.input = input
    self.function = function
    self.axis = axis
    self.size = size
    let cells = try input.cells(within: limits)
    switch function {
    case .relu: result = try cells.rectified()
    case .sigmoid: result = .float(try cells.floats().map { 1 / (1 + (-$0).exponential) })
    case .tanh: result = .float(try cells.floats().map(Self.tanh))
    case .softmax: result = try cells.softmax(axis: axis)
    case .lrn:
      let (floats, shares) = try Self.shares(cells, axis: axis, size: size)
      result = .float(
        Grid(
          shape: cells.shape,
          cells: zip(floats.cells, shares).map { $0 * (-0.75 * $1.logarithm).exponential }))
    }
  }

  public var kind: String { function.rawValue }
  public var operands: [Operand] { [input] }
  public var outputShape: [Int] { input.shape }
  public var facts: [String] { ["\(input.name) \(ShapeText.times(input.shape))"] }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  /// (1 − e^(−2x)) / (1 + e^(−2x)) for x ≥ 0, and odd.
  private static func tanh(_ x: Double) -> Double {
    let power = (-2 * x.magnitude).exponential
    let value = (1 - power) / (1 + power)
    return x < 0 ? -value : value
  }

  /// k + α/n Σ x² over the n channels around each cell, with k = 2 and α = 10⁻⁴.
  private static func shares(
    _ tensor: Tensor, axis: Int, size: Int
  ) throws(ArithmeticError) -> (Grid<Double>, [Double]) {
    let grid = try tensor.floats()
    let lanes = Lane(shape: tensor.shape, axis: axis)
    let shares = grid.cells.indices.map { place in
      let near = lanes.neighbours(of: place, within: size)
      return 2 + 0.0001 / Double(size) * near.reduce(0.0) { $0 + grid.cells[$1] * grid.cells[$1] }
    }
    return (grid, shares)
  }

  private var isCellwise: Bool { function != .softmax && function != .lrn }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    guard !isCellwise else { return [Product.Factor(0, cell)] }
    let lane = Lane(shape: input.shape, axis: axis)
    let reach = function == .lrn ? size : 2 * lane.length
    return lane.neighbours(of: cell, within: reach).map { Product.Factor(0, $0) }
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let place = WindowFigure.ravel(index, outputShape)
    let number = result.cell(place)
    let own = try input.cells(within: limits).cell(place)
    var text = "\(kind)(\(input.place(place))) = \(kind)(\(own.signed)) = \(number.signed)"
    if !isCellwise {
      text =
        function == .softmax
        ? "e^\(own.signed) over the sum of e^x over the channels = \(number.signed)"
        : "\(own.signed) over (2 + 0.0001/\(size) Σ x² of \(size) channels)^0.75 = \(number.signed)"
    }
    return Explanation(
      value: Tensor(number), blocks: [.fact(label: ShapeText.place(name, index), text: text)])
  }

  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let arrived = try upstream.cells(within: limits)
    let cells = try input.cells(within: limits)
    switch function {
    case .relu:
      let passes = try cells.compared(.greater, Tensor(0), within: limits)
      return [Gradient(try arrived.multiplied(by: passes, within: limits))]
    case .sigmoid, .tanh:
      let slopes = try result.floats().map { function == .sigmoid ? $0 * (1 - $0) : 1 - $0 * $0 }
      return [Gradient(try arrived.multiplied(by: .float(slopes), within: limits))]
    case .softmax:
      let (y, dy) = (try result.floats(), try arrived.floats())
      let lane = Lane(shape: input.shape, axis: axis)
      let sums = y.cells.indices.map { place in
        lane.neighbours(of: place, within: 2 * lane.length)
          .reduce(0.0) { $0 + y.cells[$1] * dy.cells[$1] }
      }
      let slopes = y.cells.indices.map { y.cells[$0] * (dy.cells[$0] - sums[$0]) }
      return [Gradient(.float(Grid(shape: input.shape, cells: slopes)))]
    case .lrn:
      let (x, shares) = try Self.shares(cells, axis: axis, size: size)
      let dy = try arrived.floats()
      let lane = Lane(shape: input.shape, axis: axis)
      let slope = 2 * 0.75 * 0.0001 / Double(size)
      let slopes = x.cells.indices.map { place in
        let own = dy.cells[place] * (-0.75 * shares[place].logarithm).exponential
        let others = lane.neighbours(of: place, within: size).reduce(0.0) { sum, other in
          let power = (-1.75 * shares[other].logarithm).exponential
          return sum + dy.cells[other] * x.cells[other] * power
        }
        return own - slope * x.cells[place] * others
      }
      return [Gradient(.float(Grid(shape: input.shape, cells: slopes)))]
    }
  }

  /// The cells along one axis.
  private struct Lane {
    let length: Int
    let step: Int

    init(shape: [Int], axis: Int) {
      guard shape.indices.contains(axis) else {
        (length, step) = (1, 1)
        return
      }
      length = shape[axis]
      step = max(shape[(axis + 1)...].reduce(1, *), 1)
    }

    /// The cells along the axis at most ⌊size / 2⌋ before and ⌊(size − 1) / 2⌋ … after, as Krizhevsky
    /// counts them: max(0, i − n/2) … min(N − 1, i + n/2).
    func neighbours(of place: Int, within size: Int) -> [Int] {
      let own = place / step % max(length, 1)
      let (first, last) = (max(0, own - size / 2), min(length - 1, own + size / 2))
      return (first...max(first, last)).map { place + ($0 - own) * step }
    }
  }
}

/// The way back of `a + b` and `a · b`, of operands of one shape.
extension CellwiseComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let arrived = try upstream.cells(within: limits)
    guard form == .infix("·"), operands.count == 2 else {
      return operands.map { _ in Gradient(arrived) }
    }
    var gradients: [Gradient] = []
    for other in operands.reversed() {
      gradients.append(
        Gradient(
          try arrived.multiplied(by: try other.cells(within: limits), within: limits)))
    }
    return gradients
  }
}
