/// The relation of convolution arithmetic along one axis: tap `t` of window `o` reads the input at
/// `o·s + t·d − p`.
///
/// Sizes, windows, the convolution matrix, im2col, pooling, the transposed convolution (the same
/// relation from output to input), gradients and receptive fields are all derived from it. Sizes are in
/// samples; negative padding crops.
public struct AxisRelation: Equatable, Sendable {
  /// i, the size of the input.
  public let input: Int
  /// k, the number of taps.
  public let kernel: Int
  /// s, the distance between neighbouring windows.
  public let stride: Int
  /// d, the distance between neighbouring taps.
  public let dilation: Int
  /// p₀ and p₁, the cells added before and after the input.
  public let padding: PaddingPair
  /// o, the number of windows.
  public let output: Int

  /// A relation whose number of windows the caller has determined by a framework's rule.
  public init(
    input: Int, kernel: Int, stride: Int, dilation: Int, padding: PaddingPair, output: Int
  ) {
    self.input = input
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    self.padding = padding
    self.output = output
  }

  /// k̂ = d(k − 1) + 1, the number of samples from the first tap to the last.
  public var reach: Int { dilation * (kernel - 1) + 1 }

  /// L = i + p₀ + p₁.
  public var paddedInput: Int { input + padding.begin + padding.end }

  /// The input position under a tap; negative or at least `input` in the padding.
  @inlinable
  public func position(output: Int, tap: Int) -> Int {
    output * stride + tap * dilation - padding.begin
  }

  /// The input positions that a window covers, from its first tap to its last.
  public func window(_ output: Int) -> ClosedRange<Int> {
    let first = position(output: output, tap: 0)
    return first...(first + reach - 1)
  }

  /// The number of cells at the end of the padded input that no window reaches: r = L − k̂ − (o − 1)s.
  /// Negative if the last window extends beyond the end, which `ceil` allows.
  public var leftover: Int { paddedInput - reach - (output - 1) * stride }

  /// The number of windows that read each input sample.
  public var coverage: [Int] {
    var counts = [Int](repeating: 0, count: input)
    for window in 0..<output {
      for tap in 0..<kernel {
        let place = position(output: window, tap: tap)
        if place >= 0 && place < input { counts[place] += 1 }
      }
    }
    return counts
  }
}

/// The numbers of cells added before and after the samples of an axis; negative numbers crop.
public struct PaddingPair: Equatable, Hashable, Sendable {
  public var begin: Int
  public var end: Int

  public init(_ begin: Int, _ end: Int) {
    self.begin = begin
    self.end = end
  }

  public static let none = PaddingPair(0, 0)
  public var total: Int { begin + end }
  public var isEven: Bool { begin == end }
}
