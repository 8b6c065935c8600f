public import Arithmetic
public import Documents

/// A computation that knows itself: what goes in, what comes out, and how each cell of it is made.
///
/// A command reads what was typed and names a computation. `why`, `who`, `play`, `save`, homework's
/// mistakes and the calls an answer recommends all read this one protocol.
public protocol Computation: Sendable {
  /// The command that gives it, such as `conv`: the title of its answer and JSON's `kind`.
  var kind: String { get }
  /// The sizes and conventions in force, for a heading.
  var facts: [String] { get }
  /// What goes in, in the order typed.
  var operands: [Operand] { get }
  /// What an answer calls the result: `y`, `x′`, `C`.
  var resultName: String { get }
  /// The shape of the result, in the order of axes that was typed.
  var outputShape: [Int] { get }
  /// The laws of the sizes with the numbers put in.
  var sizes: [Block] { get }
  /// Whether the result is sizes alone, because symbols in every cell would be more than anybody reads
  /// or because numbers would have to be compared.
  var givesSizesOnly: Bool { get }

  /// Multiplications, or cells that are copied; the greatest machine word where shapes alone would be
  /// more. Nothing is multiplied out where only sizes are asked for.
  var work: Int { get }
  /// The axes of a result of this rank that are space.
  func spatialAxes(rank: Int) -> [Int]

  /// The result.
  func value(within limits: Limits) throws(ArithmeticError) -> Value

  /// Whether steps are drawn although only sizes are given, the results being called y00, y01 …
  var isDrawnInNames: Bool { get }
  /// How many steps there are that an answer may show by itself.
  var stepCount: Int { get }
  /// What an answer says between the sizes and the result, with at most so many steps.
  func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block]
  /// How an answer ends.
  func results(_ value: Value, within limits: Limits) -> [Block]
  /// What another name on the screen stands for: `dx` of three gradients, `y` of a matrix.
  func part(_ name: String) -> (any Computation)?
  /// Whether there are sums over windows to look into.
  var hasWindows: Bool { get }
  /// Whether the result is cells that can be asked of one by one.
  var hasCells: Bool { get }
  /// The names of results, and those in the calls that the answer recommends.
  var shownNames: [String] { get }
  /// Why its cells cannot be looked into, where they cannot.
  var noCells: NoCells { get }

  /// The computation step by step; nil where there are no steps to show.
  ///
  /// - Parameter value: what `value(within:)` gives.
  func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps?

  /// How one cell of the result is made; nil where cells cannot be looked into.
  ///
  /// - Parameters:
  ///   - index: a place in `outputShape`.
  ///   - name: what the result is called, for titles.
  func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation?

  /// The cells of the operands that one cell of the result is made of.
  ///
  /// - Parameter cell: a flat place in the result.
  func parts(of cell: Int, within limits: Limits) throws(ArithmeticError) -> [Product.Factor]

  /// Which cells of the result one cell of an operand reaches; nil where this cannot be asked.
  ///
  /// - Parameters:
  ///   - index: a place in the operand's shape.
  ///   - operand: a place in `operands`.
  func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation?

  /// The same computation with something else in one place; nil where it has no such place.
  func varied(_ variation: Variation) throws(ArithmeticError) -> Self?

  /// The sizes along each spatial axis; nil for windows that do not slide.
  var spatialSizes: [AxisSizes]? { get }

  /// A command that computes this, for a computation made out of `original` by changing its options:
  /// `conv x k stride=2 flip`.
  ///
  /// - Returns: nil where other numbers went in, or where no options give this.
  func spelled(insteadOf original: any Computation) -> String?
}

extension Computation {
  public var resultName: String { "y" }
  public var sizes: [Block] { [] }
  public var givesSizesOnly: Bool { false }
  public var spatialSizes: [AxisSizes]? { nil }

  public var stepCount: Int { 0 }
  public var isDrawnInNames: Bool { false }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    if case .shape = value, !isDrawnInNames { return [.countedNote] }
    guard shown > 0, let steps = (try? steps(of: value, within: limits)) ?? nil else { return [] }
    return steps.blocks(shown) + Steps.omitted(shown, of: steps.count, noun: steps.noun)
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    [.result(name: resultName, value: value)]
  }

  public func part(_ name: String) -> (any Computation)? { nil }
  public var shownNames: [String] { [resultName] }

  public var noCells: NoCells {
    NoCells("the cells of this are not made one by one", help: ["ask of what it was computed from"])
  }

  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    nil
  }

  public var work: Int { givesSizesOnly ? 0 : outputShape.saturatingCount }
  public func spatialAxes(rank: Int) -> [Int] { Array(0..<rank) }
  public var hasWindows: Bool { false }
  public var hasCells: Bool { true }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? { nil }

  public func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? { nil }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] { [] }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> Self? { nil }

  public func spelled(insteadOf original: any Computation) -> String? { nil }
}

/// Why there are no cells to look into, and what to do instead.
public struct NoCells: Sendable {
  public let message: String
  public let help: [String]

  public init(_ message: String, help: [String]) {
    self.message = message
    self.help = help
  }
}

/// What is said of one cell.
public struct Explanation: Sendable {
  /// The number in the cell, or how many cells it reaches.
  public let value: Tensor
  public let blocks: [Block]

  /// The blocks without the one that tells of the whole matrix.
  public let isolated: [Block]

  public init(value: Tensor, blocks: [Block], isolated: [Block]? = nil) {
    self.value = value
    self.blocks = blocks
    self.isolated = isolated ?? blocks
  }
}

/// One thing changed in a computation: what somebody computed who read the question otherwise.
public enum Variation: Sendable {
  /// Other sizes of the windows over the same operands.
  case axes([AxisSizes])
  /// Another kernel, given as it was typed.
  case kernel(Tensor)
  /// Another convolution, for a convolution and for what is made of one.
  case convolution(ConvolutionComputation)
}

extension Block {
  /// In the place of a result in symbols.
  static let countedNote = Block.note(
    "Shapes this large are counted, not written out in symbols.")
}
