/// The generator of the language's random numbers: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014). It is specified here so that a seed gives the same numbers on
/// every machine and in every version.
///
/// The state is a 64-bit word s, at first the seed (in two's complement if it is negative). All
/// arithmetic is modulo 2⁶⁴. One step:
///
///     s ← s + 9E3779B97F4A7C15
///     z ← s
///     z ← (z xor z >> 30) · BF58476D1CE4E5B9
///     z ← (z xor z >> 27) · 94D049BB133111EB
///     result z xor z >> 31
///
/// An integer from low to high is drawn by Lemire's multiplication: with n = high − low + 1, take a
/// result x and the 128-bit product x · n; while its lower half is less than 2⁶⁴ mod n, take the next
/// result; the number is low + the upper half. If n is 2⁶⁴, the number is low + x modulo 2⁶⁴.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { self.state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// - Precondition: `low` is at most `high`.
  public mutating func next(from low: Int, through high: Int) -> Int {
    precondition(low <= high, "an empty range")
    let span = UInt64(bitPattern: Int64(high &- low)) &+ 1
    guard span != 0 else { return low &+ Int(Int64(bitPattern: next())) }
    let least = (0 &- span) % span
    while true {
      let (upper, lower) = next().multipliedFullWidth(by: span)
      if lower >= least { return low &+ Int(Int64(bitPattern: upper)) }
    }
  }
}
