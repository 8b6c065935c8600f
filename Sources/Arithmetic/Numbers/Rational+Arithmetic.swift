// Machine integers take the first lines of each operator; fractions and overflows go on to
// functions that are kept out of line, so that the short way stays short in every loop.

extension Rational {
  @inline(__always)
  public static func + (left: Rational, right: Rational) -> Rational {
    if left.bottom | right.bottom == 1 {
      let (sum, overflow) = left.top.addingReportingOverflow(right.top)
      if !overflow { return Rational(sum) }
    }
    return fractionSum(left, right)
  }

  @inline(__always)
  public static func - (left: Rational, right: Rational) -> Rational {
    if left.bottom | right.bottom == 1 {
      let (difference, overflow) = left.top.subtractingReportingOverflow(right.top)
      if !overflow { return Rational(difference) }
    }
    return fractionSum(left, -right)
  }

  @inline(__always)
  public static func * (left: Rational, right: Rational) -> Rational {
    if left.bottom | right.bottom == 1 {
      let (product, overflow) = left.top.multipliedReportingOverflow(by: right.top)
      if !overflow { return Rational(product) }
    }
    return fractionProduct(left, right)
  }

  @inline(__always)
  public static prefix func - (value: Rational) -> Rational {
    if value.bottom > 0 && value.top != Int.min {
      return Rational(reduced: 0 &- value.top, value.bottom)
    }
    return Rational(reduced: -value.bigTop, value.bigBottom)
  }

  @inline(__always)
  public static func += (left: inout Rational, right: Rational) {
    if left.bottom | right.bottom == 1 {
      let (sum, overflow) = left.top.addingReportingOverflow(right.top)
      if !overflow {
        left.replaceInteger(sum)
        return
      }
    }
    left = fractionSum(left, right)
  }

  @inline(__always)
  public mutating func addProduct(_ left: Rational, _ right: Rational) {
    if left.bottom | right.bottom | bottom == 1 {
      let (product, tooLong) = left.top.multipliedReportingOverflow(by: right.top)
      let (sum, overflow) = top.addingReportingOverflow(product)
      if !tooLong && !overflow {
        replaceInteger(sum)
        return
      }
    }
    self = Self.fractionAddProduct(self, left, right)
  }

  /// A function of values, so that the sum of the short way can stay in a register.
  @inline(never)
  private static func fractionAddProduct(
    _ sum: Rational, _ left: Rational, _ right: Rational
  ) -> Rational {
    if left.isZero || right.isZero { return sum }
    return fractionSum(sum, fractionProduct(left, right))
  }
}

extension Rational {
  /// a/b + c/d, reduced only by what b and d share: Knuth, "The Art of Computer Programming",
  /// volume 2, 4.5.1.
  @inline(never)
  private static func fractionSum(_ left: Rational, _ right: Rational) -> Rational {
    guard left.bottom | right.bottom > 0 else { return bigSum(left, right) }
    let (b, d) = (left.bottom, right.bottom)
    let shared = b == d ? b : Int(gcd(UInt(b), UInt(d)))
    let (first, overflow1) = left.top.multipliedReportingOverflow(by: d / shared)
    let (second, overflow2) = right.top.multipliedReportingOverflow(by: b / shared)
    let (sum, overflow3) = first.addingReportingOverflow(second)
    guard !overflow1 && !overflow2 && !overflow3 else { return bigSum(left, right) }
    let rest = Int(gcd(sum.magnitude, UInt(shared)))
    let (bottom, overflow4) = (b / shared).multipliedReportingOverflow(by: d / rest)
    guard !overflow4 else { return bigSum(left, right) }
    return Rational(reduced: sum / rest, bottom)
  }

  /// a/b · c/d, reduced crosswise before multiplying.
  @inline(never)
  private static func fractionProduct(_ left: Rational, _ right: Rational) -> Rational {
    guard left.bottom | right.bottom > 0 else { return bigProduct(left, right) }
    let first = Int(gcd(left.top.magnitude, UInt(right.bottom)))
    let second = Int(gcd(right.top.magnitude, UInt(left.bottom)))
    let (top, overflow1) = (left.top / first).multipliedReportingOverflow(by: right.top / second)
    let (bottom, overflow2) =
      (left.bottom / second).multipliedReportingOverflow(by: right.bottom / first)
    guard !overflow1 && !overflow2 else { return bigProduct(left, right) }
    return Rational(reduced: top, bottom)
  }

  private static func bigSum(_ left: Rational, _ right: Rational) -> Rational {
    let (b, d) = (left.bigBottom, right.bigBottom)
    if b == .one && d == .one { return Rational(reduced: left.bigTop + right.bigTop, .one) }
    // What the denominators share is mostly short, and then so is all division.
    let shared = b == d ? b : gcd(b, d)
    if shared == .one { return Rational(reduced: left.bigTop * d + right.bigTop * b, b * d) }
    let (first, second) = (d / shared, b / shared)
    let sum = left.bigTop * first + right.bigTop * second
    if sum.isZero { return .zero }
    let rest = gcd(sum.magnitude, shared)
    return Rational(reduced: sum / rest, second * (d / rest))
  }

  private static func bigProduct(_ left: Rational, _ right: Rational) -> Rational {
    let (b, d) = (left.bigBottom, right.bigBottom)
    if b == .one && d == .one { return Rational(reduced: left.bigTop * right.bigTop, .one) }
    let (a, c) = (left.bigTop, right.bigTop)
    if a.isZero || c.isZero { return .zero }
    let first = gcd(a.magnitude, d)
    let second = gcd(c.magnitude, b)
    return Rational(reduced: (a / first) * (c / second), (b / second) * (d / first))
  }
}

extension Rational {
  /// 1 over this number.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public func reciprocal() throws(ArithmeticError) -> Rational {
    if isZero { throw .divisionByZero }
    if bottom > 0 && top > 0 { return Rational(reduced: bottom, top) }
    return Rational(
      reduced: Integer(bigBottom, isNegative: bigTop.isNegative), bigTop.magnitude)
  }

  /// This number over another.
  ///
  /// - Throws: `ArithmeticError.divisionByZero`.
  public func quotient(_ divisor: Rational) throws(ArithmeticError) -> Rational {
    if divisor.bottom | bottom == 1 && divisor.top > 0 {
      return try Rational(top, divisor.top)
    }
    return self * (try divisor.reciprocal())
  }

  /// - Precondition: `count` is not 0.
  public func divided(by count: Int) -> Rational {
    precondition(count != 0, "a division by 0")
    guard bottom == 1 && count > 0 else {
      return self * Rational(reduced: Integer(1, isNegative: count < 0), Natural(count.magnitude))
    }
    let shared = Int(gcd(top.magnitude, UInt(count)))
    return Rational(reduced: top / shared, count / shared)
  }
}
