/// A polynomial in symbols with exact coefficients: what a cell of a symbolic tensor is.
///
/// Terms are kept sorted by their products of symbols, none twice and none with a coefficient of 0,
/// so that equal polynomials are equal lists.
public struct Polynomial: Number {
  struct Part: Equatable, Sendable {
    let product: Monomial
    var coefficient: Rational
  }

  private(set) var parts: [Part]

  /// - Precondition: the parts are sorted, none twice and none with a coefficient of 0.
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

  /// How many terms are added up; 0 has none.
  public var termCount: Int { parts.count }

  /// The number that this polynomial is, if it has no symbols.
  public var constantValue: Rational? {
    if parts.isEmpty { return .zero }
    return parts.count == 1 && parts[0].product.isOne ? parts[0].coefficient : nil
  }

  /// The most symbols multiplied in one term; 0 for a number.
  public var degree: Int { parts.reduce(0) { max($0, $1.product.degree) } }

  /// The binary digits of the longest coefficient.
  public var bitWidth: Int { parts.reduce(0) { max($0, $1.coefficient.bitWidth) } }

  /// The first place whose product is not before `product`; most sums grow at their end.
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
