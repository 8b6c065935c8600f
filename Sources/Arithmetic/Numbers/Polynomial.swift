/// A polynomial in symbols with exact coefficients: a cell of a symbolic tensor.
///
/// Terms are sorted by monomial, without duplicates and without zero coefficients, so that equal
/// polynomials have equal lists of terms.
public struct Polynomial: Number {
  struct Part: Equatable, Sendable {
    let product: Monomial
    var coefficient: Rational
  }

  private(set) var parts: [Part]

  /// - Precondition: The terms are sorted, without duplicates and without zero coefficients.
  init(parts: [Part]) { self.parts = parts }

  public init(_ symbol: Symbol) {
    self.parts = [Part(product: Monomial(symbol), coefficient: .one)]
  }

  public init(_ value: Rational) {
    self.parts = value.isZero ? [] : [Part(product: .one, coefficient: value)]
  }

  public static var zero: Polynomial { Polynomial(parts: []) }
  public static let one = Polynomial(Rational.one)

  public var isZero: Bool { parts.isEmpty }

  /// The number of terms; 0 has none.
  public var termCount: Int { parts.count }

  /// The value of a constant polynomial; nil if there are symbols.
  public var constantValue: Rational? {
    if parts.isEmpty { return .zero }
    return parts.count == 1 && parts[0].product.isOne ? parts[0].coefficient : nil
  }

  /// The total degree; 0 for a constant.
  public var degree: Int { parts.reduce(0) { max($0, $1.product.degree) } }

  /// The number of binary digits of the longest coefficient.
  public var bitWidth: Int { parts.reduce(0) { max($0, $1.coefficient.bitWidth) } }

  /// The index of the first term not before `product`. Most terms are appended, so the end is checked
  /// first.
  private func place(of product: Monomial) -> Int {
    guard let last = parts.last, !(last.product < product) else { return parts.count }
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].product < product { low = middle + 1 } else { high = middle }
    }
    return low
  }

  mutating func add(_ coefficient: Rational, times product: Monomial) {
    let place = place(of: product)
    if place < parts.count && parts[place].product == product {
      let sum = parts[place].coefficient + coefficient
      if sum.isZero { parts.remove(at: place) } else { parts[place].coefficient = sum }
    } else if !coefficient.isZero {
      parts.insert(Part(product: product, coefficient: coefficient), at: place)
    }
  }
}
