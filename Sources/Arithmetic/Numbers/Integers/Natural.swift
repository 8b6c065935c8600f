/// A whole number from 0 on, of any size.
///
/// Below 2¹²⁸ it lies inline, as most numerators do that outgrow a machine word; beyond, in an array of
/// 64-bit limbs, least significant first. Each value has one representation.
struct Natural: Hashable, Sendable {
  private let low: UInt
  private let high: UInt
  /// Empty below 2¹²⁸; otherwise at least three limbs, the last of them not 0.
  private let limbs: [UInt]

  @inline(__always)
  init(_ word: UInt) {
    self.init(low: word, high: 0)
  }

  @inline(__always)
  private init(low: UInt, high: UInt, limbs: [UInt] = []) {
    self.low = low
    self.high = high
    self.limbs = limbs
  }

  @inline(__always)
  init(_ value: UInt128) {
    self.init(
      low: UInt(truncatingIfNeeded: value), high: UInt(truncatingIfNeeded: value >> 64))
  }

  /// - Parameter limbs: least significant first; zeros at the top do no harm.
  init(limbs: [UInt]) {
    let count = limbs.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
    if count <= 2 {
      self.init(low: count > 0 ? limbs[0] : 0, high: count > 1 ? limbs[1] : 0)
    } else {
      self.init(low: 0, high: 0, limbs: count == limbs.count ? limbs : Array(limbs[..<count]))
    }
  }

  /// A number of at most `count` limbs, all of which `fill` writes; they are 0 before.
  @inline(__always)
  init(limbs count: Int, _ fill: (Limbs.Buffer) -> Void) {
    self.init(
      limbs: [UInt](unsafeUninitializedCapacity: count) { buffer, written in
        let limbs = Limbs.Buffer(rebasing: buffer[..<count])
        limbs.initialize(repeating: 0)
        fill(limbs)
        written = limbs.view.trimmed.count
      })
  }

  init(_ view: Limbs.View) { self.init(limbs: view.count) { $0.copy(view) } }

  static var zero: Natural { Natural(0 as UInt) }
  static var one: Natural { Natural(1 as UInt) }
}

extension Natural: ExpressibleByIntegerLiteral {
  init(integerLiteral value: UInt) { self.init(value) }
}

extension Natural {
  /// This number, where it lies inline.
  @inline(__always)
  var double: UInt128? { limbs.isEmpty ? UInt128(high) << 64 | UInt128(low) : nil }

  /// This number as a machine word, if it fits.
  @inline(__always)
  var word: UInt? { limbs.isEmpty && high == 0 ? low : nil }

  /// The lowest 64 bits.
  var lowestLimb: UInt { limbs.first ?? low }

  /// The 64 binary digits from a place on.
  ///
  /// - Precondition: `bit` is not negative.
  func limb(at bit: Int) -> UInt {
    withLimbs { view in
      let (place, rest) = bit.quotientAndRemainder(dividingBy: 64)
      guard place < view.count else { return 0 }
      let lower = view[place] &>> UInt(rest)
      guard rest > 0, place + 1 < view.count else { return lower }
      return lower | view[place + 1] &<< UInt(64 - rest)
    }
  }

  var isZero: Bool { limbs.isEmpty && low | high == 0 }
  var isOdd: Bool { lowestLimb & 1 == 1 }

  /// How many binary digits it has; 0 for 0.
  var bitWidth: Int {
    if let last = limbs.last { return 64 * limbs.count - last.leadingZeroBitCount }
    return high == 0 ? 64 - low.leadingZeroBitCount : 128 - high.leadingZeroBitCount
  }

  /// How many zeros its binary digits end in; 0 for 0.
  var trailingZeroBitCount: Int {
    withLimbs { view in
      guard let place = view.firstIndex(where: { $0 != 0 }) else { return 0 }
      return 64 * place + view[place].trailingZeroBitCount
    }
  }

  /// Its limbs, without zeros at the top.
  @inline(__always)
  func withLimbs<Result>(_ body: (Limbs.View) -> Result) -> Result {
    guard limbs.isEmpty else { return limbs.withUnsafeBufferPointer(body) }
    return withUnsafeTemporaryAllocation(of: UInt.self, capacity: 2) { pair in
      pair.initializeElement(at: 0, to: low)
      pair.initializeElement(at: 1, to: high)
      return body(Limbs.View(pair).part(0..<(high != 0 ? 2 : low != 0 ? 1 : 0)))
    }
  }
}

extension Natural: Comparable {
  static func < (left: Natural, right: Natural) -> Bool {
    if let a = left.double, let b = right.double { return a < b }
    guard left.limbs.count == right.limbs.count else {
      return left.limbs.count < right.limbs.count
    }
    return left.withLimbs { a in right.withLimbs { b in Limbs.isLess(a, b) } }
  }
}
