/// The type of a .npy file's cells, such as `<f8`: byte order, kind, bytes per cell.
struct NumPyType: Equatable {
  enum Kind: Character {
    case float = "f"
    case signed = "i"
    case unsigned = "u"
    case truth = "b"
    case complex = "c"
  }

  var kind: Kind
  var size: Int
  var isLittle: Bool

  /// Nil for kinds other than plain real numbers.
  init?(_ name: String) {
    var rest = Substring(name)
    var isLittle = true
    if let order = rest.first, "<>=|".contains(order) {
      isLittle = order != ">"
      rest = rest.dropFirst()
    }
    // `?` is NumPy's other name for booleans.
    if rest == "?" { rest = "b1" }
    guard let kind = rest.first.flatMap(Kind.init), let size = Int(rest.dropFirst()) else {
      return nil
    }
    let sizes: [Int] =
      switch kind {
      case .float: [2, 4, 8]
      case .signed, .unsigned: [1, 2, 4, 8]
      case .truth: [1]
      case .complex: [8, 16]
      }
    guard sizes.contains(size) else { return nil }
    self.kind = kind
    self.size = size
    self.isLittle = isLittle
  }

  /// What cells are that cannot be read; nil for a type that NumPy does not know.
  static func unreadable(_ name: String) -> String? {
    let letters = name.drop { "<>=|".contains($0) }
    return switch letters.first {
    case "c", "G": "complex numbers of long doubles"
    case "f", "g": "long doubles"
    case "V": "records"
    case "O": "Python objects"
    case "S", "a", "U": "text"
    case "M": "dates"
    case "m": "spans of time"
    default: nil
    }
  }

  /// The numbers that a cell is made of, and the bytes of each.
  var parts: Int { kind == .complex ? 2 : 1 }
  var partSize: Int { size / parts }

  /// The bits of a cell, or of a part of one, as a float.
  func float(_ bits: UInt64) -> Double {
    switch partSize {
    case 2: Self.half(UInt16(truncatingIfNeeded: bits))
    case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    default: Double(bitPattern: bits)
    }
  }

  /// The bits of a cell as a signed whole number.
  func signed(_ bits: UInt64) -> Int {
    let shift = 64 - 8 * size
    return Int(Int64(bitPattern: bits << UInt64(shift)) >> Int64(shift))
  }

  /// IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction.
  private static func half(_ bits: UInt16) -> Double {
    let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
    let magnitude: Double =
      switch exponent {
      case 0: Double(sign: .plus, exponent: -24, significand: fraction)
      case 31: fraction == 0 ? .infinity : .nan
      default: Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
      }
    return bits >> 15 == 1 ? -magnitude : magnitude
  }
}
