extension Rational {
  @inline(__always)
  public static func == (left: Rational, right: Rational) -> Bool {
    left.top == right.top && left.bottom == right.bottom
      && (left.bottom > 0 || bigEqual(left, right))
  }

  @inline(__always)
  public static func < (left: Rational, right: Rational) -> Bool {
    left.bottom | right.bottom == 1 ? left.top < right.top : fractionLess(left, right)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(top)
    hasher.combine(bottom)
    if let big {
      hasher.combine(big.numerator)
      hasher.combine(big.denominator)
    }
  }

  @inline(never)
  private static func bigEqual(_ left: Rational, _ right: Rational) -> Bool {
    left.bigTop == right.bigTop && left.bigBottom == right.bigBottom
  }

  /// a/b < c/d is a·d < c·b, in double words.
  @inline(never)
  private static func fractionLess(_ left: Rational, _ right: Rational) -> Bool {
    guard left.bottom | right.bottom > 0 else {
      return left.bigTop * right.bigBottom < right.bigTop * left.bigBottom
    }
    return Int128(left.top) * Int128(right.bottom) < Int128(right.top) * Int128(left.bottom)
  }
}

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
