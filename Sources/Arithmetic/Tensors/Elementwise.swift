/// Elementwise arithmetic with NumPy's broadcasting.
struct Elementwise: BinaryOperation {
  enum Rule {
    case sum, difference, product
  }

  let rule: Rule
  let limits: Limits

  var homogeneity: Homogeneity { rule == .product ? .bilinear : .linear }

  func callAsFunction<E: Number>(
    _ left: Grid<E>, _ right: Grid<E>
  ) throws(ArithmeticError) -> Grid<E> {
    switch rule {
    case .sum: return try left.combined(with: right, within: limits) { $0 + $1 }
    case .difference: return try left.combined(with: right, within: limits) { $0 - $1 }
    case .product: return try left.combined(with: right, within: limits) { $0 * $1 }
    }
  }
}

/// Elementwise comparison: 1 for true and 0 for false.
public enum Comparison: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  func holds<E: OrderedNumber>(_ left: E, _ right: E) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

/// The maximum or minimum of two numbers; NaN if either is NaN.
enum Extreme: Sendable {
  case greatest, least

  @inline(__always)
  func choose<E: OrderedNumber>(_ left: E, _ right: E) -> E {
    prefers(right, to: left) ? right : left
  }

  /// Whether `next` replaces `best`; the first of equal numbers is kept.
  @inline(__always)
  func prefers<E: OrderedNumber>(_ next: E, to best: E) -> Bool {
    if next != next { return best == best }
    return self == .greatest ? best < next : next < best
  }
}
