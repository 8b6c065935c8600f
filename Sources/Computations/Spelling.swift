internal import Arithmetic

/// The statements that perform a computation.
extension [AxisSizes] {
  /// The options that differ from their defaults.
  var spelled: [String] {
    var words: [String] = []
    if contains(where: { $0.stride != 1 }) {
      words.append("stride=\(ShapeText.packed(map(\.stride)))")
    }
    if contains(where: { $0.padding != .none }) {
      words.append("padding=\(PaddingText.typed(map(\.padding)))")
    }
    if contains(where: { $0.dilation != 1 }) {
      words.append("dilation=\(ShapeText.packed(map(\.dilation)))")
    }
    return words
  }
}

extension Operand {
  /// Its name, or its shape if there are no numbers; nil for numbers without a name.
  var spelled: String? {
    if tensor == nil { return ShapeText.operand(shape) }
    return isVariable ? name : nil
  }
}

extension Tensor? {
  /// The option for this bias; nil if it is not a few integers.
  var spelled: [String]? {
    guard let self else { return [] }
    guard let numbers = self.intValues, numbers.count <= 4 else { return nil }
    if numbers.count == 1 { return ["bias=\(numbers[0])"] }
    return ["bias=[" + numbers.map(String.init).joined(separator: " ") + "]"]
  }
}
