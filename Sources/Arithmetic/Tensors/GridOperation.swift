/// How the results of an operation grow with its operands: what lets exact fractions be run as whole
/// numerators over common denominators.
public enum Homogeneity: Sendable {
  /// Nothing is known: fractions are run as fractions.
  case none
  /// f(c·x, c·y, …) = c·f(x, y, …) for every c > 0: sums, the greatest, reshaping, padding.
  case linear
  /// Grows with the product of the first two operands, to which any further operand is added: a
  /// convolution of input and kernel, plus its bias.
  case bilinear
  /// What each operand's denominator does to the result, operand by operand.
  case factors([Factor])

  public enum Factor: Sendable {
    /// The result grows with this operand: an input, and the border around it.
    case first
    /// The result grows with this operand too: a kernel.
    case second
    /// This operand is added to the product of both: a bias.
    case product
  }

  /// The roles of so many operands; nil where nothing is known.
  func factors(count: Int) -> [Factor]? {
    switch self {
    case .none: nil
    case .linear: Array(repeating: .first, count: count)
    case .bilinear: (0..<count).map { $0 == 0 ? .first : $0 == 1 ? .second : .product }
    case .factors(let factors): factors.count == count ? factors : nil
    }
  }
}

/// An operation written once for every kind of number, on any number of tensors.
public protocol GridOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E>
}

/// An operation on one tensor.
public protocol UnaryOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E>
}

/// An operation on two tensors.
public protocol BinaryOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: Number>(
    _ left: Grid<E>, _ right: Grid<E>
  ) throws(ArithmeticError) -> Grid<E>
}

/// An operation on two tensors, linear in each: products and convolutions.
public protocol BilinearOperation: BinaryOperation {}

/// An operation on one tensor that compares its cells: not for symbols.
public protocol OrderedOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E>
}

/// A question about the cells of a tensor whose answer is not itself a tensor of that kind.
public protocol GridReading {
  associatedtype Answer
  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Answer
}

/// A question that compares cells: where the greatest lies.
public protocol OrderedReading {
  associatedtype Answer
  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Answer
}

extension GridOperation { public var homogeneity: Homogeneity { .none } }
extension UnaryOperation { public var homogeneity: Homogeneity { .none } }
extension BinaryOperation { public var homogeneity: Homogeneity { .none } }
extension BilinearOperation { public var homogeneity: Homogeneity { .bilinear } }
extension OrderedOperation { public var homogeneity: Homogeneity { .none } }
