internal import Arithmetic
public import Documents
internal import Rendering

extension Rational {
  /// Points with two decimals, rounded half up: `3.56`.
  var pointsText: String {
    let hundredths = (absolute * 100).rounded(.away)
    let whole = hundredths.divided(by: 100).floor
    let rest = (hundredths - whole * 100).intValue ?? 0
    let sign = self.sign < 0 && !hundredths.isZero ? "-" : ""
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Points with at most two decimals: `4`, `3.5`, `3.56`.
  var shortPointsText: String {
    var text = Substring(pointsText)
    while text.hasSuffix("0") { text = text.dropLast() }
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }

  /// The exact number, never as a decimal: `4`, `32/9`.
  var exactText: String { isInteger ? description : fractionText }

  /// Whether two decimals are exact.
  var isWholeHundredths: Bool { (self * 100).isInteger }
}

extension String {
  /// The text with its lines joined, cut to a number of characters.
  func onOneLine(atMost limit: Int) -> String {
    let text = StudentID.trimmed(split(whereSeparator: { $0.isNewline }).joined(separator: "⏎"))
    return text.count <= limit ? text : text.prefix(max(limit - 1, 0)) + "…"
  }
}

extension Value {
  /// The value on one line, as it can be typed: `[1 2; 3 4]`, `3x3`.
  public var lineText: String {
    var bytes: [UInt8] = []
    ValueText.complete.write(self, into: &bytes)
    var text = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if !text.isEmpty { text += text.hasSuffix(",") ? " " : "; " }
      for word in line.split(separator: " ") {
        // Columns are aligned with blanks, also after the bracket.
        if let last = text.last, last != " ", last != "[" { text += " " }
        text += word
      }
    }
    return text
  }

  /// The value on one line of at most `limit` characters.
  func lineText(atMost limit: Int) -> String {
    let text = lineText
    return text.count <= limit ? text : text.prefix(max(limit - 1, 0)) + "…"
  }
}
