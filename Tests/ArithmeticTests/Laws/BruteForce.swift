import Arithmetic

/// Sizes counted by laying the kernel down place by place, with no formula at all.
enum BruteForce {
  /// How many windows begin at 0, s, 2s … of the padded input and end on it.
  static func windows(
    _ i: Int, _ k: Int, _ s: Int = 1, _ begin: Int = 0, _ end: Int = 0, _ d: Int = 1
  ) -> Int {
    let padded = i + begin + end
    var count = 0
    var start = 0
    while start + (k - 1) * d <= padded - 1 {
      count += 1
      start += s
    }
    return count
  }

  /// The windows of pooling with `ceil`: those that begin on the input or the padding before it, as
  /// long as the one before has not yet reached the end.
  static func ceilWindows(
    _ i: Int, _ k: Int, _ s: Int, _ p: Int, _ d: Int = 1, clips: Bool = true
  ) -> Int {
    let padded = i + 2 * p
    var count = 1
    while (count - 1) * s + (k - 1) * d < padded - 1 {
      if clips && count * s >= i + p { break }
      count += 1
    }
    return count
  }

  /// The cells that stamps at 0, s, 2s … touch, from the first to the last, and a more, less the crop.
  static func stamped(
    _ i: Int, _ k: Int, _ s: Int = 1, _ begin: Int = 0, _ end: Int = 0, _ d: Int = 1, _ a: Int = 0
  ) -> Int {
    var last = 0
    for stamp in 0..<i {
      for tap in 0..<k { last = max(last, stamp * s + tap * d) }
    }
    return last + 1 + a - begin - end
  }

  /// Every combination of the given ranges.
  static func product(_ ranges: ClosedRange<Int>...) -> [[Int]] {
    ranges.reduce([[]]) { rows, range in rows.flatMap { row in range.map { row + [$0] } } }
  }
}
