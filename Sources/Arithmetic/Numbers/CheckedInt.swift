/// A machine integer that records overflow: the fast path of exact tensors.
///
/// An exact operation is first run over integer numerators of this type; if any result overflowed, it is
/// run again over `Rational`. Overflow is represented by `Int.min` and propagates.
struct CheckedInt: OrderedNumber {
  private(set) var word: Int

  @inline(__always)
  init(_ word: Int) { self.word = word }

  init(_ value: Rational) { self.word = value.intValue ?? Int.min }

  static let overflow = CheckedInt(Int.min)
  static var zero: CheckedInt { CheckedInt(0) }
  static var one: CheckedInt { CheckedInt(1) }

  @inline(__always)
  var isOverflow: Bool { word == Int.min }

  @inline(__always)
  static func + (left: CheckedInt, right: CheckedInt) -> CheckedInt {
    let (sum, overflow) = left.word.addingReportingOverflow(right.word)
    return overflow || left.isOverflow || right.isOverflow ? .overflow : CheckedInt(sum)
  }

  @inline(__always)
  static func - (left: CheckedInt, right: CheckedInt) -> CheckedInt {
    let (difference, overflow) = left.word.subtractingReportingOverflow(right.word)
    return overflow || left.isOverflow || right.isOverflow ? .overflow : CheckedInt(difference)
  }

  @inline(__always)
  static func * (left: CheckedInt, right: CheckedInt) -> CheckedInt {
    let (product, overflow) = left.word.multipliedReportingOverflow(by: right.word)
    return overflow || left.isOverflow || right.isOverflow ? .overflow : CheckedInt(product)
  }

  @inline(__always)
  static prefix func - (value: CheckedInt) -> CheckedInt { CheckedInt(0 &- value.word) }

  @inline(__always)
  mutating func addProduct(_ left: CheckedInt, _ right: CheckedInt) { self = self + left * right }

  /// Overflow if the quotient is not an integer.
  func divided(by count: Int) -> CheckedInt {
    guard !isOverflow, count != 0, word % count == 0 else { return .overflow }
    return CheckedInt(word / count)
  }

  @inline(__always)
  static func < (left: CheckedInt, right: CheckedInt) -> Bool { left.word < right.word }
}
