internal import Arithmetic

extension Scalar {
  /// The number as it can be typed back in.
  var typedText: String {
    switch self {
    case .exact(let value): value.description
    case .float(let value): value.floatText
    case .symbolic(let value): value.description
    case .complex(let real, let imaginary):
      ComplexText.joined(real.typedText, imaginary.typedText)
    }
  }

  /// The number as it is read in an explanation: a real minus sign and a dot for products.
  var readText: String { typedText.asRead }

  /// Whether the number is written with a minus sign that a sum can take on; a sum of symbols is
  /// written in parentheses instead.
  var isNegative: Bool {
    switch self {
    case .exact(let value): value.sign < 0
    case .float(let value): value < 0
    case .symbolic(let value): value.termCount == 1 && (value.terms.first?.isNegative ?? false)
    case .complex: false
    }
  }

  /// The number without the sign that `isNegative` speaks of, as a factor of a product.
  var factorText: String {
    switch self {
    case .exact(let value): value.absolute.description
    case .float(let value): value < 0 ? (-value).floatText : value.floatText
    case .symbolic(let value):
      value.termCount > 1
        ? "(" + readText + ")" : value.terms.first.map { $0.magnitudeText.asRead } ?? "0"
    case .complex: readText.contains(" ") ? "(\(readText))" : readText
    }
  }
}

extension Scalar {
  /// The factor after another: `(−3)` with its sign.
  var signedFactorText: String { isNegative ? "(−\(factorText))" : factorText }

  /// A float of many digits rounded to six; all else as it is. For what is only looked at.
  var legible: Scalar {
    if case .complex(let real, let imaginary) = self {
      return .complex(real.legible, imaginary.legible)
    }
    guard case .float(let value) = self, value.floatText.utf8.count > 9 else { return self }
    return .float(value.rounded(toDigits: 6))
  }
}

extension PolynomialTerm {
  fileprivate var isNegative: Bool { coefficient.sign < 0 }
}

extension String {
  /// Arithmetic as it is set in print rather than typed. An exponent keeps its sign: `−1e-09`.
  var asRead: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*") }) else {
      return self
    }
    var (text, before): (String, Character) = ("", " ")
    for character in self {
      text.append(
        character == "-" && before != "e" ? "−" : character == "*" ? "·" : character)
      before = character
    }
    return text
  }
}
