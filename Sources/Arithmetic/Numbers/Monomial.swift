/// A product of symbols: w00·x00, x², or 1.
///
/// Up to four factors are packed into 128 bits, sorted by their number in the symbol table, the first in
/// the most significant quarter; only longer products use an array.
struct Monomial: Hashable, Sendable {
  private let packed: UInt128
  private let long: [UInt32]

  static let one = Monomial(sorted: [])

  init(_ symbol: Symbol) {
    self.packed = UInt128(symbol.id) << 96
    self.long = []
  }

  private init(packed: UInt128) {
    self.packed = packed
    self.long = []
  }

  private init(sorted ids: [UInt32]) {
    var packed: UInt128 = 0
    for (place, id) in ids.prefix(4).enumerated() { packed |= UInt128(id) << (96 - 32 * place) }
    self.packed = packed
    self.long = ids.count > 4 ? ids : []
  }

  var isOne: Bool { packed == 0 }

  var degree: Int {
    if !long.isEmpty { return long.count }
    return 4 - packed.trailingZeroBitCount / 32
  }

  /// The factors; a factor with exponent n occurs n times.
  var symbols: [Symbol] { ids.map(Symbol.init(id:)) }

  private var ids: [UInt32] {
    if !long.isEmpty { return long }
    return (0..<degree).map { UInt32(truncatingIfNeeded: packed >> (96 - 32 * $0)) }
  }

  static func * (left: Monomial, right: Monomial) -> Monomial {
    if left.isOne { return right }
    if right.isOne { return left }
    // Two single symbols: by far the most common product in convolutions.
    if left.isSingle && right.isSingle {
      return Monomial(
        packed: left.packed < right.packed
          ? left.packed | right.packed >> 32 : right.packed | left.packed >> 32)
    }
    return Monomial(sorted: (left.ids + right.ids).sorted())
  }

  private var isSingle: Bool { UInt128(truncatingIfNeeded: packed << 32) == 0 }
}

extension Monomial: Comparable {
  /// The order in which a polynomial stores its terms; they are printed in another.
  static func < (left: Monomial, right: Monomial) -> Bool {
    if left.packed != right.packed { return left.packed < right.packed }
    return left.long.lexicographicallyPrecedes(right.long)
  }
}
