extension Double {
  /// The shortest digits that read back to this float, with a point or an exponent so that a reader
  /// sees a float: `2.0`, `0.1`, `1e-05`, `inf`, `-inf`, `nan`.
  public var floatText: String {
    if isNaN { return "nan" }
    return description
  }

  /// The shortest digits that read back to this float, without a point where it is whole. JSON has
  /// no words for infinities and NaN: there this is nil.
  public var jsonText: String? {
    guard isFinite else { return nil }
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
