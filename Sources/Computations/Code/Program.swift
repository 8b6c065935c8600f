public import Arithmetic
internal import Documents

/// A computation as a program for another library, which prints the same numbers.
public struct Program: Equatable, Sendable {
  public let target: Target
  public let text: String

  /// The libraries that programs can be written for.
  public enum Target: String, CaseIterable, Sendable {
    case torch, tf, keras, jax, onnx, numpy, scipy, opencv, matlab, theano

    public var title: String {
      Framework.named(rawValue)?.title ?? rawValue
    }

    /// The language, as Markdown's blocks of code name it.
    public var language: String { self == .matlab ? "matlab" : "python" }
  }

  /// Why there is no program for a computation.
  public struct Refusal: Error, Equatable, Sendable {
    public let message: String
    public let help: [String]

    init(_ message: String, help: [String] = []) {
      self.message = message
      self.help = help
    }
  }

  /// - Throws: `Refusal` for what the library does not do, for symbols, and for more numbers than
  ///   anybody reads.
  public init(
    of computation: any Computation, for target: Target, within limits: Limits
  ) throws(Refusal) {
    let source = try ProgramSource(computation, within: limits)
    self.target = target
    if target == .matlab {
      text = try MATLABProgram(source).text
    } else {
      text = try PythonProgram(source, target).text
    }
  }
}

/// What a program has to compute, freed from layouts and words: numbers in `(batch, channels, …space)`
/// and `(out, in / groups, …taps)`, the kernel as it is laid on, paddings as numbers.
struct ProgramSource {
  enum Operation: Equatable {
    case convolution
    /// - Parameter extra: a, cells computed beyond the end.
    case transposed
    case pooling(PoolingKind)
    case unfolding
  }

  let operation: Operation
  /// The heading of the answer.
  let facts: [String]
  /// `(batch, channels, …space)`
  let input: Values
  let kernel: Values?
  let bias: Tensor?
  /// The windows; of a transposed convolution those of the convolution that it transposes.
  let axes: [AxisRelation]
  let groups: Int
  let mode: PaddingMode
  let border: Rational
  /// The cells that each window's sum is divided by; nil where it is not divided.
  var divisors: Values?
  let takesAbsolute: Bool
  /// What becomes of the axes of `(batch, channels, …)` in the result.
  let hasChannels: Bool
  let hasBatch: Bool
  let isLast: Bool

  /// Numbers in a program: written out, or drawn by chance where only a shape is known.
  struct Values {
    let shape: [Int]
    let tensor: Tensor?
  }

  static let mostCells = 10_000

  var rank: Int { axes.count }
  /// The input's or, transposed, the windows' axes.
  var space: [Int] { Array(input.shape.suffix(rank)) }
  var outputChannels: Int {
    guard let kernel else { return input.shape[1] }
    return operation == .transposed ? kernel.shape[1] * groups : kernel.shape[0]
  }

  /// The paddings with which the windows cover the padded input exactly or leave a rest at its end, so
  /// that no rule of rounding matters; negative ones crop.
  var pads: [PaddingPair] {
    axes.map { axis in
      let needed = (axis.output - 1) * axis.stride + axis.reach - axis.input - axis.padding.begin
      return PaddingPair(axis.padding.begin, max(axis.padding.end, needed))
    }
  }

  init(_ computation: any Computation, within limits: Limits) throws(Program.Refusal) {
    facts = [computation.kind] + computation.facts
    switch computation {
    case let convolution as ConvolutionComputation:
      let (layout, relation) = (convolution.layout, convolution.relation)
      operation = .convolution
      input = try Self.values(
        convolution.input, [layout.batch, layout.inputChannels] + relation.inputShape
      ) { () throws(ArithmeticError) in
        try convolution.inputCells(within: limits).normalizedInput(by: layout)
      }
      kernel = try Self.values(
        convolution.kernel,
        [layout.outputChannels, layout.inputChannelsPerGroup] + relation.kernelShape
      ) { () throws(ArithmeticError) in
        try convolution.kernelCells(within: limits).normalizedKernel(by: layout)
      }
      bias = convolution.bias
      (axes, groups) = (relation.axes, layout.groups)
      (mode, border) = (convolution.convolution.mode, convolution.border)
      (divisors, takesAbsolute) = (nil, false)
      (hasChannels, hasBatch) = (layout.hasChannels, layout.hasBatch)
      isLast = layout.hasChannels && layout.order == .channelsLast
    case let transposed as TransposedComputation:
      let (layout, relation) = (transposed.layout, transposed.relation)
      operation = .transposed
      input = try Self.values(
        transposed.input, [layout.batch, layout.inputChannels] + relation.outputShape
      ) { () throws(ArithmeticError) in
        try transposed.inputCells(within: limits).normalizedInput(by: layout)
      }
      kernel = try Self.values(
        transposed.kernel,
        [layout.inputChannels, layout.outputChannelsPerGroup] + relation.kernelShape
      ) { () throws(ArithmeticError) in
        try transposed.kernelCells(within: limits).normalizedKernel(by: layout)
      }
      bias = transposed.bias
      (axes, groups, mode, border) = (relation.axes, layout.groups, .zeros, 0)
      (divisors, takesAbsolute) = (nil, false)
      (hasChannels, hasBatch) = (layout.hasChannels, layout.hasBatch)
      isLast = layout.hasChannels && layout.order == .channelsLast
    case let pooling as PoolingComputation:
      guard case .sliding(let relation) = pooling.pooling.span else {
        throw Program.Refusal(
          "adaptive pools have windows of several sizes, for which no program is written",
          help: ["pool x avg 2x2 has windows of one size"])
      }
      if case .lp(let norm) = pooling.pooling.kind {
        guard case .whole(let p) = norm, p > 0, pooling.pooling.powers != .averaged else {
          throw Program.Refusal(
            "of power averages, programs have sums of whole powers", help: ["norm=2 is one"])
        }
      }
      let (layout, outer) = (pooling.layout, pooling.layout.outer)
      operation = .pooling(pooling.pooling.kind)
      let shape =
        [
          outer.dropLast().saturatingCount, outer.last ?? 1,
        ] + relation.inputShape
      input = try Self.values(pooling.input, shape) { () throws(ArithmeticError) in
        try pooling.inputCells(within: limits).normalized(by: layout)
      }
      (kernel, bias, axes, groups) = (nil, nil, relation.axes, 1)
      (mode, border) = (.zeros, 0)
      takesAbsolute = pooling.pooling.powers == .absolute
      (hasChannels, hasBatch) = (!outer.isEmpty, outer.count > 1)
      isLast = hasChannels && layout.order == .channelsLast
      if outer.count > 2 {
        throw Program.Refusal(
          "programs have a batch and a channel axis before the window’s, and this has \(outer.count)"
        )
      }
      divisors = try Self.divisors(of: pooling, relation)
    case let patches as PatchComputation:
      operation = .unfolding
      let outer = patches.layout.outer
      input = try Self.values(
        patches.input,
        [outer.count > 1 ? outer[0] : 1, outer.last ?? 1] + patches.patches.relation.inputShape
      ) { () throws(ArithmeticError) in try patches.input.cells(within: limits) }
      (kernel, bias, axes, groups) = (nil, nil, patches.patches.relation.axes, 1)
      (mode, border) = (patches.patches.mode, patches.border)
      (divisors, takesAbsolute, isLast) = (nil, false, false)
      (hasChannels, hasBatch) = (true, outer.count > 1)
      if patches.kernel != nil {
        throw Program.Refusal(
          "a program unfolds by a window’s size, and this is multiplied by a kernel",
          help: ["unfold x 2x2 has the size alone; or write the code of conv"])
      }
    default:
      throw Program.Refusal(
        "no program is written for `\(computation.kind)`",
        help: ["code is written for conv, transpose, pool, unfold and grad"])
    }
  }

  private static func values(
    _ operand: Operand, _ shape: [Int], _ cells: () throws(ArithmeticError) -> Tensor
  ) throws(Program.Refusal) -> Values {
    guard let tensor = operand.tensor else { return Values(shape: shape, tensor: nil) }
    guard tensor.kind == .exact || tensor.kind == .float else {
      throw Program.Refusal(
        "symbols and complex numbers are not written as a program",
        help: ["put real numbers in their place first"])
    }
    guard tensor.count <= mostCells else {
      throw Program.Refusal(
        "\(tensor.count) numbers are too many to write out: \(mostCells) are the most",
        help: ["give the shape alone, as in code numpy conv \(ShapeText.operand(operand.shape)) …"])
    }
    do throws(ArithmeticError) {
      return Values(
        shape: shape, tensor: try cells().reshaped(to: shape, within: .standard))
    } catch {
      throw Program.Refusal("these numbers cannot be arranged for a program")
    }
  }

  /// What the averages are divided by, a number for each window; one number where all are alike.
  private static func divisors(
    of pooling: PoolingComputation, _ relation: Relation
  ) throws(Program.Refusal) -> Values? {
    guard pooling.pooling.kind == .avg else { return nil }
    guard pooling.windowsPerPlane <= mostCells else {
      throw Program.Refusal("these are more windows than a program writes out")
    }
    let span = pooling.pooling.span
    let counts = (0..<pooling.windowsPerPlane).map {
      span.count(ofWindow: span.index(ofWindow: $0), by: pooling.pooling.divisor)
    }
    if Set(counts).count == 1 { return Values(shape: [], tensor: Tensor(counts[0])) }
    return Values(
      shape: relation.outputShape, tensor: Tensor(counts, shape: relation.outputShape))
  }
}
