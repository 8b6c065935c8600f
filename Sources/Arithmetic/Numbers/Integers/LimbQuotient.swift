// Quotients: Knuth's algorithm D for short ones, and beyond a few dozen limbs the division of
// Burnikel and Ziegler, which leaves the work to products. "Fast recursive division", MPI-I-98-1-022.

extension Limbs {
  /// From this many limbs of quotient and divisor on, division by halves is quicker.
  static let recursiveDivisionLength = 64

  /// Divides in place: the remainder is left in the lowest limbs of `dividend`, as many as the divisor
  /// has, and zeros above.
  ///
  /// - Precondition: The divisor has at least two limbs and its highest bit is set; the dividend's
  ///   highest limb is less than the divisor's, and `quotient` has as many limbs as the dividend has
  ///   more than the divisor.
  static func divide(_ dividend: Buffer, by divisor: View, into quotient: Buffer) {
    guard quotient.count >= recursiveDivisionLength, divisor.count >= recursiveDivisionLength else {
      _ = dividePlainly(dividend, by: divisor, into: quotient)
      return
    }
    withScratch(divisor.count) { scratch in
      // The highest block is the odd one: after it, what is left is less than the divisor.
      var end = quotient.count
      var length = (end - 1) % divisor.count + 1
      while end > 0 {
        let start = end - length
        _ = divideBlock(
          dividend.part(start..<end + divisor.count), by: divisor,
          into: quotient.part(start..<end), scratch)
        end = start
        length = divisor.count
      }
    }
  }

  /// One block of a quotient, not longer than the divisor; the bit above it is returned.
  private static func divideBlock(
    _ dividend: Buffer, by divisor: View, into quotient: Buffer, _ scratch: Buffer
  ) -> UInt {
    let length = quotient.count
    if length < recursiveDivisionLength {
      return dividePlainly(dividend, by: divisor, into: quotient)
    }
    if length < divisor.count {
      return divideByLeadingLimbs(dividend, by: divisor, into: quotient, scratch)
    }
    // Two quotients of half the length, the upper one first.
    let lower = length / 2
    let top = divideByLeadingLimbs(
      dividend.part(from: lower), by: divisor, into: quotient.part(from: lower), scratch)
    _ = divideByLeadingLimbs(
      dividend.part(0..<lower + divisor.count), by: divisor, into: quotient.part(0..<lower),
      scratch)
    return top
  }

  /// Divides by as many leading limbs of the divisor as the quotient will have, then takes away the
  /// quotient's product with the others, and mends a quotient that was too great.
  private static func divideByLeadingLimbs(
    _ dividend: Buffer, by divisor: View, into quotient: Buffer, _ scratch: Buffer
  ) -> UInt {
    let (count, length) = (divisor.count, quotient.count)
    let rest = count - length
    var top = divideBlock(
      dividend.part(from: rest), by: divisor.part(from: rest), into: quotient, scratch)
    let product = scratch.part(0..<count)
    multiply(quotient.view, divisor.part(0..<rest), into: product)
    let remainder = dividend.part(0..<count)
    var borrow = subtract(remainder.view, product.view, into: remainder)
    if top != 0 {
      let upper = remainder.part(from: length)
      borrow += subtract(upper.view, divisor.part(0..<rest), into: upper)
    }
    while borrow != 0 {
      top -= decrement(quotient, by: 1)
      borrow -= add(remainder.view, divisor, into: remainder)
    }
    return top
  }

  /// Knuth, "The Art of Computer Programming", volume 2, 4.3.1, algorithm D, for a dividend that may
  /// need one bit of quotient more, which is returned.
  private static func dividePlainly(
    _ dividend: Buffer, by divisor: View, into quotient: Buffer
  ) -> UInt {
    let count = divisor.count
    let (first, second) = (divisor[count - 1], divisor[count - 2])
    let leading = dividend.part(from: quotient.count)
    var top: UInt = 0
    if !isLess(leading.view, divisor) {
      _ = subtract(leading.view, divisor, into: leading)
      top = 1
    }
    for place in stride(from: quotient.count - 1, through: 0, by: -1) {
      let high = dividend[place + count]
      var digit = trialDigit(
        (high, dividend[place + count - 1], dividend[place + count - 2]), first, second)
      let window = dividend.part(place..<place + count)
      let borrow = subtractProduct(divisor, by: digit, from: window)
      if borrow > high {
        digit -= 1
        _ = add(window.view, divisor, into: window)
      }
      dividend[place + count] = 0
      quotient[place] = digit
    }
    return top
  }

  /// The quotient of three leading limbs by the divisor's two: right, or one too great.
  ///
  /// - Precondition: The dividend's first two limbs are not above the divisor's.
  @inline(__always)
  private static func trialDigit(
    _ dividend: (UInt, UInt, UInt), _ first: UInt, _ second: UInt
  ) -> UInt {
    var digit = UInt.max
    var rest: UInt
    if dividend.0 < first {
      (digit, rest) = first.dividingFullWidth((dividend.0, dividend.1))
    } else {
      let (sum, overflow) = dividend.1.addingReportingOverflow(first)
      if overflow { return digit }
      rest = sum
    }
    while true {
      let (high, low) = digit.multipliedFullWidth(by: second)
      guard high > rest || (high == rest && low > dividend.2) else { return digit }
      digit -= 1
      let (sum, overflow) = rest.addingReportingOverflow(first)
      if overflow { return digit }
      rest = sum
    }
  }
}
