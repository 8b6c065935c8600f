extension Rational {
  /// What to do with a number half way between two whole ones.
  public enum Tie: Sendable {
    /// The even neighbour, as IEEE 754 and NumPy round.
    case even
    /// The neighbour further from 0, as schools round.
    case away
  }

  /// The greatest whole number not above this one.
  public var floor: Rational {
    if bottom == 1 { return self }
    if bottom > 0 {
      let (quotient, rest) = top.quotientAndRemainder(dividingBy: bottom)
      return Rational(rest < 0 ? quotient - 1 : quotient)
    }
    return Rational(reduced: bigTop.floor(dividedBy: bigBottom), .one)
  }

  /// The least whole number not below this one.
  public var ceiling: Rational { -((-self).floor) }

  /// The whole number nearest to this one.
  public func rounded(_ tie: Tie = .even) -> Rational {
    if isInteger { return self }
    let below = floor
    let rest = self - below
    let half = Rational(reduced: 1 as Int, 2)
    if rest != half { return rest < half ? below : below + 1 }
    switch tie {
    case .even: return below.isEven ? below : below + 1
    case .away: return sign < 0 ? below : below + 1
    }
  }

  private var isEven: Bool {
    bottom > 0 ? top & 1 == 0 : !bigTop.magnitude.isOdd
  }
}
