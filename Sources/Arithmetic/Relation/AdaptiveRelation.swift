/// The windows of adaptive pooling along one axis: cell o of the output spans
/// [⌊o·i / n⌋, ⌈(o + 1)·i / n⌉) of i samples, for n cells asked for.
///
/// Windows may overlap and differ in length by one; every sample is in some window. PyTorch's
/// `adaptive_avg_pool` and `adaptive_max_pool`.
public struct AdaptiveAxis: Equatable, Sendable {
  public let input: Int
  public let output: Int

  /// - Throws: `.notPositive`; `.overflow` for sizes whose product does not fit a machine word.
  public init(input: Int, output: Int, axis: SpatialAxis = .only) throws(ArithmeticError) {
    guard input > 0 else { throw .notPositive(.input, axis: axis, value: input) }
    guard output > 0 else { throw .notPositive(.output, axis: axis, value: output) }
    guard !input.multipliedReportingOverflow(by: output + (output < Int.max ? 1 : 0)).overflow,
      output < Int.max, input < 1 << 40
    else { throw .overflow }
    self.input = input
    self.output = output
  }

  /// The samples under one window.
  public func window(_ index: Int) -> Range<Int> {
    let (window, input, output) = (WholeSize(index), WholeSize(input), WholeSize(output))
    // Sizes are checked so that these products fit.
    guard
      let begin = try? Laws.adaptiveBegin(window: window, input: input, output: output).value,
      let end = try? Laws.adaptiveEnd(window: window, input: input, output: output).value
    else { return 0..<0 }
    return begin..<end
  }

  /// The most samples that a window spans: ⌈i / n⌉, and one more where a window can begin and end
  /// within samples.
  public var longestWindow: Int {
    if input % output == 0 { return input / output }
    return min(input, input / output + 2)
  }
}

/// The windows of adaptive pooling along every spatial axis.
public struct AdaptiveRelation: Equatable, Sendable {
  public let axes: [AdaptiveAxis]

  /// - Throws: `.axisCount`, and what `AdaptiveAxis` throws.
  public init(input: [Int], output: [Int]) throws(ArithmeticError) {
    guard input.count == output.count else {
      throw .axisCount(.output, expected: input.count, actual: output.count)
    }
    var axes: [AdaptiveAxis] = []
    for axis in input.indices {
      axes.append(
        try AdaptiveAxis(
          input: input[axis], output: output[axis], axis: SpatialAxis(axis, of: input.count)))
    }
    self.axes = axes
  }

  public var inputShape: [Int] { axes.map(\.input) }
  public var outputShape: [Int] { axes.map(\.output) }
  /// The size that holds every window.
  public var kernelShape: [Int] { axes.map(\.longestWindow) }
}
