internal import Arithmetic

extension Rational {
  /// Points with two decimals, rounded half up: `3.56`.
  var pointsText: String {
    let hundredths = (absolute * 100).rounded(.away)
    let whole = hundredths.divided(by: 100).floor
    let rest = (hundredths - whole * 100).intValue ?? 0
    let sign = self.sign < 0 && !hundredths.isZero ? "-" : ""
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Points with as many of the two decimals as are needed: `4`, `3.5`, `3.56`.
  var shortPointsText: String {
    var text = Substring(pointsText)
    while text.hasSuffix("0") { text = text.dropLast() }
    return String(text.hasSuffix(".") ? text.dropLast() : text)
  }

  /// The number itself, never a decimal: `4`, `32/9`.
  var exactText: String { isInteger ? description : fractionText }

  /// Whether two decimals say it exactly.
  var isWholeHundredths: Bool { (self * 100).isInteger }
}
