extension Rational {
  /// digits · 10^exponent: what a decimal literal means.
  ///
  /// - Throws: `.numberTooLong` where the power of ten has more than `limit` binary digits.
  public init(
    digits: Int, exponent: Int, limit bits: Int = Limits.standard.bits
  ) throws(ArithmeticError) {
    try self.init(digits: Integer(digits), exponent: exponent, limit: bits)
  }

  init(digits: Integer, exponent: Int, limit bits: Int) throws(ArithmeticError) {
    guard exponent != 0 && !digits.isZero else {
      self.init(reduced: digits, .one)
      return
    }
    let predicted = Self.bits(ofDigits: exponent.magnitude)
    guard predicted <= bits else { throw .numberTooLong(bits: predicted, limit: bits) }
    if exponent > 0 {
      self.init(reduced: digits * Natural.powerOfTen(exponent), .one)
    } else if -exponent < Self.powersOfTen.count, let top = digits.machineWord {
      let bottom = Self.powersOfTen[-exponent]
      let shared = gcd(top.magnitude, bottom)
      self.init(reduced: top / Int(shared), Int(bottom / shared))
    } else {
      self.init(reducing: digits, .powerOfTen(-exponent))
    }
  }

  /// Reads a number: digits with a point, an exponent, a sign, or a fraction of two of them, such as
  /// `-12`, `0.125`, `1.5e-3`, `1/9`. Nil where the text is none of these.
  ///
  /// - Throws: `.numberTooLong` where it would have more than `limit` binary digits,
  ///   `.divisionByZero`.
  public init?(
    parsing text: some StringProtocol, limit bits: Int = Limits.standard.bits
  ) throws(ArithmeticError) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = halves.first, halves.count <= 2,
      let top = try Self.decimal(first, limit: bits)
    else { return nil }
    guard halves.count == 2 else {
      self = top
      return
    }
    guard let bottom = try Self.decimal(halves[1], limit: bits) else { return nil }
    self = try top.quotient(bottom)
  }

  private static func decimal(
    _ text: some StringProtocol, limit bits: Int
  ) throws(ArithmeticError) -> Rational? {
    var bytes = Array(text.utf8)
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    var exponent = 0
    if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let digits = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
      // An exponent beyond a machine word is refused like any other that is too great.
      guard isInteger(digits) else { return nil }
      exponent = Int(digits) ?? Int.max
      bytes.removeSubrange(mark...)
    }
    if let point = bytes.firstIndex(of: UInt8(ascii: ".")) {
      bytes.remove(at: point)
      exponent -= bytes.count - point
    }
    guard !bytes.isEmpty, bytes.allSatisfy(isDigit) else { return nil }
    let predicted = Self.bits(ofDigits: UInt(bytes.count))
    guard predicted <= bits + 4 else { throw .numberTooLong(bits: predicted, limit: bits) }
    let digits = Integer(Natural(decimal: bytes[...]), isNegative: isNegative)
    return try Rational(digits: digits, exponent: exponent, limit: bits)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9")
  }

  private static func isInteger(_ text: String) -> Bool {
    let digits =
      text.utf8.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true
      ? text.utf8.dropFirst() : text.utf8[...]
    return !digits.isEmpty && digits.allSatisfy(isDigit)
  }

  /// Each decimal digit is a little less than 10/3 binary digits.
  private static func bits(ofDigits count: UInt) -> Int {
    count > UInt(Int.max / 4) ? Int.max : Int(count) * 10 / 3 + 1
  }
}
