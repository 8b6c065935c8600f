// Products: schoolbook below a few dozen limbs, Karatsuba's three products for four beyond.

extension Limbs {
  /// From this many limbs of the shorter factor on, three products of halves are quicker than four.
  static let karatsubaLength = 40
  static let karatsubaSquareLength = 64

  /// result = a · b, in a buffer of its own with as many limbs as both together.
  static func multiply(_ a: View, _ b: View, into result: Buffer) {
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    guard short.count >= karatsubaLength else {
      multiplyPlainly(long, short, into: result)
      return
    }
    withScratch(scratchLength(long.count)) { scratch in
      multiply(long, short, into: result, scratch)
    }
  }

  /// result = a², in a buffer of its own of twice as many limbs.
  static func square(_ a: View, into result: Buffer) {
    guard a.count >= karatsubaSquareLength else {
      squarePlainly(a, into: result)
      return
    }
    withScratch(scratchLength(a.count)) { scratch in square(a, into: result, scratch) }
  }

  /// Each level takes 2h limbs for a product of halves of h = ⌈n / 2⌉ limbs, and the last 2h + 1 more.
  private static func scratchLength(_ count: Int) -> Int { 4 * count + 256 }

  /// - Precondition: `a` is not shorter than `b`.
  private static func multiply(_ a: View, _ b: View, into result: Buffer, _ scratch: Buffer) {
    if b.count < karatsubaLength {
      multiplyPlainly(a, b, into: result)
    } else if 2 * b.count > a.count + 2 {
      multiplyHalves(a, b, into: result, scratch)
    } else {
      multiplyInBlocks(a, b, into: result, scratch)
    }
  }

  /// Karatsuba's product: with h limbs in a lower half,
  /// a·b = z₂·B²ʰ + (z₀ + z₂ − (a₀ − a₁)(b₀ − b₁))·Bʰ + z₀.
  ///
  /// - Precondition: `b` is longer than the lower half of `a`.
  private static func multiplyHalves(
    _ a: View, _ b: View, into result: Buffer, _ scratch: Buffer
  ) {
    let half = (a.count + 1) / 2
    let (a0, a1) = (a.part(0..<half), a.part(from: half))
    let (b0, b1) = (b.part(0..<half), b.part(from: half))
    // The differences lie where the lower product will.
    let (first, second) = (result.part(0..<half), result.part(half..<2 * half))
    let isNegative = difference(a0, a1, into: first) != difference(b0, b1, into: second)
    let middle = scratch.part(0..<2 * half)
    let rest = scratch.part(from: 2 * half)
    multiply(first.view, second.view, into: middle, rest)
    let (low, high) = (result.part(0..<2 * half), result.part(from: 2 * half))
    multiply(a0, b0, into: low, rest)
    multiply(a1, b1, into: high, rest)
    combine(result, half, middle, isNegative: isNegative, rest)
  }

  private static func square(_ a: View, into result: Buffer, _ scratch: Buffer) {
    guard a.count >= karatsubaSquareLength else {
      squarePlainly(a, into: result)
      return
    }
    let half = (a.count + 1) / 2
    let (a0, a1) = (a.part(0..<half), a.part(from: half))
    let first = result.part(0..<half)
    _ = difference(a0, a1, into: first)
    let middle = scratch.part(0..<2 * half)
    let rest = scratch.part(from: 2 * half)
    square(first.view, into: middle, rest)
    square(a0, into: result.part(0..<2 * half), rest)
    square(a1, into: result.part(from: 2 * half), rest)
    combine(result, half, middle, isNegative: false, rest)
  }

  /// Adds z₀ + z₂ ∓ the middle product at half the height of a result that holds z₀ and z₂.
  private static func combine(
    _ result: Buffer, _ half: Int, _ middle: Buffer, isNegative: Bool, _ scratch: Buffer
  ) {
    let (low, high) = (result.part(0..<2 * half), result.part(from: 2 * half))
    let sum = scratch.part(0..<2 * half)
    var carry = add(low.view, high.view, into: sum)
    if isNegative {
      carry += add(sum.view, middle.view, into: sum)
    } else {
      carry -= subtract(sum.view, middle.view, into: sum)
    }
    let target = result.part(from: half)
    _ = add(target.view, sum.view, into: target)
    _ = increment(result.part(from: 3 * half), by: carry)
  }

  /// |a − b| for b not longer than a; whether it is b − a.
  private static func difference(_ a: View, _ b: View, into result: Buffer) -> Bool {
    var isLess = false
    if !a.part(from: b.count).contains(where: { $0 != 0 }) {
      isLess = Limbs.isLess(a.part(0..<b.count), b)
    }
    if isLess {
      _ = subtract(b, a.part(0..<b.count), into: result.part(0..<b.count))
      for place in b.count..<a.count { result[place] = 0 }
    } else {
      _ = subtract(a, b, into: result)
    }
    return isLess
  }

  /// A long number by a short one: pieces of `a` as long as `b`, one after the other.
  private static func multiplyInBlocks(
    _ a: View, _ b: View, into result: Buffer, _ scratch: Buffer
  ) {
    result.update(repeating: 0)
    let product = scratch.part(0..<2 * b.count)
    let rest = scratch.part(from: 2 * b.count)
    var start = 0
    while start < a.count {
      let piece = a.part(start..<min(start + b.count, a.count))
      let length = piece.count + b.count
      if piece.count == b.count {
        multiply(piece, b, into: product, rest)
      } else {
        multiply(b, piece, into: product.part(0..<length), rest)
      }
      let target = result.part(from: start)
      _ = add(target.view, product.part(0..<length).view, into: target)
      start += b.count
    }
  }

  /// Row by row.
  private static func multiplyPlainly(_ a: View, _ b: View, into result: Buffer) {
    guard b.count > 0 else {
      result.update(repeating: 0)
      return
    }
    result[a.count] = multiply(a, by: b[0], into: result.part(0..<a.count))
    for place in 1..<b.count {
      result[place + a.count] = addProduct(
        a, by: b[place], to: result.part(place..<place + a.count))
    }
  }

  /// The products of different limbs once, doubled, and then the squares.
  private static func squarePlainly(_ a: View, into result: Buffer) {
    result.update(repeating: 0)
    for place in 0..<a.count {
      let row = a.part(from: place + 1)
      let start = 2 * place + 1
      result[start + row.count] = addProduct(
        row, by: a[place], to: result.part(start..<start + row.count))
    }
    _ = shiftLeft(result.view, by: 1, into: result)
    var carry: UInt = 0
    for place in 0..<a.count {
      let (high, low) = a[place].multipliedFullWidth(by: a[place])
      let (sum, first) = result[2 * place].addingReportingOverflow(low)
      let (total, second) = sum.addingReportingOverflow(carry)
      result[2 * place] = total
      let (upper, third) = result[2 * place + 1].addingReportingOverflow(high)
      let (whole, fourth) = upper.addingReportingOverflow(UInt(first) &+ UInt(second))
      result[2 * place + 1] = whole
      carry = UInt(third) | UInt(fourth)
    }
  }
}
