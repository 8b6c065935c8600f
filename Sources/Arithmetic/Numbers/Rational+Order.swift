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
