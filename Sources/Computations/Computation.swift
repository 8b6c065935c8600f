public import Arithmetic
public import Documents

/// An operation with its operands and options, which can compute its result and explain each cell of it.
///
/// Commands parse their arguments and make a computation. `why`, `who`, `play`, `save`, homework's
/// mistakes and the calls that an answer recommends all use this protocol.
public protocol Computation: Sendable {
  /// The command, such as `conv`: the title of the answer, and `kind` in JSON.
  var kind: String { get }
  /// The sizes and conventions, for the heading.
  var facts: [String] { get }
  /// The operands, in the user's order.
  var operands: [Operand] { get }
  /// The name of the result in answers: `y`, `x′`, `C`.
  var resultName: String { get }
  /// The shape of the result in the user's layout.
  var outputShape: [Int] { get }
  /// The size laws with numbers substituted.
  var sizes: [Block] { get }
  /// Whether the result is only a shape, because symbolic cells would be too long to read or numbers
  /// would have to be compared.
  var givesSizesOnly: Bool { get }

  /// The number of multiplications, or of copied cells; `Int.max` if it overflows, 0 if only sizes are
  /// computed.
  var work: Int { get }
  /// The spatial axes of a result of this rank.
  func spatialAxes(rank: Int) -> [Int]

  /// The result.
  func value(within limits: Limits) throws(ArithmeticError) -> Value

  /// Whether steps are drawn although the result is only a shape, with cells named y00, y01 …
  var isDrawnInNames: Bool { get }
  /// The number of steps that an answer can show.
  var stepCount: Int { get }
  /// The blocks of an answer between the sizes and the result, with at most `shown` steps.
  func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block]
  /// The last blocks of an answer.
  func results(_ value: Value, within limits: Limits) -> [Block]
  /// The computation of a part of the result: `dx` of three gradients, `y` of a matrix. Nil if there is
  /// no such part.
  func part(_ name: String) -> (any Computation)?
  /// Whether cells are computed from windows.
  var hasWindows: Bool { get }
  /// Whether single cells of the result can be explained.
  var hasCells: Bool { get }
  /// The names of results, including those in recommended calls.
  var shownNames: [String] { get }
  /// The reason why single cells cannot be explained.
  var noCells: NoCells { get }

  /// The computation step by step; nil if there are no steps.
  ///
  /// - Parameter value: The result of `value(within:)`.
  func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps?

  /// How a cell of the result is computed; nil if single cells cannot be explained.
  ///
  /// - Parameters:
  ///   - index: An index in `outputShape`.
  ///   - name: The name of the result, for titles.
  func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation?

  /// The cells of operands from which a cell of the result is computed.
  ///
  /// - Parameter cell: The row-major index of the cell in the result.
  func parts(of cell: Int, within limits: Limits) throws(ArithmeticError) -> [Product.Factor]

  /// The cells of the result that depend on a cell of an operand; nil if this is not known.
  ///
  /// - Parameters:
  ///   - index: An index in the operand's shape.
  ///   - operand: An index in `operands`.
  func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation?

  /// The same computation with one change; nil if the variation does not apply to it.
  func varied(_ variation: Variation) throws(ArithmeticError) -> Self?

  /// The sizes along each spatial axis; nil for adaptive windows.
  var spatialSizes: [AxisSizes]? { get }

  /// A command for this computation, a variation of `original`: `conv x k stride=2 flip`.
  ///
  /// - Returns: Nil if the operands differ or no options have this effect.
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

/// The error that the cells of a computation cannot be explained.
public struct NoCells: Sendable {
  public let message: String
  public let help: [String]

  public init(_ message: String, help: [String]) {
    self.message = message
    self.help = help
  }
}

/// The explanation of a cell.
public struct Explanation: Sendable {
  /// The cell's value for `why`, the number of cells it reaches for `who`.
  public let value: Tensor
  public let blocks: [Block]

  /// The blocks without the one about the whole matrix.
  public let isolated: [Block]

  public init(value: Tensor, blocks: [Block], isolated: [Block]? = nil) {
    self.value = value
    self.blocks = blocks
    self.isolated = isolated ?? blocks
  }
}

/// A change of a computation, for mistakes in homework.
public enum Variation: Sendable {
  /// Other windows over the same operands.
  case axes([AxisSizes])
  /// Another kernel, in the user's orientation.
  case kernel(Tensor)
  /// Another convolution, also for matrices and gradients of one.
  case convolution(ConvolutionComputation)
}

extension Block {
  /// The note that replaces a symbolic result.
  static let countedNote = Block.note(
    "Shapes this large are counted, not written out in symbols.")
}
