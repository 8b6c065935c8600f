internal import BigInt

/// The greatest common divisor by Stein's binary algorithm; gcd(0, b) is b.
func gcd(_ first: UInt, _ second: UInt) -> UInt {
  if first == 0 { return second }
  if second == 0 { return first }
  let shift = (first | second).trailingZeroBitCount
  var a = first &>> UInt(first.trailingZeroBitCount)
  var b = second &>> UInt(second.trailingZeroBitCount)
  while a != b {
    if a > b { swap(&a, &b) }
    b &-= a
    b &>>= UInt(b.trailingZeroBitCount)
  }
  return a &<< UInt(shift)
}

/// The greatest common divisor of long integers by Lehmer's algorithm: most steps of Euclid's are
/// taken on the leading 62 binary digits alone, and many of them then made on the long integers at
/// once. Knuth, "The Art of Computer Programming", volume 2, 4.5.2, algorithm L.
///
/// Where somebody wishes to stop it is 1: what a statement computes then is thrown away.
func gcd(_ first: BigUInt, _ second: BigUInt) -> BigUInt {
  var (a, b) = first < second ? (second, first) : (first, second)
  var steps = 0
  while b.bitWidth > UInt.bitWidth {
    steps += 1
    if steps & 0x3F == 0, Interruption.isWished() { return 1 }
    if let map = EuclidSteps(a, b) {
      (a, b) = (map.first.applied(to: a, b), map.second.applied(to: a, b))
    } else {
      (a, b) = (b, a % b)
    }
  }
  guard let divisor = b.words.first, divisor != 0 else { return a }
  return BigUInt(gcd(divisor, (a % b).words.first ?? 0))
}

/// Several steps of Euclid's algorithm as one linear map of the two numbers.
private struct EuclidSteps {
  /// left · a + right · b, where one of the factors is negative or 0.
  struct Row {
    var left: Int
    var right: Int

    func applied(to a: BigUInt, _ b: BigUInt) -> BigUInt {
      let (x, y) = (a * BigUInt(left.magnitude), b * BigUInt(right.magnitude))
      if left < 0 { return y - x }
      return right < 0 ? x - y : x + y
    }
  }

  var first = Row(left: 1, right: 0)
  var second = Row(left: 0, right: 1)

  /// The steps that the leading digits settle; nil where they settle none.
  ///
  /// - Precondition: `a` is not less than `b` and has more than 62 binary digits.
  init?(_ a: BigUInt, _ b: BigUInt) {
    let shift = a.bitWidth - 62
    var x = Int((a >> shift).words.first ?? 0)
    var y = Int((b >> shift).words.first ?? 0)
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
}
