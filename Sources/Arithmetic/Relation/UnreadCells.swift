/// The indices of an axis's cells that no window reads, by reason.
public struct UnreadCells: Equatable, Sendable {
  /// After the last window: the stride does not divide the distance to the end.
  public let leftover: [Int]
  /// Between windows: the stride is greater than the reach of the kernel.
  public let gaps: [Int]
  /// Between the taps of windows: holes of the dilation that no other window covers.
  public let holes: [Int]
  /// Before the first sample or after the last of what negative padding leaves.
  public let cropped: [Int]
  /// i, the number of all cells.
  public let size: Int

  public var count: Int { leftover.count + gaps.count + holes.count + cropped.count }
  public var all: [Int] { (cropped + gaps + holes + leftover).sorted() }

  /// - Throws: `.tooManyCells` or `.tooMuchWork` for an axis that is too long.
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

  /// The number of cells of a feature map that no window reads: ∏ i − ∏ (i − unread).
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
