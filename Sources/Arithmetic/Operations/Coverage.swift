/// The number of window taps on each sample.
public enum Coverage {
  /// The counts, in the shape of the relation's input: how often each input cell is read or, for a
  /// transposed convolution, how many stamps overlap on each output cell.
  ///
  /// - Parameter mode: In modes that repeat samples, a read in the padding counts for the sample
  ///   repeated there.
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
          let sample = mode.source(of: position, size: axis.input, padding: axis.padding)
        else { continue }
        counts[sample] += 1
      }
    }
    return counts
  }
}
