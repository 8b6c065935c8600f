internal import Arithmetic
internal import Commands
internal import Computations

/// Sizes near those of a problem for which wrong formulas give different numbers. One axis alone
/// hardly ever tells them apart, and neither do equal axes; so these are of two.
struct SizeProposals {
  private let sizes: SizeComputation
  private let before: Diagnostician
  private let limits: Limits

  init(_ sizes: SizeComputation, _ before: Diagnostician, _ limits: Limits) {
    self.sizes = sizes
    self.before = before
    self.limits = limits
  }

  /// How many of the nearest sizes are tried.
  private static let tries = 400

  /// The best of the nearest, if it is better.
  var all: [LintReport.Proposal] {
    guard sizes.operation == .convolution, sizes.axes.count <= 2, sizes.asksSpaceAlone,
      let first = sizes.axes.first
    else { return [] }
    let second = sizes.axes.count == 2 ? sizes.axes[1] : first
    var most = before.clear.count
    var best: (axes: [AxisSizes], after: Diagnostician)?
    for axes in neighbours(first, second) {
      let varied = sizes.asking(axes: axes)
      guard let value = varied.value, case .shape = value else { continue }
      let after = Diagnostician(
        key: KeyComputation(value: value, origin: varied, limits: limits))
      guard after.clear.count > most else { continue }
      most = after.clear.count
      best = (axes, after)
    }
    guard let best else { return [] }
    return [
      LintReport.Proposal(
        statement: Self.statement(best.axes),
        gains: best.after.gains(over: before))
    ]
  }

  /// Pairs of axes, the nearest to the problem's first; strides and dilations stay.
  private func neighbours(_ first: AxisSizes, _ second: AxisSizes) -> [[AxisSizes]] {
    let (near, other) = (Self.around(first), Self.around(second))
    var pairs: [(axes: [AxisSizes], distance: Int)] = []
    for (one, oneStep) in near {
      for (two, twoStep) in other where one.input != two.input && one.kernel != two.kernel {
        pairs.append(([one, two], oneStep + twoStep))
      }
    }
    return pairs.enumerated()
      .sorted { ($0.1.distance, $0.0) < ($1.1.distance, $1.0) }
      .prefix(Self.tries).map(\.1.axes)
  }

  /// The axis with its sizes changed by a little, and by how much in all.
  private static func around(_ axis: AxisSizes) -> [(AxisSizes, Int)] {
    var list: [(AxisSizes, Int)] = []
    for input in -1...3 {
      for kernel in -2...2 {
        for padding in 0...3 {
          var copy = axis
          copy.input = axis.input + input
          copy.kernel = axis.kernel + kernel
          copy.padding = PaddingPair(padding, padding)
          guard copy.input >= 2, copy.kernel >= 2, padding < copy.reach,
            padding > 0 || axis.padding == .none
          else { continue }
          let distance =
            input.magnitude + kernel.magnitude + (padding - axis.padding.begin).magnitude
          list.append((copy, Int(distance)))
        }
      }
    }
    return list
  }

  private static func statement(_ axes: [AxisSizes]) -> String {
    func times(_ take: (AxisSizes) -> Int) -> String {
      axes.map { String(take($0)) }.joined(separator: "x")
    }
    func option(_ name: String, unless usual: Int, _ take: (AxisSizes) -> Int) -> String {
      let numbers = axes.map(take)
      if numbers.allSatisfy({ $0 == usual }) { return "" }
      if numbers.allSatisfy({ $0 == numbers[0] }) { return " \(name)=\(numbers[0])" }
      return " \(name)=(" + numbers.map(String.init).joined(separator: ",") + ")"
    }
    return "shape \(times(\.input)) kernel=\(times(\.kernel))"
      + option("stride", unless: 1, \.stride) + option("padding", unless: 0, \.padding.begin)
      + option("dilation", unless: 1, \.dilation)
  }
}
