/// The samples under all taps of all windows, prepared for loops over up to three axes.
///
/// Convolution, its matrix, the transposed convolution, the gradients, im2col and pooling all loop over
/// these pairs and differ only in what they do with them.
struct Touches {
  private let planes: AxisTouches
  private let rows: AxisTouches
  private let columns: AxisTouches

  /// The number of windows, taps and samples.
  let windowCount: Int
  let tapCount: Int
  let sampleCount: Int

  /// - Throws: `.tooManyCells` if there are too many samples, windows, taps or pairs of them;
  ///   `.noSuchReading` for more than three axes.
  init(
    _ relation: Relation, mode: PaddingMode = .zeros, within limits: Limits
  ) throws(ArithmeticError) {
    let axes = relation.axes
    sampleCount = try limits.count(axes: axes.count) { axes[$0].input }
    windowCount = try limits.count(axes: axes.count) { axes[$0].output }
    tapCount = try limits.count(axes: axes.count) { axes[$0].kernel }
    guard axes.count <= 3 else {
      throw .noSuchReading(
        input: relation.inputShape, kernel: relation.kernelShape, dims: axes.count)
    }
    func touches(_ axis: Int) throws(ArithmeticError) -> AxisTouches {
      axis < 0 ? .single : try AxisTouches(axes[axis], mode: mode, within: limits)
    }
    planes = try touches(axes.count - 3)
    rows = try touches(axes.count - 2)
    columns = try touches(axes.count - 1)
  }

  /// The windows of adaptive pooling. They differ in length; taps beyond a window's length read nothing.
  init(_ relation: AdaptiveRelation, within limits: Limits) throws(ArithmeticError) {
    sampleCount = try limits.count(relation.inputShape)
    windowCount = try limits.count(relation.outputShape)
    tapCount = try limits.count(relation.kernelShape)
    var axes: [AxisTouches] = []
    for axis in relation.axes { axes.append(try AxisTouches(axis, within: limits)) }
    (planes, rows, columns) = try Self.three(
      axes, input: relation.inputShape, kernel: relation.kernelShape)
  }

  private static func three(
    _ axes: [AxisTouches], input: [Int], kernel: [Int]
  ) throws(ArithmeticError) -> (AxisTouches, AxisTouches, AxisTouches) {
    switch axes.count {
    case 0: return (.single, .single, .single)
    case 1: return (.single, .single, axes[0])
    case 2: return (.single, axes[0], axes[1])
    case 3: return (axes[0], axes[1], axes[2])
    default: throw .noSuchReading(input: input, kernel: kernel, dims: axes.count)
    }
  }

  /// Calls `body` with the row-major index of the sample under each tap of a window, in order; −1 means
  /// padding.
  @inline(__always)
  func forEachTap<Failure: Error>(
    ofWindow window: Int, _ body: (_ tap: Int, _ sample: Int) throws(Failure) -> Void
  ) throws(Failure) {
    let lineOfWindows = window / columns.windows
    let column = (window - lineOfWindows * columns.windows) * columns.windowStep
    let row = (lineOfWindows % rows.windows) * rows.windowStep
    let plane = (lineOfWindows / rows.windows) * planes.windowStep
    var tap = 0
    for t0 in 0..<planes.taps {
      let z = planes.sources[plane + t0 * planes.tapStep]
      for t1 in 0..<rows.taps {
        let y = rows.sources[row + t1 * rows.tapStep]
        let line = z < 0 || y < 0 ? -1 : (z * rows.samples + y) * columns.samples
        for t2 in 0..<columns.taps {
          let x = columns.sources[column + t2 * columns.tapStep]
          try body(tap, line < 0 || x < 0 ? -1 : line + x)
          tap += 1
        }
      }
    }
  }
}
