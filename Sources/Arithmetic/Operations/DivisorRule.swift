/// What the sum of a window is divided by in average pooling.
public enum DivisorRule: Equatable, Sendable {
  /// The taps on the input or in its padding; what hangs over the end of the padding, as `ceil`
  /// allows, is not counted. PyTorch's and ONNX's with `count_include_pad`, Caffe's.
  case padded
  /// The taps on the input alone. TensorFlow's, and the others' without `count_include_pad`.
  case samples
  /// One number for every window: PyTorch's `divisor_override`.
  case fixed(Int)
}

extension AxisRelation {
  /// The taps of a window that count along this axis.
  func count(ofWindow window: Int, by rule: DivisorRule) -> Int {
    let start = position(output: window, tap: 0)
    // Negative padding crops: what it cuts away at the end is not there to be counted.
    let end = rule == .samples ? input + min(padding.end, 0) : input + padding.end
    let last = taps(before: end - start)
    return rule == .samples ? max(last - taps(before: -start), 0) : last
  }

  /// How many taps lie less than `distance` from the first one.
  private func taps(before distance: Int) -> Int {
    guard distance > 0 else { return 0 }
    return min((distance - 1) / dilation + 1, kernel)
  }
}
