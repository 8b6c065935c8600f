import Arithmetic

/// A pooling thrown at random under PyTorch's limits, and its answers by loops.
struct PoolingCase {
  var kind: PoolingKind
  var input: [Int]
  var kernel: [Int]
  var stride: [Int]
  var dilation: [Int]
  var padding: [PaddingPair]
  var ceil: Bool
  var countsPadding: Bool
  var outer: [Int]
  var x: Plain

  var rank: Int { input.count }

  init(_ dice: inout Dice, rank: Int, kind: PoolingKind, mayCrop: Bool = false) {
    self.kind = kind
    let dilates = kind != .avg && dice.flip()
    (input, kernel, stride, dilation, padding) = ([], [], [], [], [])
    ceil = dice.flip()
    countsPadding = dice.flip()
    outer = dice.list(dice.next(0...2), 1...2)
    while input.count < rank {
      let (n, k, s) = (dice.next(2...(rank == 3 ? 5 : 8)), dice.next(1...3), dice.next(1...4))
      let d = dilates ? dice.next(1...2) : 1
      let least = mayCrop ? -1 : 0
      let pair = PaddingPair(dice.next(least...(k / 2)), dice.next(least...(k / 2)))
      guard n + pair.begin + pair.end >= d * (k - 1) + 1 else { continue }
      input.append(n)
      kernel.append(k)
      stride.append(s)
      dilation.append(d)
      padding.append(pair)
    }
    x = dice.plain(outer + input, -4...4)
  }

  var question: PoolingQuestion {
    get throws {
      PoolingQuestion(
        sizes: try SpatialSizes(input: input, window: kernel, stride: stride, dilation: dilation),
        kind: kind, padding: .explicit(padding), ceil: ceil, countIncludePad: countsPadding)
    }
  }

  /// Windows are laid down while they fit; with `ceil` one more while the last did not reach the end,
  /// as long as it begins on the input or before it.
  var outputSpace: [Int] {
    (0..<rank).map { axis in
      let (s, reach) = (stride[axis], dilation[axis] * (kernel[axis] - 1) + 1)
      let length = input[axis] + padding[axis].begin + padding[axis].end
      let lastStart = input[axis] + padding[axis].begin + min(padding[axis].end, 0)
      var count = 0
      while true {
        let fits = count * s + reach <= length
        let isNeeded = (count - 1) * s + reach < length && count * s < lastStart
        guard fits || ceil && isNeeded else { return count }
        count += 1
      }
    }
  }

  /// The position under each tap of a window; nil where it hangs over the end of the padding.
  func positions(_ window: [Int]) -> [[Int]?] {
    Plain.indices(of: kernel).map { tap in
      let position = (0..<rank).map {
        window[$0] * stride[$0] + tap[$0] * dilation[$0] - padding[$0].begin
      }
      let isInside = (0..<rank).allSatisfy { position[$0] < input[$0] + padding[$0].end }
      return isInside ? position : nil
    }
  }

  func samples(_ window: [Int]) -> [[Int]] {
    positions(window).compactMap { $0 }.filter { position in
      (0..<rank).allSatisfy { position[$0] >= 0 && position[$0] < input[$0] }
    }
  }

  func divisor(_ window: [Int]) -> Int {
    countsPadding ? positions(window).compactMap { $0 }.count : samples(window).count
  }

  /// Each window of each plane, with the plane's index and the window's.
  var windows: [(plane: [Int], window: [Int])] {
    Plain.indices(of: outer).flatMap { plane in
      Plain.indices(of: outputSpace).map { (plane, $0) }
    }
  }

  var pooled: Tensor {
    let cells = windows.map { plane, window in
      let values = samples(window).map { x[plane + $0] }
      let sum = Rational(values.reduce(0, +))
      switch kind {
      case .max: return Rational(values.max() ?? 99)
      case .min: return Rational(values.min() ?? -99)
      case .sum: return sum
      case .avg: return sum.divided(by: divisor(window))
      case .lp: return Rational(values.map { $0 * $0 }.reduce(0, +))
      }
    }
    return .exact(Grid(shape: outer + outputSpace, cells: cells))
  }

  /// The flat place in its plane of the first winner of each window.
  var winners: [Int] {
    let plane = Plain(input) { _ in 0 }
    return windows.map { outer, window in
      let samples = samples(window)
      let values = samples.map { x[outer + $0] }
      let best = kind == .min ? values.min() : values.max()
      return plane.place(samples[values.firstIndex { $0 == best } ?? 0])
    }
  }
}
