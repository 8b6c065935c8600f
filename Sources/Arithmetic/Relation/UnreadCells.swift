/// The cells of an axis that no tap of any window falls on, told apart by why.
public struct UnreadCells: Equatable, Sendable {
  /// Behind the last window: the steps did not come out even.
  public let leftover: [Int]
  /// Between windows: the stride is longer than the reach.
  public let gaps: [Int]
  /// Within windows, between their taps: the dilation's holes that no other window fills.
  public let holes: [Int]
  /// Before the first sample or after the last of what negative padding leaves.
  public let cropped: [Int]
  /// i, the cells there are.
  public let size: Int

  public var count: Int { leftover.count + gaps.count + holes.count + cropped.count }
  public var all: [Int] { (cropped + gaps + holes + leftover).sorted() }

  /// - Throws: `.tooManyCells` or `.tooMuchWork` for an axis too long to go through cell by cell.
  public init(_ relation: AxisRelation, within limits: Limits) throws(ArithmeticError) {
    _ = try limits.count([relation.input])
    try limits.check(work: relation.output, relation.kernel)
    let end = (relation.output - 1) * relation.stride + relation.reach
    var leftover: [Int] = []
    var gaps: [Int] = []
    var holes: [Int] = []
    var cropped: [Int] = []
    for (cell, count) in relation.coverage.enumerated() where count == 0 {
      let place = cell + relation.padding.begin
      if place < 0 || place >= relation.paddedInput {
        cropped.append(cell)
      } else if place >= end {
        leftover.append(cell)
      } else if place % relation.stride >= relation.reach {
        gaps.append(cell)
      } else {
        holes.append(cell)
      }
    }
    (self.leftover, self.gaps, self.holes, self.cropped) = (leftover, gaps, holes, cropped)
    size = relation.input
  }

  /// The cells of a whole feature map that no window reads: ∏ i − ∏ (i − unread).
  ///
  /// - Throws: `.overflow`.
  public static func count(over axes: [UnreadCells]) throws(ArithmeticError) -> Int {
    var cells: Formula = 1
    var read: Formula = 1
    for axis in axes {
      cells = cells * .constant(axis.size)
      read = read * .constant(axis.size - axis.count)
    }
    return try (cells - read).evaluate([:])
  }
}
