public import Arithmetic
public import Documents

/// The result of `shape` for a layer: the sizes along each axis, and the formula.
public struct SizeComputation: Computation, Equatable {
  public let operation: SizeLaw.Operation
  /// The padding as given.
  public let rule: PaddingRule
  public let roundsUp: Bool
  /// The quantity: the size along an axis, a shape, or a count.
  public private(set) var asked: Asked
  public let channels: Channels
  public private(set) var axes: [AxisSizes]
  public private(set) var formula = SizeFormula.usual
  public private(set) var counting = CountFormula()
  /// Whether the axes of the result are exchanged.
  public private(set) var swapsResult = false
  /// The sizes by the framework's rules; nil after a variation.
  private var settled: [Int]?

  public enum Asked: Equatable, Sendable {
    case size
    /// The shape with channels and batch.
    case shape(ChainShape)
    /// The number of parameters of the layer.
    case parameters
    /// Another count, whose formula is not kept.
    case other
  }

  public struct Channels: Equatable, Sendable {
    public var input = 1
    public var filters = 1
    public var groups = 1

    public init(input: Int = 1, filters: Int = 1, groups: Int = 1) {
      self.input = input
      self.filters = filters
      self.groups = groups
    }
  }

  /// How parameters are counted.
  public struct CountFormula: Equatable, Sendable {
    public var countsBiases = true
    public var spansChannels = true
    public var perPosition = false
    public var biases = Biases.perFilter
    public var weights = Weights.ofFilters

    /// How many biases there are.
    public enum Biases: Sendable { case perFilter, one, perChannel }

    /// Which weights are counted: those of all filters, of one, of one side of the kernel, or of a dense
    /// layer with as many outputs as filters.
    public enum Weights: Sendable { case ofFilters, side, oneFilter, dense }

    public init() {}
  }

  public init(
    _ operation: SizeLaw.Operation, axes: [AxisSizes], settled: [Int], rule: PaddingRule,
    roundsUp: Bool, asked: Asked, channels: Channels = Channels()
  ) {
    self.operation = operation
    self.axes = axes
    self.settled = settled
    self.rule = rule
    self.roundsUp = roundsUp
    self.asked = asked
    self.channels = channels
  }

  public var isTransposed: Bool { operation == .transposed || operation == .unpooling }

  public var kind: String { "shape" }
  public var facts: [String] { [] }
  public var operands: [Operand] { [] }
  public var outputShape: [Int] { [] }
  public var hasCells: Bool { false }
  public var givesSizesOnly: Bool { true }
  public var spatialSizes: [AxisSizes]? { axes }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    // A count whose formula is not kept cannot be computed again.
    guard let value else { throw .notExact }
    return value
  }

  public var noCells: NoCells {
    NoCells(
      "this is a size, worked out by formula, so there are no windows to look into",
      help: ["conv with the same sizes has windows: conv 5x5 3x3 s=2 p=1"])
  }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> SizeComputation? {
    guard case .axes(let axes) = variation else { return nil }
    return varied(axes: axes)
  }

  public func spelled(insteadOf original: any Computation) -> String? {
    guard original is SizeComputation, formula == .usual, counting == CountFormula(),
      !swapsResult, !roundsUp, axes.count == 1, let axis = axes.first,
      operation == .convolution, axis.padding.isEven
    else { return nil }
    var words = ["shape", "i=\(axis.input)", "k=\(axis.kernel)"]
    if axis.stride != 1 { words.append("s=\(axis.stride)") }
    if axis.padding.begin != 0 { words.append("p=\(axis.padding.begin)") }
    if axis.dilation != 1 { words.append("d=\(axis.dilation)") }
    return words.joined(separator: " ")
  }

  /// The value by the formula; nil for other counts.
  public var value: Value? {
    switch asked {
    case .other: return nil
    case .parameters: return parameters.map { .tensor(Tensor($0)) }
    case .size: return spatial.first.map { .tensor(Tensor($0)) }
    case .shape(var shape):
      let sizes = spatial
      let whole = sizes.compactMap(\.intValue)
      guard whole.count == sizes.count, whole.allSatisfy({ $0 > 0 }) else {
        let cells = surrounded(sizes, by: shape)
        return .tensor(.exact(Grid(shape: [cells.count], cells: cells)))
      }
      shape.space = whole
      return .shape(shape.sizes)
    }
  }

  /// The spatial sizes.
  var spatial: [Rational] {
    if let settled { return settled.map { Rational($0) } }
    let sizes = axes.map { formula.size($0, isTransposed: isTransposed, roundsUp: roundsUp) }
    return swapsResult ? sizes.reversed() : sizes
  }

  private func surrounded(_ sizes: [Rational], by shape: ChainShape) -> [Rational] {
    let batch = (shape.batch.map { [$0] } ?? []).map { Rational($0) }
    let channels = (shape.channels.map { [$0] } ?? []).map { Rational($0) }
    return shape.order == .channelsFirst ? batch + channels + sizes : batch + sizes + channels
  }

  /// f(c / g)K weights and f biases.
  private var parameters: Rational? {
    guard channels.groups > 0 else { return nil }
    var taps = axes.reduce(Rational(1)) { $0 * Rational($1.kernel) }
    switch counting.weights {
    case .ofFilters, .oneFilter: break
    case .side: taps = Rational(axes.first?.kernel ?? 1)
    case .dense: taps = axes.reduce(Rational(1)) { $0 * Rational($1.input) }
    }
    let inputs = isTransposed ? channels.filters : channels.input
    let outputs = isTransposed ? channels.input : channels.filters
    let spanned =
      counting.spansChannels ? Rational(inputs).divided(by: channels.groups) : Rational(1)
    let isOne = counting.weights == .oneFilter
    var count = (isOne ? 1 : Rational(outputs)) * spanned * taps
    if counting.countsBiases {
      switch counting.biases {
      case .perFilter: count += isOne ? 1 : Rational(channels.filters)
      case .one: count += 1
      case .perChannel: count += Rational(channels.filters) * spanned
      }
    }
    return counting.perPosition ? spatial.reduce(count) { $0 * $1 } : count
  }
}

extension SizeComputation {
  /// The same quantity with other sizes along the axes.
  public func varied(axes: [AxisSizes]) -> SizeComputation {
    var copy = self
    copy.axes = axes
    copy.settled = nil
    return copy
  }

  /// The same quantity for other axes, possibly more or fewer.
  public func asking(axes: [AxisSizes]) -> SizeComputation {
    var copy = varied(axes: axes)
    copy.asked = axes.count == 1 ? .size : .shape(ChainShape(space: axes.map(\.input)))
    return copy
  }

  /// Whether the result is only spatial sizes, without channels and batch.
  public var asksSpaceAlone: Bool {
    switch asked {
    case .size: true
    case .shape(let shape): shape.channels == nil && shape.batch == nil
    case .parameters, .other: false
    }
  }

  /// The same sizes with another formula.
  public func varied(by change: (inout SizeFormula) -> Void) -> SizeComputation {
    var copy = self
    change(&copy.formula)
    copy.settled = nil
    return copy
  }

  /// The same layer with parameters counted in another way.
  public func counted(by change: (inout CountFormula) -> Void) -> SizeComputation {
    var copy = self
    change(&copy.counting)
    return copy
  }

  /// The same shape with another number of channels; nil if it has none.
  public func varied(channels count: Int) -> SizeComputation? {
    guard case .shape(var shape) = asked, shape.channels != nil else { return nil }
    shape.channels = count
    var copy = self
    copy.asked = .shape(shape)
    return copy
  }

  /// The result with its axes reversed.
  public func swapped() -> SizeComputation {
    var copy = self
    copy.swapsResult.toggle()
    if let settled { copy.settled = settled.reversed() }
    return copy
  }

  /// The sizes of a convolution, for a key that asks only for the shape of one.
  public init(_ problem: ConvolutionComputation) {
    let relation = problem.relation
    let layout = problem.layout
    self.init(
      .convolution, axes: problem.axisSizes, settled: relation.outputShape, rule: problem.rule,
      roundsUp: false,
      asked: .shape(
        ChainShape(
          batch: layout.hasBatch ? layout.batch : nil,
          channels: layout.hasChannels ? layout.outputChannels : nil,
          space: relation.outputShape, order: layout.order)))
  }
}
