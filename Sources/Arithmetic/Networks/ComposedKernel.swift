/// Two convolutions one after the other as one: their kernels convolved with each other over the channels
/// between them.
///
/// First A (m, c, …taps) with stride s and dilation d, then B (f, m, …taps) with dilation e: together
/// K[f, c, u] = Σ_m Σ B[f, m, t′] A[m, c, t] over all taps with u = t·d + t′·e·s. Exact wherever B pads
/// nothing.
struct ComposedKernel: GridOperation {
  let first: [AxisRelation]
  let second: [AxisRelation]

  var homogeneity: Homogeneity { .bilinear }

  /// The number of taps along an axis, holes between them included.
  static func reach(_ first: AxisRelation, _ second: AxisRelation) -> Int {
    first.reach + (second.reach - 1) * first.stride
  }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let (a, b) = (operands[0], operands[1])
    let (middle, inputs, outputs) = (a.shape[0], a.shape[1], b.shape[0])
    let reach = zip(first, second).map { Self.reach($0, $1) }
    let (tapsA, tapsB) = (first.map(\.kernel), second.map(\.kernel))
    let (countA, countB) = (tapsA.reduce(1, *), tapsB.reduce(1, *))
    let all = reach.reduce(1, *)
    // The place of each pair of taps in the composed kernel.
    var places: [Int] = []
    for outer in 0..<countB {
      for inner in 0..<countA {
        var (restA, restB, place, step) = (inner, outer, 0, 1)
        for axis in first.indices.reversed() {
          let tap = restA % tapsA[axis] * first[axis].dilation
          let far = restB % tapsB[axis] * second[axis].dilation * first[axis].stride
          place += (tap + far) * step
          step *= reach[axis]
          restA /= tapsA[axis]
          restB /= tapsB[axis]
        }
        places.append(place)
      }
    }
    var cells = [E](repeating: .zero, count: outputs * inputs * all)
    for output in 0..<outputs {
      for channel in 0..<middle {
        try Interruption.check()
        for outer in 0..<countB {
          let weight = b.cells[(output * middle + channel) * countB + outer]
          for input in 0..<inputs {
            let start = (output * inputs + input) * all
            for inner in 0..<countA {
              cells[start + places[outer * countA + inner]].addProduct(
                weight, a.cells[(channel * inputs + input) * countA + inner])
            }
          }
        }
      }
    }
    return Grid(shape: [outputs, inputs] + reach, cells: cells)
  }
}

/// A convolution with its weights, in the arithmetic's own layout: what linear layers are composed from.
public struct LinearPiece: Sendable {
  /// `(out, in, …taps)`
  public let kernel: Tensor
  /// One number for each output channel.
  public let bias: Tensor
  public let axes: [AxisRelation]

  public init(kernel: Tensor, bias: Tensor, axes: [AxisRelation]) {
    self.kernel = kernel
    self.bias = bias
    self.axes = axes
  }

  /// This and another behind it as one.
  ///
  /// - Returns: nil where the other pads: it would read zeros where this gives numbers.
  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  public func followed(
    by other: LinearPiece, within limits: Limits
  ) throws(ArithmeticError) -> LinearPiece? {
    guard other.axes.allSatisfy({ $0.padding == .none }) else { return nil }
    let reach = zip(axes, other.axes).map { ComposedKernel.reach($0, $1) }
    let outer = [other.kernel.shape[0], kernel.shape[1]]
    _ = try limits.count(outer + reach)
    try limits.check(
      work: kernel.count, other.kernel.shape[0], other.kernel.count / max(other.kernel.shape[0], 1))
    let composed = try Tensor.combining(
      OperandList(kernel, other.kernel),
      with: ComposedKernel(first: axes, second: other.axes))
    // The other's kernel sums what the first one's bias is everywhere.
    var sums = other.kernel
    while sums.rank > 2 { sums = try sums.sum(axis: 2, within: limits) }
    let bias = try sums.matrixProduct(bias, within: limits).adding(other.bias, within: limits)
    let relations = zip(axes, other.axes).enumerated().map { place, pair in
      AxisRelation(
        input: pair.0.input, kernel: reach[place], stride: pair.0.stride * pair.1.stride,
        dilation: 1, padding: pair.0.padding, output: pair.1.output)
    }
    return LinearPiece(kernel: composed, bias: bias, axes: relations)
  }
}
