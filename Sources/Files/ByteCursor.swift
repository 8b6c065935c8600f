/// A position in bytes that moves forward, never beyond their end.
struct ByteCursor {
  let bytes: [UInt8]
  private(set) var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var rest: Int { bytes.count - place }
  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  /// Takes one byte; nil at the end.
  mutating func take() -> UInt8? {
    guard let byte = next else { return nil }
    place += 1
    return byte
  }

  /// Takes these bytes if they come next.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard rest >= count else { return false }
    for offset in 0..<count where bytes[place + offset] != text.utf8Start[offset] { return false }
    place += count
    return true
  }

  /// Takes bytes while a condition holds.
  mutating func take(while fits: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = place
    while place < bytes.count, fits(bytes[place]) { place += 1 }
    return bytes[start..<place]
  }

  /// Takes `count` bytes, at most 8, as one number, the least significant byte first or last; nil if
  /// there are not enough.
  mutating func takeNumber(bytes count: Int, isLittle: Bool) -> UInt64? {
    guard count <= 8, rest >= count else { return nil }
    var number: UInt64 = 0
    for offset in 0..<count {
      let byte = UInt64(bytes[place + offset])
      number |= byte << UInt64(8 * (isLittle ? offset : count - 1 - offset))
    }
    place += count
    return number
  }

  mutating func skip(_ count: Int) { place = min(place + max(count, 0), bytes.count) }

  mutating func skipBlanks() { _ = take(while: { Self.isBlank($0) }) }

  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
