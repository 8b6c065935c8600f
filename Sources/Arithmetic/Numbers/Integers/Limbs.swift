/// The rows of long arithmetic: carries, borrows and products over 64-bit limbs, least significant
/// first. A number never reads beyond the buffers it is given; operands may be the result's own buffer
/// where the text says "in place".
enum Limbs {
  typealias View = UnsafeBufferPointer<UInt>
  typealias Buffer = UnsafeMutableBufferPointer<UInt>

  /// Runs `body` on `count` limbs of scratch memory that hold anything.
  @inline(__always)
  static func withScratch<Result>(_ count: Int, _ body: (Buffer) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt.self, capacity: count) { scratch in
      scratch.initialize(repeating: 0)
      return body(scratch)
    }
  }

  /// result = a + b; returns the carry. `b` is not longer than `a`, and `result` as long as `a`. In place.
  static func add(_ a: View, _ b: View, into result: Buffer) -> UInt {
    var carry: UInt = 0
    for place in 0..<b.count {
      let (sum, first) = a[place].addingReportingOverflow(b[place])
      let (total, second) = sum.addingReportingOverflow(carry)
      result[place] = total
      carry = UInt(first) | UInt(second)
    }
    for place in b.count..<a.count {
      let (sum, overflow) = a[place].addingReportingOverflow(carry)
      result[place] = sum
      carry = UInt(overflow)
    }
    return carry
  }

  /// result = a − b; returns the borrow. `b` is not longer than `a`, and `result` as long as `a`. In place.
  static func subtract(_ a: View, _ b: View, into result: Buffer) -> UInt {
    var borrow: UInt = 0
    for place in 0..<b.count {
      let (difference, first) = a[place].subtractingReportingOverflow(b[place])
      let (total, second) = difference.subtractingReportingOverflow(borrow)
      result[place] = total
      borrow = UInt(first) | UInt(second)
    }
    for place in b.count..<a.count {
      let (difference, overflow) = a[place].subtractingReportingOverflow(borrow)
      result[place] = difference
      borrow = UInt(overflow)
    }
    return borrow
  }

  /// target += word at its lowest limb; returns the carry.
  static func increment(_ target: Buffer, by word: UInt) -> UInt {
    var carry = word
    var place = 0
    while carry != 0 && place < target.count {
      let (sum, overflow) = target[place].addingReportingOverflow(carry)
      target[place] = sum
      carry = UInt(overflow)
      place += 1
    }
    return carry
  }

  /// target −= word at its lowest limb; returns the borrow.
  static func decrement(_ target: Buffer, by word: UInt) -> UInt {
    var borrow = word
    var place = 0
    while borrow != 0 && place < target.count {
      let (difference, overflow) = target[place].subtractingReportingOverflow(borrow)
      target[place] = difference
      borrow = UInt(overflow)
      place += 1
    }
    return borrow
  }

  /// result = a · word + carry; returns the highest limb. In place.
  static func multiply(
    _ a: View, by word: UInt, adding carry: UInt = 0, into result: Buffer
  ) -> UInt {
    var carry = carry
    for place in 0..<a.count {
      let (high, low) = a[place].multipliedFullWidth(by: word)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      result[place] = sum
      carry = high &+ UInt(overflow)
    }
    return carry
  }

  /// target += a · word over as many limbs as `a` has; returns the highest limb.
  static func addProduct(_ a: View, by word: UInt, to target: Buffer) -> UInt {
    var carry: UInt = 0
    for place in 0..<a.count {
      let (high, low) = a[place].multipliedFullWidth(by: word)
      let (sum, first) = low.addingReportingOverflow(carry)
      let (total, second) = sum.addingReportingOverflow(target[place])
      target[place] = total
      carry = high &+ UInt(first) &+ UInt(second)
    }
    return carry
  }

  /// target −= a · word over as many limbs as `a` has; returns what is still to be subtracted above.
  static func subtractProduct(_ a: View, by word: UInt, from target: Buffer) -> UInt {
    var borrow: UInt = 0
    for place in 0..<a.count {
      let (high, low) = a[place].multipliedFullWidth(by: word)
      let (sum, first) = low.addingReportingOverflow(borrow)
      let (difference, second) = target[place].subtractingReportingOverflow(sum)
      target[place] = difference
      borrow = high &+ UInt(first) &+ UInt(second)
    }
    return borrow
  }

  /// quotient = ⌊a / divisor⌋; returns the remainder. In place.
  ///
  /// - Precondition: `divisor` is not 0.
  static func divide(_ a: View, by divisor: UInt, into quotient: Buffer) -> UInt {
    var rest: UInt = 0
    for place in stride(from: a.count - 1, through: 0, by: -1) {
      (quotient[place], rest) = divisor.dividingFullWidth((rest, a[place]))
    }
    return rest
  }

  /// a modulo the divisor.
  ///
  /// - Precondition: `divisor` is not 0.
  static func remainder(_ a: View, by divisor: UInt) -> UInt {
    var rest: UInt = 0
    for place in stride(from: a.count - 1, through: 0, by: -1) {
      rest = divisor.dividingFullWidth((rest, a[place])).remainder
    }
    return rest
  }

  /// result = a · 2^bits; returns the bits that leave at the top. In place.
  ///
  /// - Precondition: `bits` is from 0 to 63.
  static func shiftLeft(_ a: View, by bits: Int, into result: Buffer) -> UInt {
    var carry: UInt = 0
    for place in 0..<a.count {
      let limb = a[place]
      result[place] = limb &<< UInt(bits) | carry
      carry = bits == 0 ? 0 : limb &>> UInt(64 - bits)
    }
    return carry
  }

  /// result = ⌊a / 2^bits⌋. In place.
  ///
  /// - Precondition: `bits` is from 0 to 63.
  static func shiftRight(_ a: View, by bits: Int, into result: Buffer) {
    guard bits > 0 else {
      for place in 0..<a.count { result[place] = a[place] }
      return
    }
    var carry: UInt = 0
    for place in stride(from: a.count - 1, through: 0, by: -1) {
      let limb = a[place]
      result[place] = limb &>> UInt(bits) | carry
      carry = limb &<< UInt(64 - bits)
    }
  }

  /// Whether a < b, two numbers of equally many limbs.
  static func isLess(_ a: View, _ b: View) -> Bool {
    for place in stride(from: a.count - 1, through: 0, by: -1) where a[place] != b[place] {
      return a[place] < b[place]
    }
    return false
  }
}

extension UnsafeMutableBufferPointer<UInt> {
  /// These limbs, to be read.
  @inline(__always)
  var view: Limbs.View { Limbs.View(self) }

  @inline(__always)
  func part(_ range: Range<Int>) -> Limbs.Buffer { Limbs.Buffer(rebasing: self[range]) }

  @inline(__always)
  func part(from start: Int) -> Limbs.Buffer { part(start..<count) }

  @inline(__always)
  func copy(_ source: Limbs.View) {
    for place in 0..<source.count { self[place] = source[place] }
  }
}

extension UnsafeBufferPointer<UInt> {
  @inline(__always)
  func part(_ range: Range<Int>) -> Limbs.View { Limbs.View(rebasing: self[range]) }

  @inline(__always)
  func part(from start: Int) -> Limbs.View { part(start..<count) }

  /// Without the zeros at the top.
  var trimmed: Limbs.View {
    var length = count
    while length > 0 && self[length - 1] == 0 { length -= 1 }
    return part(0..<length)
  }
}

extension UInt {
  /// 1 for a carry, without a branch.
  @inline(__always)
  init(_ carry: Bool) { self.init(unsafeBitCast(carry, to: UInt8.self)) }
}
