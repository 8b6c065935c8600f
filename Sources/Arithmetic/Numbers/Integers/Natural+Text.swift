// Decimal digits both ways, by halves: a long number is cut at a power 10^(19 · 2ᵏ), which leaves the
// work to products and quotients of long numbers.

extension Natural {
  /// 10¹⁹, the greatest power of ten in a limb.
  private static let chunk: UInt = 10_000_000_000_000_000_000
  private static let chunkDigits = 19
  /// Numbers of fewer limbs are converted limb by limb.
  private static let plainLimbs = 30
  /// Texts of fewer digits are read chunk by chunk.
  private static let plainDigits = 19 * 32

  /// Appends the decimal digits.
  func write(into bytes: inout [UInt8]) {
    if let word {
      bytes.append(digitsOf: word)
      return
    }
    var powers = DecimalPowers()
    writeDigits(into: &bytes, padded: 0, &powers)
  }

  /// - Parameter width: how many digits are written at least, with zeros in front.
  private func writeDigits(
    into bytes: inout [UInt8], padded width: Int, _ powers: inout DecimalPowers
  ) {
    guard bitWidth > 64 * Self.plainLimbs else {
      writePlainly(into: &bytes, padded: width)
      return
    }
    // The greatest power that leaves at most as much above as below.
    let level = powers.level(ofBits: bitWidth)
    let (upper, lower) = quotientAndRemainder(dividingBy: powers[level])
    let digits = Self.chunkDigits << level
    upper.writeDigits(into: &bytes, padded: max(width - digits, 0), &powers)
    lower.writeDigits(into: &bytes, padded: digits, &powers)
  }

  private func writePlainly(into bytes: inout [UInt8], padded width: Int) {
    withLimbs { view in
      Limbs.withScratch(view.count) { scratch in
        scratch.copy(view)
        var rest = scratch
        var chunks: [UInt] = []
        while true {
          rest = rest.part(0..<rest.view.trimmed.count)
          if rest.isEmpty { break }
          chunks.append(Limbs.divide(rest.view, by: Self.chunk, into: rest))
        }
        // The first chunk has no zeros in front but those that were asked for.
        let start = bytes.count
        if let first = chunks.last { bytes.append(digitsOf: first) }
        let written = bytes.count - start + Self.chunkDigits * max(chunks.count - 1, 0)
        if written < width {
          bytes.insert(
            contentsOf: repeatElement(UInt8(ascii: "0"), count: width - written), at: start)
        }
        for chunk in chunks.dropLast().reversed() {
          bytes.append(digitsOf: chunk, width: Self.chunkDigits)
        }
      }
    }
  }

  /// The number of decimal digits.
  ///
  /// - Precondition: all bytes are ASCII digits.
  init(decimal digits: ArraySlice<UInt8>) {
    var powers = DecimalPowers()
    self.init(digits, &powers)
  }

  private init(_ digits: ArraySlice<UInt8>, _ powers: inout DecimalPowers) {
    guard digits.count > Self.plainDigits else {
      self.init(plain: digits)
      return
    }
    let chunks = (digits.count - 1) / Self.chunkDigits
    let level = Int.bitWidth - 1 - chunks.leadingZeroBitCount
    let cut = digits.endIndex - Self.chunkDigits << level
    let upper = Natural(digits[..<cut], &powers)
    let lower = Natural(digits[cut...], &powers)
    self = upper * powers[level] + lower
  }

  private init(plain digits: ArraySlice<UInt8>) {
    self.init(limbs: digits.count / Self.chunkDigits + 1) { limbs in
      var count = 0
      var start = digits.startIndex
      // The first chunk is the one that may be short.
      var end = start + (digits.count - 1) % Self.chunkDigits + 1
      while start < digits.endIndex {
        let chunk = digits[start..<end].reduce(0 as UInt) { $0 &* 10 &+ UInt($1 &- 48) }
        let used = limbs.part(0..<count)
        let carry = Limbs.multiply(used.view, by: Self.chunk, adding: chunk, into: used)
        if carry != 0 {
          limbs[count] = carry
          count += 1
        }
        (start, end) = (end, end + Self.chunkDigits)
      }
    }
  }
}

extension Natural: CustomStringConvertible {
  var description: String {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The powers 10^(19 · 2ᵏ), each the square of the one before.
private struct DecimalPowers {
  private var powers: [Natural] = DecimalPowers.first

  /// As many as numbers of a few thousand digits take.
  private static let first = (1...7).reduce(into: [Natural(10_000_000_000_000_000_000 as UInt)]) {
    powers, _ in powers.append(powers[powers.count - 1].squared)
  }

  subscript(level: Int) -> Natural {
    mutating get {
      while powers.count <= level { powers.append(powers[powers.count - 1].squared) }
      return powers[level]
    }
  }

  /// The level whose power has about half of a number's digits: the greatest of not more than ⅔ of
  /// its bits.
  func level(ofBits bits: Int) -> Int {
    // 10¹⁹ takes 64 bits, 10^(19·2ᵏ) at most 64·2ᵏ.
    let limbs = max(2 * bits / (3 * 64), 1)
    return Int.bitWidth - 1 - limbs.leadingZeroBitCount
  }
}
