extension Natural {
  static func + (left: Natural, right: Natural) -> Natural {
    if let a = left.double, let b = right.double {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return Natural(sum) }
    }
    return left.withLimbs { a in
      right.withLimbs { b in
        let (long, short) = a.count >= b.count ? (a, b) : (b, a)
        return Natural(limbs: long.count + 1) { sum in
          sum[long.count] = Limbs.add(long, short, into: sum.part(0..<long.count))
        }
      }
    }
  }

  /// - Precondition: `right` is not greater than `left`.
  static func - (left: Natural, right: Natural) -> Natural {
    if let a = left.double, let b = right.double { return Natural(a - b) }
    precondition(left >= right, "a difference below 0")
    return left.withLimbs { a in
      right.withLimbs { b in
        Natural(limbs: a.count) { _ = Limbs.subtract(a, b, into: $0) }
      }
    }
  }

  static func * (left: Natural, right: Natural) -> Natural {
    if let a = left.word, let b = right.word {
      let (high, low) = a.multipliedFullWidth(by: b)
      return Natural(UInt128(high) << 64 | UInt128(low))
    }
    return left.withLimbs { a in
      right.withLimbs { b in
        Fuel.use(a.count * b.count)
        return Natural(limbs: a.count + b.count) { Limbs.multiply(a, b, into: $0) }
      }
    }
  }

  var squared: Natural {
    if word != nil { return self * self }
    return withLimbs { a in
      Fuel.use(a.count * a.count)
      return Natural(limbs: 2 * a.count) { Limbs.square(a, into: $0) }
    }
  }

  /// - Precondition: `bits` is not negative.
  static func << (value: Natural, bits: Int) -> Natural {
    if value.isZero || bits == 0 { return value }
    let (whole, rest) = bits.quotientAndRemainder(dividingBy: 64)
    return value.withLimbs { view in
      Natural(limbs: whole + view.count + 1) { result in
        result[whole + view.count] = Limbs.shiftLeft(
          view, by: rest, into: result.part(whole..<whole + view.count))
      }
    }
  }

  /// - Precondition: `bits` is not negative.
  static func >> (value: Natural, bits: Int) -> Natural {
    if bits >= value.bitWidth { return .zero }
    if let double = value.double { return Natural(double >> UInt128(bits)) }
    let (whole, rest) = bits.quotientAndRemainder(dividingBy: 64)
    return value.withLimbs { view in
      Natural(limbs: view.count - whole) { result in
        Limbs.shiftRight(view.part(from: whole), by: rest, into: result)
      }
    }
  }

  /// - Precondition: `divisor` is not 0.
  func quotientAndRemainder(dividingBy divisor: Natural) -> (quotient: Natural, remainder: Natural)
  {
    precondition(!divisor.isZero, "a division by 0")
    if self < divisor { return (.zero, self) }
    if let a = double, let b = divisor.double {
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return (Natural(quotient), Natural(remainder))
    }
    if let word = divisor.word {
      var remainder: UInt = 0
      let quotient = withLimbs { view in
        Natural(limbs: view.count) { remainder = Limbs.divide(view, by: word, into: $0) }
      }
      return (quotient, Natural(remainder))
    }
    return withLimbs { a in divisor.withLimbs { b in Self.longQuotient(a, b) } }
  }

  /// Both are shifted until the divisor's highest bit is set, as long division needs it.
  private static func longQuotient(
    _ dividend: Limbs.View, _ divisor: Limbs.View
  ) -> (quotient: Natural, remainder: Natural) {
    Fuel.use((dividend.count - divisor.count + 1) * divisor.count)
    let shift = divisor[divisor.count - 1].leadingZeroBitCount
    let length = dividend.count + 1
    return Limbs.withScratch(length + divisor.count) { scratch in
      let (rest, leading) = (scratch.part(0..<length), scratch.part(from: length))
      rest[length - 1] = Limbs.shiftLeft(
        dividend, by: shift, into: rest.part(0..<dividend.count))
      _ = Limbs.shiftLeft(divisor, by: shift, into: leading)
      let quotient = Natural(limbs: length - divisor.count) {
        Limbs.divide(rest, by: leading.view, into: $0)
      }
      let remainder = rest.part(0..<divisor.count)
      Limbs.shiftRight(remainder.view, by: shift, into: remainder)
      return (quotient, Natural(remainder.view))
    }
  }

  /// - Precondition: the divisor is not 0.
  static func / (left: Natural, right: Natural) -> Natural {
    left.quotientAndRemainder(dividingBy: right).quotient
  }

  /// - Precondition: the divisor is not 0.
  static func % (left: Natural, right: Natural) -> Natural {
    if let word = right.word, left.double == nil {
      return Natural(left.withLimbs { Limbs.remainder($0, by: word) })
    }
    return left.quotientAndRemainder(dividingBy: right).remainder
  }
}
