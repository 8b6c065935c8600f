internal import BigInt

/// The numerator and denominator of a number too large to lie inline.
final class BigFraction: Sendable {
  let numerator: BigInt
  let denominator: BigInt

  init(_ numerator: BigInt, _ denominator: BigInt) {
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension BigInt {
  /// This integer as a machine word, if it fits.
  var machineWord: Int? {
    let width = magnitude.bitWidth
    if width < Int.bitWidth {
      let word = Int(bitPattern: magnitude.words.first ?? 0)
      return sign == .minus ? -word : word
    }
    return width == Int.bitWidth && sign == .minus && magnitude.trailingZeroBitCount == width - 1
      ? Int.min : nil
  }
}
