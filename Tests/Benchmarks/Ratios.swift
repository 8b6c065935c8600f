/// Times taken in turns, and how they compare.
struct Ratios {
  private var values: [Double] = []
  private var first: [Double] = []
  private var second: [Double] = []

  /// A round: how long the two took, one right after the other.
  mutating func add(_ first: Double, over second: Double) {
    self.first.append(first)
    self.second.append(second)
    values.append(first / second)
  }

  var isEmpty: Bool { values.isEmpty }
  var median: Double { Self.median(values) }
  var least: Double { values.min() ?? 0 }
  var most: Double { values.max() ?? 0 }
  /// The median time of each side, in seconds.
  var times: (Double, Double) { (Self.median(first), Self.median(second)) }

  private static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
