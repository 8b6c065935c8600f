/// The number of pairs of a window and a tap that meet each cell of a relation.
public enum Coverage {
  /// The cells that are counted on.
  public enum Side: Sendable {
    /// The samples: how often each input cell of a convolution is read or, for a transposed
    /// convolution, how many stamps overlap on each output cell.
    case samples
    /// The windows: how many of their taps lie on samples.
    case windows
  }

  /// The counts, in the shape of the relation's input or of its windows.
  ///
  /// - Parameter mode: In modes that repeat samples, a read in the padding counts for the sample
  ///   repeated there.
  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  public static func counts(
    of relation: Relation, on side: Side = .samples, mode: PaddingMode = .zeros,
    within limits: Limits
  ) throws(ArithmeticError) -> Grid<Rational> {
    let shape = side == .samples ? relation.inputShape : relation.outputShape
    _ = try limits.count(shape)
    var cells: [Int] = [1]
    for axis in relation.axes {
      let counts = try self.counts(along: axis, on: side, mode: mode, within: limits)
      cells = cells.flatMap { outer in counts.map { outer.saturatingProduct($0) } }
    }
    return Grid(shape: shape, cells: cells.map { Rational($0) })
  }

  /// The counts along one axis; those of all axes multiply.
  ///
  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  public static func counts(
    along axis: AxisRelation, on side: Side = .samples, mode: PaddingMode = .zeros,
    within limits: Limits
  ) throws(ArithmeticError) -> [Int] {
    let size = side == .samples ? axis.input : axis.output
    _ = try limits.count([size])
    try limits.check(work: axis.output, axis.kernel)
    var counts = [Int](repeating: 0, count: size)
    for window in 0..<axis.output {
      if window & 0x3F == 0 { try Interruption.check() }
      for tap in 0..<axis.kernel {
        let position = axis.position(output: window, tap: tap)
        guard position < axis.input + axis.padding.end,
          let sample = mode.source(of: position, size: axis.input, padding: axis.padding)
        else { continue }
        counts[side == .samples ? sample : window] += 1
      }
    }
    return counts
  }

  /// The counts away from the borders, which repeat after s cells of the padded input: cell j is met
  /// by the taps t with t·d ≡ j (mod s).
  ///
  /// With g = gcd(s, d), no tap meets a cell that g does not divide; of each s / g others that g
  /// divides, k mod (s / g) are met by ⌈k / (s / g)⌉ taps and the rest by ⌊k / (s / g)⌋. So all are
  /// alike where g is 1 and s divides k, and only there.
  /// - Throws: `.tooManyCells`, `.tooMuchWork` for a long kernel or stride.
  public static func pattern(
    kernel: Int, stride: Int, dilation: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Int] {
    _ = try limits.count([stride])
    try limits.check(work: kernel)
    var counts = [Int](repeating: 0, count: stride)
    let step = dilation % stride
    var place = 0
    for _ in 0..<kernel {
      counts[place] += 1
      place = (place + step) % stride
    }
    return counts
  }
}

extension AxisRelation {
  /// The samples that every window which could meet them does meet: from the last tap of the first
  /// window to the first tap of the last one. Empty for an input that is all border.
  public var inside: Range<Int> {
    let first = max(position(output: 0, tap: kernel - 1), 0)
    let end = min(position(output: output - 1, tap: 0) + 1, input)
    return first..<max(first, end)
  }
}
