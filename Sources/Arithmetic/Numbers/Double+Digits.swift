extension Double {
  /// The nearest decimal of so many digits, for numbers that are looked at and not computed with.
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
