/// A way to write formulas down. The walk below decides on parentheses and dots once, so that no
/// two ways to write a formula can disagree on what it means.
public protocol FormulaTypesetter {
  associatedtype Output

  /// Whether a fraction's bar groups what stands above and below it, so that no parentheses are
  /// needed.
  var fractionsGroup: Bool { get }

  func constant(_ value: Int) -> Output
  func symbol(_ symbol: SizeSymbol) -> Output
  func letter(_ name: String) -> Output
  func sum(_ left: Output, _ right: Output) -> Output
  func difference(_ left: Output, _ right: Output) -> Output
  /// - Parameter isDotted: whether a dot stands between (`2·3`), or nothing (`2p`, `d(k − 1)`).
  func product(_ left: Output, _ right: Output, isDotted: Bool) -> Output
  func quotient(_ dividend: Output, _ divisor: Output, rounding: QuotientRounding) -> Output
  func remainder(_ dividend: Output, _ divisor: Output) -> Output
  func extremum(_ left: Output, _ right: Output, isMaximum: Bool) -> Output
  func parenthesised(_ inner: Output) -> Output
}

extension Formula {
  /// Writes the formula down with as few parentheses as its meaning allows.
  public func typeset<T: FormulaTypesetter>(by setter: T) -> T.Output {
    switch self {
    case .constant(let value): return setter.constant(value)
    case .symbol(let symbol): return setter.symbol(symbol)
    case .letter(let name): return setter.letter(name)
    case .sum(let a, let b):
      return setter.sum(a.typeset(by: setter), b.operand(of: setter, isFollowing: true))
    case .difference(let a, let b):
      return setter.difference(a.typeset(by: setter), b.operand(of: setter, above: .sum))
    case .product(let a, let b):
      return setter.product(
        a.operand(of: setter, above: .sum, isFactor: true),
        b.operand(of: setter, above: .sum, isFactor: true),
        isDotted: b.startsWithDigit || (a.isConstant && b.isConstant))
    case .floorQuotient(let a, let b): return fraction(a, b, .floor, setter)
    case .ceilQuotient(let a, let b): return fraction(a, b, .ceil, setter)
    case .quotient(let a, let b): return fraction(a, b, .none, setter)
    case .remainder(let a, let b):
      return setter.remainder(
        a.operand(of: setter, above: .sum), b.operand(of: setter, above: .product))
    case .maximum(let a, let b):
      return setter.extremum(a.typeset(by: setter), b.typeset(by: setter), isMaximum: true)
    case .minimum(let a, let b):
      return setter.extremum(a.typeset(by: setter), b.typeset(by: setter), isMaximum: false)
    }
  }

  private enum Precedence: Int { case sum, product, atom }

  private var precedence: Precedence {
    switch self {
    case .constant(let value): value < 0 ? .sum : .atom
    case .sum, .difference: .sum
    case .product, .quotient, .remainder: .product
    case .symbol, .letter, .floorQuotient, .ceilQuotient, .maximum, .minimum: .atom
    }
  }

  private var isDivision: Bool {
    switch self {
    case .quotient, .remainder: true
    default: false
    }
  }

  private var isNegativeConstant: Bool {
    if case .constant(let value) = self { return value < 0 }
    return false
  }

  /// Whether the first sign of what is written is a digit, which may not stand right behind a
  /// factor.
  private var startsWithDigit: Bool {
    switch self {
    case .constant(let value): value >= 0
    case .product(let a, _): a.precedence != .sum && !a.isDivision && a.startsWithDigit
    default: false
    }
  }

  /// The right-hand side of a sum: parentheses only around what begins with a sign.
  private func operand<T: FormulaTypesetter>(of setter: T, isFollowing: Bool) -> T.Output {
    let written = typeset(by: setter)
    return leadsWithSign ? setter.parenthesised(written) : written
  }

  private var leadsWithSign: Bool {
    switch self {
    case .constant: isNegativeConstant
    case .sum(let a, _), .difference(let a, _): a.leadsWithSign
    default: false
    }
  }

  /// A side of an operation, in parentheses when it binds no more strongly than `weakest`.
  private func operand<T: FormulaTypesetter>(
    of setter: T, above weakest: Precedence, isFactor: Bool = false
  ) -> T.Output {
    let written = typeset(by: setter)
    let isWeak = precedence.rawValue <= weakest.rawValue || (isFactor && isDivision)
    return isWeak ? setter.parenthesised(written) : written
  }

  private func fraction<T: FormulaTypesetter>(
    _ a: Formula, _ b: Formula, _ rounding: QuotientRounding, _ setter: T
  ) -> T.Output {
    guard !setter.fractionsGroup else {
      return setter.quotient(a.typeset(by: setter), b.typeset(by: setter), rounding: rounding)
    }
    return setter.quotient(
      a.operand(of: setter, above: .sum, isFactor: true), b.operand(of: setter, above: .product),
      rounding: rounding)
  }
}
