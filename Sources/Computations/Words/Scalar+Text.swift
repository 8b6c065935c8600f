public import Arithmetic

extension Scalar {
  /// The number as it is written.
  public var text: String {
    switch self {
    case .exact(let value): value.description
    case .float(let value): value.description
    case .symbolic(let value): value.description
    case .complex(let real, let imaginary):
      ComplexText.joined(real.text, imaginary.text)
    }
  }

  /// The number as figures write it, with a minus sign.
  var signed: String {
    let text = text
    let signed = text.hasPrefix("-") ? "−" + text.dropFirst() : text
    if case .complex = self { return signed.replacing(" - ", with: " − ") }
    return signed
  }
}
