extension AxisRelation {
  /// The range of a window's taps that are on samples; the others are on padding.
  @inline(__always)
  func tapsOnSamples(ofWindow output: Int) -> Range<Int> {
    let first = position(output: output, tap: 0)
    // From the first tap at or after sample 0 to the last one before the end of the input.
    let last = input - 1 - first
    let (low, end): (Int, Int)
    if dilation == 1 {
      (low, end) = (max(-first, 0), min(last, kernel - 1) + 1)
    } else {
      low = first < 0 ? (-first - 1) / dilation + 1 : 0
      end = last < 0 ? 0 : min(last / dilation, kernel - 1) + 1
    }
    return low < end ? low..<end : 0..<0
  }

  /// The number of pairs of window and tap on a sample: o · k without those on constant padding.
  var meetings: Int {
    var count = 0
    for window in 0..<output { count += tapsOnSamples(ofWindow: window).count }
    return count
  }
}

extension Relation {
  /// The number of products of a sample and a weight over all windows.
  ///
  /// - Parameter most: On axes with more windows the padding is counted as samples, to save time.
  func meetings(mode: PaddingMode, atMost most: Int) -> Int {
    let repeats = mode != .zeros && mode != .constant
    return axes.reduce(1) { product, axis in
      let all = axis.output.saturatingProduct(axis.kernel)
      return product.saturatingProduct(repeats || axis.output > most ? all : axis.meetings)
    }
  }
}
