extension Double {
  /// The shortest decimal that parses to this float, always with a point or an exponent: `2.0`, `0.1`,
  /// `1e-05`, `inf`, `-inf`, `nan`.
  public var floatText: String {
    if isNaN { return "nan" }
    return description
  }

  /// The shortest decimal that parses to this float, without a point for integers; nil for infinities
  /// and NaN, which JSON cannot represent.
  public var jsonText: String? {
    guard isFinite else { return nil }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The nearest decimal of a number of digits, for display.
  ///
  /// - Precondition: `digits` is from 1 to 15.
  public func rounded(toDigits digits: Int) -> Double {
    guard isFinite, !isZero else { return self }
    var top = 1.0
    for _ in 0..<digits { top *= 10 }
    var scaled = magnitude
    var shift = 0
    while scaled >= top { (scaled, shift) = (scaled / 10, shift + 1) }
    while scaled < top / 10 { (scaled, shift) = (scaled * 10, shift - 1) }
    let nearest = Double("\(Int(scaled.rounded()))e\(shift)") ?? magnitude
    return self < 0 ? -nearest : nearest
  }
}
