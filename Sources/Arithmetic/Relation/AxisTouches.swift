/// The samples under all taps along one axis: `sources[window · windowStep + tap · tapStep]` is the
/// sample's index, or −1 in constant padding.
struct AxisTouches {
  let sources: [Int]
  let windowStep: Int
  let tapStep: Int
  let windows: Int
  let taps: Int
  let samples: Int

  static let single = AxisTouches(
    sources: [0], windowStep: 1, tapStep: 1, windows: 1, taps: 1, samples: 1)

  private init(
    sources: [Int], windowStep: Int, tapStep: Int, windows: Int, taps: Int, samples: Int
  ) {
    self.sources = sources
    self.windowStep = windowStep
    self.tapStep = tapStep
    self.windows = windows
    self.taps = taps
    self.samples = samples
  }

  /// Lists the whole padded axis if windows are close together, or else each window's taps, if steps are
  /// so large that most of the padded axis is not read.
  init(_ axis: AxisRelation, mode: PaddingMode, within limits: Limits) throws(ArithmeticError) {
    let met = axis.output.saturatingProduct(axis.kernel)
    let span = (axis.output - 1).saturatingProduct(axis.stride)
    let (padded, overflow) = span.addingReportingOverflow(axis.reach)
    let isDense = !overflow && padded <= met
    let length = isDense ? padded : met
    guard length <= limits.cells.saturatingProduct(4) else {
      throw .tooManyCells([length], limit: limits.cells)
    }
    func source(_ position: Int) -> Int {
      // Beyond the padding (pooling with `ceil`) no sample is repeated.
      guard position < axis.input + axis.padding.end else { return -1 }
      return mode.source(of: position, size: axis.input, padding: axis.padding) ?? -1
    }
    var sources: [Int] = []
    sources.reserveCapacity(length)
    if isDense {
      for place in 0..<length { sources.append(source(place - axis.padding.begin)) }
    } else {
      for window in 0..<axis.output {
        for tap in 0..<axis.kernel {
          sources.append(source(axis.position(output: window, tap: tap)))
        }
      }
    }
    self.init(
      sources: sources, windowStep: isDense ? axis.stride : axis.kernel,
      tapStep: isDense ? axis.dilation : 1, windows: axis.output, taps: axis.kernel,
      samples: axis.input)
  }

  init(_ axis: AdaptiveAxis, within limits: Limits) throws(ArithmeticError) {
    let taps = axis.longestWindow
    let length = axis.output.saturatingProduct(taps)
    guard length <= limits.cells.saturatingProduct(4) else {
      throw .tooManyCells([length], limit: limits.cells)
    }
    var sources: [Int] = []
    sources.reserveCapacity(length)
    for window in 0..<axis.output {
      let range = axis.window(window)
      for tap in 0..<taps { sources.append(tap < range.count ? range.lowerBound + tap : -1) }
    }
    self.init(
      sources: sources, windowStep: taps, tapStep: 1, windows: axis.output, taps: taps,
      samples: axis.input)
  }
}
