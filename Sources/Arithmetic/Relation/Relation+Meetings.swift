extension AxisRelation {
  /// The taps of a window that lie on samples; the others lie in the padding before or behind them.
  @inline(__always)
  func tapsOnSamples(ofWindow output: Int) -> Range<Int> {
    let first = position(output: output, tap: 0)
    // Taps from the first at or behind sample 0 to the last before the end of the input.
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

  /// How often a tap of a window meets a sample, over all windows: at most o · k, and less by what lies
  /// in a padding that repeats nothing.
  var meetings: Int {
    var count = 0
    for window in 0..<output { count += tapsOnSamples(ofWindow: window).count }
    return count
  }
}

extension Relation {
  /// How many products of one sample and one weight there are, over all windows.
  ///
  /// - Parameter most: axes of more windows are not walked along; their padding counts as samples.
  func meetings(mode: PaddingMode, atMost most: Int) -> Int {
    let repeats = mode != .zeros && mode != .constant
    return axes.reduce(1) { product, axis in
      let all = axis.output.saturatingProduct(axis.kernel)
      return product.saturatingProduct(repeats || axis.output > most ? all : axis.meetings)
    }
  }
}
