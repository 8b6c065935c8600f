public import Arithmetic

extension Scalar {
  /// The number as it is written.
  public var text: String {
    switch self {
    case .exact(let value): value.description
    case .float(let value): value.description
    case .symbolic(let value): value.description
    }
  }

  /// The number as figures write it, with a minus sign.
  var signed: String {
    let text = text
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
