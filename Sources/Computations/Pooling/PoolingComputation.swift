public import Arithmetic
public import Documents

/// A pooling with its input and all sizes known, from which `pool`, `unpool`, `why` and `who` start.
public struct PoolingComputation: Computation {
  public let input: Operand
  public let pooling: Pooling
  public let layout: PlaneLayout
  public let framework: Framework?
  public let windows: Windows
  /// How the indices of maxima are counted.
  public let order: PlaceOrder
  public let scope: PlaceScope
  /// Conventions other than the defaults, for the heading.
  let conventionFacts: [String]

  public init(
    input: Operand, pooling: Pooling, layout: PlaneLayout, framework: Framework?,
    windows: Windows, order: PlaceOrder, scope: PlaceScope, conventionFacts: [String]
  ) {
    self.input = input
    self.pooling = pooling
    self.layout = layout
    self.framework = framework
    self.windows = windows
    self.order = order
    self.scope = scope
    self.conventionFacts = conventionFacts
  }

  public var kind: String { "pool" }
  public var hasWindows: Bool { true }
  public var stepCount: Int { isTooLongForSymbols ? 0 : windowCount }
  public var isDrawnInNames: Bool { !isTooLongForSymbols }
  public var operands: [Operand] { [input] }

  /// How the windows were specified.
  public enum Windows: Equatable, Sendable {
    /// By size and stride: the padding's rule, whether an incomplete last window counts, and the axes on
    /// which such a window was dropped.
    case sliding(rule: PaddingRule, ceil: Bool, isClipped: [Bool], isStrict: Bool)
    case global
    case adaptive
  }

  /// Whether each window has a maximum or minimum, and so an index.
  public var hasWinners: Bool { pooling.kind == .max || pooling.kind == .min }

  /// The shape of the result in the user's layout.
  public var outputShape: [Int] { layout.typedShape(space: pooling.span.outputShape) }

  /// The number of windows of a plane and of all planes, `Int.max` if it overflows.
  public var windowsPerPlane: Int { pooling.span.outputShape.saturatingCount }
  public var windowCount: Int { (layout.outer + pooling.span.outputShape).saturatingCount }

  /// The numbers of the input, or symbols x00, x01 …
  public func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(within: limits)
  }

  public func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try pooling.result(try inputCells(within: limits), layout: layout, within: limits)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    givesSizesOnly ? .shape(outputShape) : .tensor(try result(within: limits))
  }

  public var givesSizesOnly: Bool { isTooLongForSymbols || lacksNumbers }

  /// The index of each window's maximum, in its plane or in the whole tensor.
  public func places(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try pooling.places(
      in: try inputCells(within: limits), layout: layout, order: order, scope: scope,
      within: limits)
  }

  /// The same pooling with indices counted in another way.
  public func counting(by order: PlaceOrder, _ scope: PlaceScope) -> PoolingComputation {
    PoolingComputation(
      input: input, pooling: pooling, layout: layout, framework: framework, windows: windows,
      order: order, scope: scope, conventionFacts: conventionFacts)
  }

  /// The spatial axes of the result.
  public var outputLayout: PlaneLayout? {
    try? PlaneLayout(shape: outputShape, dims: layout.dims, order: layout.order)
  }

  /// Whether only a shape is known but numbers have to be compared, or roots taken.
  public var lacksNumbers: Bool {
    guard input.tensor == nil else { return false }
    switch pooling.kind {
    case .max, .min: return true
    case .lp(let norm): return norm != 1 || pooling.powers == .absolute
    case .avg, .sum: return false
    }
  }

  /// Whether symbolic cells would be too long to read, so that only sizes are computed.
  public var isTooLongForSymbols: Bool {
    guard input.tensor == nil else { return false }
    return [outputShape + pooling.span.kernelShape, input.shape].contains { sizes in
      (try? Limits.symbols.count(sizes)) == nil
    }
  }
}

extension Limits {
  /// The maximum number of symbolic cells.
  public static let symbols = Limits(cells: 20_000, work: 20_000, bits: 64, terms: 20_000, rank: 16)
}

extension [Int] {
  /// The number of cells of a shape, `Int.max` if it overflows.
  public var saturatingCount: Int {
    if contains(0) { return 0 }
    return reduce(1) { product, size in
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      return overflow ? Int.max : next
    }
  }
}
