/// How the result of an operation scales with its operands, so that exact rationals can be computed as
/// integer numerators over common denominators.
public enum Homogeneity: Sendable {
  /// Not homogeneous, or unknown.
  case none
  /// Every cell is a copy of a cell of an operand, or 0.
  case copying
  /// f(c·x, c·y, …) = c·f(x, y, …) for every c > 0: sums, maxima, reshaping, padding.
  case linear
  /// Proportional to the product of the first two operands, to which all others are added: a convolution
  /// of input and kernel, plus a bias.
  case bilinear
  /// The role of each operand.
  case factors([Factor])

  public enum Factor: Sendable {
    /// Part of the first factor of the product: the input, and the value of its padding.
    case first
    /// The second factor: the kernel.
    case second
    /// A summand added to the product: the bias.
    case product
  }

  /// The roles of `count` operands; nil if not homogeneous.
  func factors(count: Int) -> [Factor]? {
    switch self {
    case .none, .copying: nil
    case .linear: Array(repeating: .first, count: count)
    case .bilinear: (0..<count).map { $0 == 0 ? .first : $0 == 1 ? .second : .product }
    case .factors(let factors): factors.count == count ? factors : nil
    }
  }
}

/// An operation on any number of grids, generic over the number type.
public protocol GridOperation {
  var homogeneity: Homogeneity { get }
  /// The most products (or, of a linear operation, cells) that a cell of the result is the sum of;
  /// `Int.max` where nobody has counted.
  var summands: Int { get }
  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E>
}

/// An operation on one grid.
public protocol UnaryOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E>
}

/// An operation on two grids.
public protocol BinaryOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: Number>(
    _ left: Grid<E>, _ right: Grid<E>
  ) throws(ArithmeticError) -> Grid<E>
}

/// An operation on two grids, linear in each: products and convolutions.
public protocol BilinearOperation: BinaryOperation {}

/// An operation on one grid that compares cells, and so is not defined for polynomials.
public protocol OrderedOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E>
}

/// A function of a grid whose result is not a grid of the same number type.
public protocol GridReading {
  associatedtype Answer
  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Answer
}

/// Such a function that compares cells, for example the index of the maximum.
public protocol OrderedReading {
  associatedtype Answer
  func callAsFunction<E: OrderedNumber>(_ operand: Grid<E>) throws(ArithmeticError) -> Answer
}

extension GridOperation {
  public var homogeneity: Homogeneity { .none }
  public var summands: Int { .max }
}
extension UnaryOperation { public var homogeneity: Homogeneity { .none } }
extension BinaryOperation { public var homogeneity: Homogeneity { .none } }
extension BilinearOperation { public var homogeneity: Homogeneity { .bilinear } }
extension OrderedOperation { public var homogeneity: Homogeneity { .none } }
