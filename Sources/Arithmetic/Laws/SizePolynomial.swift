/// A size in letters with its terms gathered: `2n − k + 1`, and where a quotient does not come out
/// `⌊(n − 1) / 2⌋ + 1`.
///
/// Letters stand for sizes, so they are whole and at least 1. A law computed with it is the law
/// simplified.
public struct SizePolynomial: SizeAlgebra {
  /// Whole coefficients by products of atoms; the empty product is the constant's.
  private var terms: [[Atom]: Int] = [:]
  /// Whether a coefficient became too large.
  public private(set) var isOverflow = false

  private indirect enum Atom: Hashable, Sendable {
    case symbol(SizeSymbol)
    case letter(String)
    case quotient(SizePolynomial, SizePolynomial, QuotientRounding)
    case remainder(SizePolynomial, SizePolynomial)
    case extremum(SizePolynomial, SizePolynomial, isMaximum: Bool)

    /// By which products are put in order.
    var key: String {
      switch self {
      case .symbol(let symbol): "\(symbol)"
      case .letter(let name): name
      default: "~\(hashValueOfText)"
      }
    }

    private var hashValueOfText: String { "\(formula)" }

    var formula: Formula {
      switch self {
      case .symbol(let symbol): .symbol(symbol)
      case .letter(let name): .letter(name)
      case .quotient(let a, let b, let rounding):
        .quotient(a.formula, b.formula, rounding: rounding)
      case .remainder(let a, let b): .remainder(a.formula, b.formula)
      case .extremum(let a, let b, let isMaximum):
        .extremum(a.formula, b.formula, isMaximum: isMaximum)
      }
    }
  }

  public init(integerLiteral value: Int) { if value != 0 { terms[[]] = value } }

  private init(atom: Atom) { terms[[atom]] = 1 }

  public init(_ symbol: SizeSymbol) { self.init(atom: .symbol(symbol)) }

  public init(letter name: String) { self.init(atom: .letter(name)) }

  /// The formula with its terms gathered.
  ///
  /// - Throws: `.overflow`.
  public init(_ formula: Formula) throws(ArithmeticError) {
    self = try formula.evaluated { symbol throws(ArithmeticError) in
      SizePolynomial(symbol)
    } letter: { name throws(ArithmeticError) in
      SizePolynomial(letter: name)
    }
    if isOverflow { throw .overflow }
  }

  /// The number that it is, if there is no letter in it.
  public var constant: Int? {
    terms.isEmpty ? 0 : terms.count == 1 ? terms[[]] : nil
  }

  private mutating func add(_ product: [Atom], _ coefficient: Int) {
    let (sum, overflow) = (terms[product] ?? 0).addingReportingOverflow(coefficient)
    isOverflow = isOverflow || overflow
    terms[product] = sum == 0 ? nil : sum
  }

  public static func + (left: SizePolynomial, right: SizePolynomial) -> SizePolynomial {
    var sum = left
    sum.isOverflow = left.isOverflow || right.isOverflow
    for (product, coefficient) in right.terms { sum.add(product, coefficient) }
    return sum
  }

  public static func - (left: SizePolynomial, right: SizePolynomial) -> SizePolynomial {
    left + right * -1
  }

  public static func * (left: SizePolynomial, right: SizePolynomial) -> SizePolynomial {
    var result: SizePolynomial = 0
    result.isOverflow = left.isOverflow || right.isOverflow
    for (first, a) in left.terms {
      for (second, b) in right.terms {
        let (product, overflow) = a.multipliedReportingOverflow(by: b)
        result.isOverflow = result.isOverflow || overflow
        result.add((first + second).sorted { $0.key < $1.key }, product)
      }
    }
    return result
  }

  // MARK: Quotients

  public static func quotient(
    _ a: SizePolynomial, _ b: SizePolynomial, rounding: QuotientRounding
  ) -> SizePolynomial {
    guard let (divisor, factors) = b.product, divisor > 0 else {
      return a == b ? 1 : SizePolynomial(atom: .quotient(a, b, rounding))
    }
    let (x, m) = a.unfolded(divisor, factors, rounding)
    var (whole, rest) = x.divided(by: m, factors)
    if let number = rest.constant, factors.isEmpty {
      guard rounding != .none || number % m == 0 else {
        return SizePolynomial(atom: .quotient(a, b, rounding))
      }
      let down = number / m - (number % m < 0 ? 1 : 0)
      whole = whole + SizePolynomial(integerLiteral: down)
      return rounding == .ceil && number % m != 0 ? whole + 1 : whole
    }
    if rest.constant == 0 { return whole }
    if whole.terms.isEmpty || rounding == .none {
      return SizePolynomial(atom: .quotient(x, SizePolynomial(m, factors), rounding))
    }
    return whole + SizePolynomial(atom: .quotient(rest, SizePolynomial(m, factors), rounding))
  }

  private init(_ coefficient: Int, _ factors: [Atom]) { terms[factors] = coefficient }

  /// Coefficient and factors of a single product.
  private var product: (Int, [Atom])? { terms.count == 1 ? terms.first.map { ($1, $0) } : nil }

  /// ⌊(⌊x / m⌋ + t) / c⌋ as one quotient, ⌊(x + tm) / cm⌋.
  private func unfolded(_ divisor: Int, _ factors: [Atom], _ rounding: QuotientRounding)
    -> (SizePolynomial, Int)
  {
    guard rounding != .none, factors.isEmpty,
      let inner = terms.first(where: { product, coefficient in
        guard coefficient == 1, product.count == 1,
          case .quotient(_, let below, let own) = product[0]
        else { return false }
        return own == rounding && (below.constant ?? 0) > 0
      }), case .quotient(let above, let below, _) = inner.key[0], let m = below.constant
    else { return (self, divisor) }
    let (product, overflow) = m.multipliedReportingOverflow(by: divisor)
    var rest = self
    rest.terms[inner.key] = nil
    guard !overflow else { return (self, divisor) }
    let whole = above + rest * SizePolynomial(integerLiteral: m)
    return whole.unfolded(product, factors, rounding)
  }

  /// What can be taken out of a quotient, and what is left.
  private func divided(by divisor: Int, _ factors: [Atom]) -> (SizePolynomial, SizePolynomial) {
    var whole: SizePolynomial = 0
    var rest: SizePolynomial = 0
    rest.isOverflow = isOverflow
    for (product, coefficient) in terms {
      var others = product
      let divides = factors.allSatisfy { factor in
        guard let place = others.firstIndex(of: factor) else { return false }
        others.remove(at: place)
        return true
      }
      guard divides, !(coefficient % divisor != 0 && !others.isEmpty) else {
        rest.add(product, coefficient)
        continue
      }
      whole.add(others, coefficient / divisor)
      rest.add(product, coefficient % divisor)
    }
    return (whole, rest)
  }

  public static func remainder(_ a: SizePolynomial, _ b: SizePolynomial) -> SizePolynomial {
    guard let modulus = b.constant, modulus > 0 else {
      return SizePolynomial(atom: .remainder(a, b))
    }
    var rest: SizePolynomial = 0
    for (product, coefficient) in a.terms {
      let part = coefficient % modulus
      rest.add(product, part < 0 ? part + modulus : part)
    }
    if let number = rest.constant { return SizePolynomial(integerLiteral: number % modulus) }
    return SizePolynomial(atom: .remainder(rest, b))
  }

  public static func extremum(
    _ left: SizePolynomial, _ right: SizePolynomial, isMaximum: Bool
  ) -> SizePolynomial {
    if let difference = (left - right).constant {
      return (difference > 0) == isMaximum ? left : right
    }
    return SizePolynomial(atom: .extremum(left, right, isMaximum: isMaximum))
  }

  // MARK: As a formula

  /// Positive terms first, the constant last.
  public var formula: Formula {
    let ordered = terms.filter { !$0.key.isEmpty }.sorted { left, right in
      if (left.value > 0) != (right.value > 0) { return left.value > 0 }
      if left.key.count != right.key.count { return left.key.count > right.key.count }
      return left.key.map(\.key).lexicographicallyPrecedes(right.key.map(\.key))
    }
    let constant = terms[[]] ?? 0
    var sum: Formula?
    if let first = ordered.first, first.value < 0, constant > 0 { sum = .constant(constant) }
    let isConstantFirst = sum != nil
    for (product, coefficient) in ordered {
      let magnitude = coefficient.magnitude == 1 ? nil : Int(exactly: coefficient.magnitude)
      let factors = (magnitude.map { [Formula.constant($0)] } ?? []) + product.map(\.formula)
      let term = factors.dropFirst().reduce(factors[0]) { $0 * $1 }
      guard let before = sum else {
        sum = coefficient < 0 ? 0 - term : term
        continue
      }
      sum = coefficient < 0 ? before - term : before + term
    }
    guard let sum else { return .constant(constant) }
    if constant == 0 || isConstantFirst { return sum }
    return constant < 0 && constant > Int.min
      ? sum - .constant(-constant) : sum + .constant(constant)
  }
}

extension SizePolynomial: Hashable {}

extension Formula {
  /// The formula with its terms gathered; itself where that is not shorter, or a number would be
  /// too large.
  public var simplified: Formula {
    guard let gathered = try? SizePolynomial(self).formula, gathered.leaves < leaves else {
      return self
    }
    return gathered
  }

  /// How many numbers and letters are written.
  private var leaves: Int {
    switch self {
    case .constant, .symbol, .letter: 1
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .floorQuotient(let a, let b), .ceilQuotient(let a, let b), .quotient(let a, let b),
      .remainder(let a, let b), .maximum(let a, let b), .minimum(let a, let b):
      a.leaves + b.leaves
    }
  }
}
