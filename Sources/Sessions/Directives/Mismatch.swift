internal import Arithmetic
internal import Documents

/// The message of an `expect` whose two values differ.
enum Mismatch {
  /// The first difference; nil if the values agree.
  ///
  /// - Parameter tolerance: The largest allowed absolute difference of two cells.
  static func message(wanted: Value, actual: Value, tolerance: Tensor?) -> String? {
    switch (wanted, actual) {
    case (.tensor(let a), .tensor(let b)): return message(a, b, tolerance)
    case (.shape(let a), .shape(let b)):
      return a == b ? nil : "expected \(ShapeWords.of(a)), got \(ShapeWords.of(b))"
    case (.shape(let a), .tensor(let b)):
      return Tensor(a) == b || (a.count == 1 && Tensor(a[0]) == b)
        ? nil : "expected the shape \(ShapeWords.of(a)), got \(b.preview)"
    case (.tensor(let a), .shape(let b)):
      return a == Tensor(b) || (b.count == 1 && a == Tensor(b[0]))
        ? nil : "expected \(a.preview), got the shape \(ShapeWords.of(b))"
    default:
      return wanted == actual ? nil : "expected \(wanted.preview), got \(actual.preview)"
    }
  }

  private static func message(_ wanted: Tensor, _ actual: Tensor, _ tolerance: Tensor?) -> String? {
    guard wanted.shape == actual.shape else {
      return "expected \(ShapeWords.long(wanted.shape)), got \(ShapeWords.long(actual.shape))"
        + (wanted.count <= 4 && actual.count <= 4 ? ": \(actual.preview)" : "")
    }
    let wrong = (0..<wanted.count).filter {
      !agree(wanted.cell($0), actual.cell($0), tolerance)
    }
    guard let first = wrong.first else { return nil }
    if wanted.isScalar { return "expected \(wanted.preview), got \(actual.preview)" }
    let place = index(first, wanted.shape).map(String.init).joined(separator: ",")
    let others =
      wrong.count == 1 ? "" : " (and \(wrong.count - 1) more of \(wanted.count) cells differ)"
    return "expected \(Tensor(wanted.cell(first)).preview) at [\(place)], "
      + "got \(Tensor(actual.cell(first)).preview)\(others)"
  }

  private static func agree(_ a: Scalar, _ b: Scalar, _ tolerance: Tensor?) -> Bool {
    let (left, right) = (Tensor(a), Tensor(b))
    if left == right || areNaN(a, b) { return true }
    guard let tolerance,
      let difference = try? left.subtracting(right, within: .standard).absolute(),
      let order = try? difference.compared(.lessOrEqual, tolerance, within: .standard)
    else { return false }
    return order == Tensor(1)
  }

  /// Whether both are NaN, which does not equal itself.
  private static func areNaN(_ first: Scalar, _ second: Scalar) -> Bool {
    guard case (.float(let first), .float(let second)) = (first, second) else { return false }
    return first.isNaN && second.isNaN
  }

  private static func index(_ flat: Int, _ shape: [Int]) -> [Int] {
    zip(Grid<Double>.strides(of: shape), shape).map { flat / $0 % max($1, 1) }
  }
}

extension Value {
  /// A short text for messages; of tensors the first 8 cells.
  var preview: String {
    switch self {
    case .tensor(let tensor): tensor.preview
    case .shape(let sizes): sizes.map(String.init).joined(separator: "x")
    case .text(let text): "\"\(text)\""
    case .truth(let truth): truth ? "true" : "false"
    case .network(let network): network.text
    case .record(let fields): fields.map(\.name).joined(separator: ", ")
    }
  }
}

extension Tensor {
  fileprivate var preview: String {
    if isScalar { return cell(0).text }
    let shown = (0..<min(count, 8)).map { cell($0).text }.joined(separator: " ")
    return "[\(shown)\(count > 8 ? " …" : "")]"
  }
}

extension Scalar {
  fileprivate var text: String {
    switch self {
    case .exact(let value): value.description
    case .float(let value): value.description
    case .symbolic(let value): value.description
    case .complex(let real, let imaginary):
      ComplexText.joined(real.text, imaginary.text)
    }
  }
}
