/// The numerator and denominator of a number too large to lie inline.
final class BigFraction: Sendable {
  let numerator: Integer
  let denominator: Natural

  init(_ numerator: Integer, _ denominator: Natural) {
    self.numerator = numerator
    self.denominator = denominator
  }
}
