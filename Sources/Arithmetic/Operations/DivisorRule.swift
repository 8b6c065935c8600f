/// The divisor of average pooling.
public enum DivisorRule: Equatable, Sendable {
  /// The number of taps on the input or its padding, not those beyond the end of the padding, which
  /// `ceil` allows. PyTorch and ONNX with `count_include_pad`, Caffe.
  case padded
  /// The number of taps on the input. TensorFlow, and PyTorch and ONNX without `count_include_pad`.
  case samples
  /// The same number for every window: PyTorch's `divisor_override`.
  case fixed(Int)
}

extension AxisRelation {
  /// The number of taps of a window that count along this axis.
  func count(ofWindow window: Int, by rule: DivisorRule) -> Int {
    let start = position(output: window, tap: 0)
    // Negative padding crops the input; cropped samples do not count.
    let end = rule == .samples ? input + min(padding.end, 0) : input + padding.end
    let last = taps(before: end - start)
    return rule == .samples ? max(last - taps(before: -start), 0) : last
  }

  /// The number of taps less than `distance` samples from the first one.
  private func taps(before distance: Int) -> Int {
    guard distance > 0 else { return 0 }
    return min((distance - 1) / dilation + 1, kernel)
  }
}
