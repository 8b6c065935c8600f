/// How the results of an operation grow with its operands: what lets exact fractions be run as whole
/// numerators over common denominators.
public enum Homogeneity: Sendable {
  /// Nothing is known; only whole numbers can be run as they are.
  case none
  /// f(c·x, c·y, …) = c·f(x, y, …) for every c > 0: sums, the greatest, reshaping, padding.
  case linear
  /// Grows with the product of the first two operands, to which any further operand is added: a
  /// convolution of input and kernel, plus its bias.
  case bilinear
}

/// An operation written once for every kind of number, on any number of tensors.
public protocol GridOperation {
  var homogeneity: Homogeneity { get }
  func callAsFunction<E: Number>(_ operands: [Grid<E>]) throws(ArithmeticError) -> Grid<E>
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
