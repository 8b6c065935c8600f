/// The greatest common divisor by Stein's binary algorithm; gcd(0, b) is b.
func gcd<Word: FixedWidthInteger & UnsignedInteger>(_ first: Word, _ second: Word) -> Word {
  if first == 0 { return second }
  if second == 0 { return first }
  let shift = (first | second).trailingZeroBitCount
  var a = first &>> Word(truncatingIfNeeded: first.trailingZeroBitCount)
  var b = second &>> Word(truncatingIfNeeded: second.trailingZeroBitCount)
  while a != b {
    if a > b { swap(&a, &b) }
    b &-= a
    b &>>= Word(truncatingIfNeeded: b.trailingZeroBitCount)
  }
  return a &<< Word(truncatingIfNeeded: shift)
}

/// The greatest common divisor of long integers by Lehmer's algorithm: most steps of Euclid's are
/// taken on the leading 62 binary digits alone, and many of them then made on the long integers at
/// once. Knuth, "The Art of Computer Programming", volume 2, 4.5.2, algorithm L.
///
/// If the user interrupts, the result is 1: the statement that asked for it throws at its next check.
func gcd(_ first: Natural, _ second: Natural) -> Natural {
  var (a, b) = first < second ? (second, first) : (first, second)
  var steps = 0
  while b.double == nil {
    steps += 1
    if steps & 0x3F == 0, Interruption.isRequested() { return 1 }
    if let map = EuclidSteps(a, b) {
      Fuel.use(a.bitWidth >> 4)
      (a, b) = map.applied(to: a, b)
    } else {
      (a, b) = (b, a % b)
    }
  }
  if b.isZero { return a }
  let rest = a.double == nil ? a % b : a
  if let word = b.word { return Natural(gcd(word, (rest % b).lowestLimb)) }
  guard let divisor = b.double, let rest = rest.double else { return b }
  return Natural(gcd(divisor, rest))
}

/// Several steps of Euclid's algorithm as one linear map of the two numbers.
private struct EuclidSteps {
  /// left · a + right · b, where one of the factors is negative or 0.
  private struct Row {
    var left: Int
    var right: Int
  }

  private var first = Row(left: 1, right: 0)
  private var second = Row(left: 0, right: 1)

  /// The steps that the leading digits settle; nil where they settle none.
  ///
  /// - Precondition: `a` is not less than `b` and has more than 62 binary digits.
  init?(_ a: Natural, _ b: Natural) {
    let shift = a.bitWidth - 62
    guard b.bitWidth > shift else { return nil }
    var x = Int(truncatingIfNeeded: a.limb(at: shift))
    var y = Int(truncatingIfNeeded: b.limb(at: shift))
    // The true quotient lies between these two: where they agree it is known.
    while y + second.left != 0 && y + second.right != 0 {
      let quotient = (x + first.left) / (y + second.left)
      guard quotient == (x + first.right) / (y + second.right) else { break }
      let next = Row(
        left: first.left - quotient * second.left, right: first.right - quotient * second.right)
      (first, second) = (second, next)
      (x, y) = (y, x - quotient * y)
    }
    if first.right == 0 { return nil }
  }

  /// The two numbers after the steps.
  func applied(to a: Natural, _ b: Natural) -> (Natural, Natural) {
    a.withLimbs { a in
      b.withLimbs { b in (Self.combined(first, a, b), Self.combined(second, a, b)) }
    }
  }

  private static func combined(_ row: Row, _ a: Limbs.View, _ b: Limbs.View) -> Natural {
    Natural(limbs: a.count) { result in
      Limbs.combine(
        a, row.left.magnitude, b, row.right.magnitude, isNegative: row.right > 0, into: result)
    }
  }
}

extension Limbs {
  /// result = a · left − b · right, or b · right − a · left where it is negative.
  ///
  /// - Precondition: `b` is not longer than `a`, `result` is as long as `a`, and the result has room in
  ///   it.
  fileprivate static func combine(
    _ a: View, _ left: UInt, _ b: View, _ right: UInt, isNegative: Bool, into result: Buffer
  ) {
    var (added, subtracted, borrow): (UInt, UInt, UInt) = (0, 0, 0)
    for place in 0..<a.count {
      let (highA, lowA) = a[place].multipliedFullWidth(by: left)
      let (highB, lowB) = (place < b.count ? b[place] : 0).multipliedFullWidth(by: right)
      let (sumA, overflowA) = lowA.addingReportingOverflow(added)
      let (sumB, overflowB) = lowB.addingReportingOverflow(subtracted)
      added = highA &+ UInt(overflowA)
      subtracted = highB &+ UInt(overflowB)
      let (upper, lower) = isNegative ? (sumB, sumA) : (sumA, sumB)
      let (difference, first) = upper.subtractingReportingOverflow(lower)
      let (total, second) = difference.subtractingReportingOverflow(borrow)
      result[place] = total
      borrow = UInt(first) | UInt(second)
    }
  }
}
