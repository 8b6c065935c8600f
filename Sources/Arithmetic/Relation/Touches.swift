/// Every meeting of a window's tap with an input sample, laid out for loops over up to three axes.
///
/// This is the relation made ready to run: convolution, its matrix, the transposed convolution, the
/// gradients, im2col and pooling all walk these same meetings and differ only in what they do there.
struct Touches {
  /// `sources[axis][o · k + t]`: the sample under tap t of window o, or −1 in a constant border.
  private let sources: [[Int]]
  private let outputs: [Int]
  private let taps: [Int]
  private let inputs: [Int]

  /// The number of windows, taps and samples.
  let windowCount: Int
  let tapCount: Int
  let sampleCount: Int

  /// - Precondition: the relation has one to three axes.
  init(_ relation: Relation, mode: PaddingMode = .zeros) {
    let missing = 3 - relation.rank
    precondition(missing >= 0, "more than three spatial axes")
    let unit = AxisRelation(
      input: 1, kernel: 1, stride: 1, dilation: 1, padding: .none, output: 1)
    let axes = Array(repeating: unit, count: missing) + relation.axes
    sources = axes.map { axis in
      var places = [Int](repeating: -1, count: axis.output * axis.kernel)
      for output in 0..<axis.output {
        for tap in 0..<axis.kernel {
          let position = axis.position(output: output, tap: tap)
          // Past the padding that was asked for (pooling's overhang) there is nothing to mirror.
          guard position < axis.input + max(axis.padding.end, 0) else { continue }
          places[output * axis.kernel + tap] = mode.source(of: position, size: axis.input) ?? -1
        }
      }
      return places
    }
    outputs = axes.map(\.output)
    taps = axes.map(\.kernel)
    inputs = axes.map(\.input)
    windowCount = relation.windows
    tapCount = relation.taps
    sampleCount = relation.samples
  }

  /// Calls `body` with the flat sample under each tap of one window, in reading order; −1 stands for
  /// the border.
  @inline(__always)
  func forEachTap(
    ofWindow window: Int, _ body: (_ tap: Int, _ sample: Int) -> Void
  ) {
    let columns = outputs[2]
    let column = window % columns
    let row = (window / columns) % outputs[1]
    let plane = window / (columns * outputs[1])
    var tap = 0
    for t0 in 0..<taps[0] {
      let z = sources[0][plane * taps[0] + t0]
      for t1 in 0..<taps[1] {
        let y = sources[1][row * taps[1] + t1]
        let line = z < 0 || y < 0 ? -1 : (z * inputs[1] + y) * inputs[2]
        for t2 in 0..<taps[2] {
          let x = sources[2][column * taps[2] + t2]
          body(tap, line < 0 || x < 0 ? -1 : line + x)
          tap += 1
        }
      }
    }
  }
}
