/// How often each sample is met by a tap of some window.
public enum Coverage {
  /// The counts, in the shape of the relation's input: how often each input cell is read, and, for a
  /// transposed convolution, how many stamps fall on each output cell.
  ///
  /// - Parameter mode: under a mode that mirrors, what is read in the padding counts for the sample
  ///   that stands there.
  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  public static func counts(
    of relation: Relation, mode: PaddingMode = .zeros, within limits: Limits
  ) throws(ArithmeticError) -> Grid<Rational> {
    _ = try limits.count(relation.inputShape)
    var cells: [Int] = [1]
    for axis in relation.axes {
      try limits.check(work: axis.output, axis.kernel)
      let counts = try self.counts(along: axis, mode: mode)
      cells = cells.flatMap { outer in counts.map { outer.saturatingProduct($0) } }
    }
    return Grid(shape: relation.inputShape, cells: cells.map { Rational($0) })
  }

  private static func counts(
    along axis: AxisRelation, mode: PaddingMode
  ) throws(ArithmeticError) -> [Int] {
    var counts = [Int](repeating: 0, count: axis.input)
    for window in 0..<axis.output {
      if window & 0x3F == 0 { try Interruption.check() }
      for tap in 0..<axis.kernel {
        let position = axis.position(output: window, tap: tap)
        guard position < axis.input + axis.padding.end,
          let sample = mode.source(of: position, size: axis.input)
        else { continue }
        counts[sample] += 1
      }
    }
    return counts
  }
}
