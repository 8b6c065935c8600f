internal import Arithmetic

/// Sizes and counts by their formulas, written out with a mistake in them.
extension PlainOperation {
  private struct Axis {
    var i: Int
    var k: Int
    var s: Int
    var p: Int
    var d: Int

    var reach: Int { d * (k - 1) + 1 }
    var room: Int { i + 2 * p - reach }
    var size: Int { room / s + 1 }
    var transposed: Int { (i - 1) * s - 2 * p + reach }

    static func drawn(_ source: inout SplitMix64) -> Axis {
      while true {
        let axis = Axis(
          i: source.next(from: 8, through: 32), k: source.next(from: 2, through: 7),
          s: source.next(from: 1, through: 3), p: source.next(from: 0, through: 3),
          d: source.next(from: 0, through: 3) == 0 ? 2 : 1)
        if axis.room >= 4, axis.p < axis.reach { return axis }
      }
    }
  }

  private static func floored(_ top: Int, _ bottom: Int) -> Int {
    top >= 0 ? top / bottom : -((-top + bottom - 1) / bottom)
  }

  static func sizes(axes count: Int, _ source: inout SplitMix64) -> PlainTrial {
    var axes = [Axis.drawn(&source)]
    while axes.count < count {
      var other = Axis.drawn(&source)
      (other.s, other.d) = (axes[0].s, axes[0].d)
      if other.room >= 4, other.i != axes[0].i { axes.append(other) }
    }
    let first = axes[0]
    let expression: String
    if count == 1 {
      expression = "shape(i=\(first.i), k=\(first.k), s=\(first.s), p=\(first.p), d=\(first.d))"
    } else {
      let second = axes[1]
      expression =
        "shape(\(first.i)x\(second.i), kernel=\(first.k)x\(second.k), stride=\(first.s), "
        + "padding=(\(first.p),\(second.p)), dilation=\(first.d))"
    }
    func answer(_ formula: (Axis) -> Rational) -> PlainTrial.Answer {
      count == 1 ? .number(formula(first)) : .sizes(axes.map(formula))
    }
    var trial = PlainTrial(expression, answer { Rational($0.size) })
    func add(_ names: String..., by formula: (Axis) -> Int) {
      let wrong = axes.map(formula)
      if wrong.allSatisfy({ $0 > 0 }) { trial.add(Set(names), answer { Rational(formula($0)) }) }
    }
    add("no-plus-one") { floored($0.room, $0.s) }
    add("plus-one-inside") { floored($0.room + 1, $0.s) }
    add("ceil-for-floor") { ($0.room + $0.s - 1) / $0.s + 1 }
    add("padding-once") { floored($0.i + $0.p - $0.reach, $0.s) + 1 }
    add("padding-ignored") { floored($0.i - $0.reach, $0.s) + 1 }
    add("padding-minus") { floored($0.i - 2 * $0.p - $0.reach, $0.s) + 1 }
    add("padding-doubled") { floored($0.i + 4 * $0.p - $0.reach, $0.s) + 1 }
    add("stride-ignored") { $0.room + 1 }
    add("stride-multiplied") { $0.room * $0.s + 1 }
    add("kernel-forgotten") { floored($0.i + 2 * $0.p, $0.s) + 1 }
    add("dilation-ignored") { floored($0.i + 2 * $0.p - $0.k, $0.s) + 1 }
    add("ratio-alone", "same-of-another") { ($0.i + $0.s - 1) / $0.s }
    add("transpose-formula") { $0.transposed }
    if first.d > 1 {
      add("reach-dk") { floored($0.i + 2 * $0.p - $0.d * $0.k, $0.s) + 1 }
      add("reach-k-plus-d") { floored($0.i + 2 * $0.p - $0.k - $0.d, $0.s) + 1 }
    }
    if count == 2 {
      let sizes = axes.map { Rational($0.size) }
      trial.add(["axes-swapped"], .sizes(sizes.reversed()))
    }
    return trial
  }

  static func poolSize(_ source: inout SplitMix64) -> PlainTrial {
    var axis = Axis.drawn(&source)
    (axis.d, axis.p) = (1, min(axis.p, axis.k / 2))
    let a = axis
    var trial = PlainTrial(
      "shape(i=\(a.i), k=\(a.k), s=\(a.s), p=\(a.p), of=pool)", .number(Rational(a.size)))
    func add(_ names: String..., size: Int) {
      if size > 0 { trial.add(Set(names), .number(Rational(size))) }
    }
    add("no-plus-one", size: floored(a.room, a.s))
    add("ceil-for-floor", size: (a.room + a.s - 1) / a.s + 1)
    add("padding-once", size: floored(a.i + a.p - a.k, a.s) + 1)
    add("padding-ignored", size: floored(a.i - a.k, a.s) + 1)
    add("kernel-forgotten", size: floored(a.i + 2 * a.p, a.s) + 1)
    add("pool-stride-one", "stride-ignored", size: a.room + 1)
    add("non-overlap-count", "stride-is-kernel", size: a.i / a.k)
    add("plus-one-inside", size: floored(a.room + 1, a.s))
    add("ratio-alone", "same-of-another", size: (a.i + a.s - 1) / a.s)
    return trial
  }

  static func transposedSizes(_ source: inout SplitMix64) -> PlainTrial {
    var axis = Axis.drawn(&source)
    axis.i = source.next(from: 4, through: 16)
    axis.p = min(axis.p, (axis.k - 1) / 2)
    let a = axis
    var trial = PlainTrial(
      "shape(i=\(a.i), k=\(a.k), s=\(a.s), p=\(a.p), d=\(a.d), of=transpose)",
      .number(Rational(a.transposed)))
    func add(_ names: String..., size: Int) {
      if size > 0 { trial.add(Set(names), .number(Rational(size))) }
    }
    add("transpose-formula", size: a.room >= 0 ? a.size : 0)
    add("padding-ignored", size: (a.i - 1) * a.s + a.reach)
    add("transpose-padding-adds", "padding-minus", size: (a.i - 1) * a.s + 2 * a.p + a.reach)
    add("padding-once", size: (a.i - 1) * a.s - a.p + a.reach)
    add("zeros-not-inserted", "stride-ignored", size: a.i - 1 - 2 * a.p + a.reach)
    add("dilation-ignored", size: (a.i - 1) * a.s - 2 * a.p + a.k)
    add("input-times-stride", size: a.i * a.s)
    add("steps-not-reduced", size: a.i * a.s - 2 * a.p + a.reach)
    return trial
  }

  static func parameters(_ source: inout SplitMix64) -> PlainTrial {
    let (c, k, f) = (
      source.next(from: 2, through: 6), source.next(from: 2, through: 7),
      source.next(from: 4, through: 16)
    )
    let side = source.next(from: 20, through: 40)
    let out = side - k + 1
    var trial = PlainTrial(
      "shape(\(side)x\(side)x\(c), kernel=\(k), filters=\(f), count=parameters)",
      .number(Rational((k * k * c + 1) * f)))
    func add(_ names: String..., count: Int) { trial.add(Set(names), .number(Rational(count))) }
    add("params-no-bias", count: k * k * c * f)
    add("params-no-channels", count: (k * k + 1) * f)
    add("params-times-positions", count: (k * k * c + 1) * f * out * out)
    add("params-one-bias", count: k * k * c * f + 1)
    add("params-bias-per-channel", count: (k * k + 1) * c * f)
    add("params-side", count: (k * c + 1) * f)
    add("params-one-filter", count: k * k * c + 1)
    add("params-dense", count: (side * side * c + 1) * f)
    return trial
  }
}

/// Gradients and unfolded windows.
extension PlainOperation {
  static func gradient(ofInput: Bool, _ source: inout SplitMix64) -> PlainTrial {
    let x = PlainImage.random(
      source.next(from: 4, through: 5), source.next(from: 4, through: 6), low: 0, high: 9, &source)
    var k = PlainImage.random(2, source.next(from: 2, through: 3), low: -4, high: 5, &source)
    while k == k.turned { k[0, 0] = k[0, 0] + 1 }
    var w = PlainWindows()
    let stride = source.next(from: 1, through: 2)
    let padding = source.next(from: 0, through: 1)
    (w.strideRows, w.strideColumns) = (stride, stride)
    w.pad(padding, padding)
    let size = w.size(x, (k.rows, k.columns))
    let dy = PlainImage.random(size.rows, size.columns, low: -3, high: 6, &source)
    let options =
      "upstream=\(dy.typed)" + (stride > 1 ? ", stride=\(stride)" : "")
      + (padding > 0 ? ", padding=\(padding)" : "")

    /// What arrives at each cell of x.
    func inputGradient(
      _ k: PlainImage, _ dy: PlainImage, _ w: PlainWindows, overwriting: Bool = false
    )
      -> PlainImage
    {
      var dx = x.map { _ in 0 }
      for row in 0..<dy.rows {
        for column in 0..<dy.columns {
          for tapRow in 0..<k.rows {
            for tapColumn in 0..<k.columns {
              let (r, c) = (
                row * w.strideRows - w.top + tapRow, column * w.strideColumns - w.left + tapColumn
              )
              guard r >= 0, r < x.rows, c >= 0, c < x.columns else { continue }
              let product = dy[row, column] * k[tapRow, tapColumn]
              dx[r, c] = overwriting ? product : dx[r, c] + product
            }
          }
        }
      }
      return dx
    }
    func kernelGradient(_ x: PlainImage, _ dy: PlainImage, _ w: PlainWindows) -> PlainImage {
      PlainImage(k.rows, k.columns) { tapRow, tapColumn in
        var sum = Rational(0)
        for row in 0..<dy.rows {
          for column in 0..<dy.columns {
            let (r, c) = (
              row * w.strideRows - w.top + tapRow, column * w.strideColumns - w.left + tapColumn
            )
            sum = sum + dy[row, column] * x.at(r, c)
          }
        }
        return sum
      }
    }
    let call = "grad(\(x.typed), \(k.typed), \(options))"
    var plain = w
    (plain.strideRows, plain.strideColumns) = (1, 1)
    var unpadded = w
    unpadded.pad(0, 0)
    let ones = dy.map { _ in 1 }
    if ofInput {
      let right = inputGradient(k, dy, w)
      var trial = PlainTrial(call + ".dx", right)
      trial.add("grad-kernel-unturned", answer: inputGradient(k.turned, dy, w))
      trial.add("grad-stride-ignored", answer: inputGradient(k, dy, plain))
      trial.add("grad-padding-ignored", answer: inputGradient(k, dy, unpadded))
      trial.add("grad-of-ones", answer: inputGradient(k, ones, w))
      trial.add(
        "grad-upstream-turned", "grad-kernel-unturned", answer: inputGradient(k, dy.turned, w))
      trial.add("grad-overwrites", answer: inputGradient(k, dy, w, overwriting: true))
      trial.add("grad-averaged", answer: right.map { $0.divided(by: dy.cells.count) })
      trial.add("grad-for-other", answer: kernelGradient(x, dy, w))
      return trial
    }
    let right = kernelGradient(x, dy, w)
    var trial = PlainTrial(call + ".dk", right)
    trial.add("grad-kernel-turned", answer: right.turned)
    trial.add("grad-stride-ignored", answer: kernelGradient(x, dy, plain))
    trial.add("grad-padding-ignored", answer: kernelGradient(x, dy, unpadded))
    trial.add("grad-of-ones", answer: kernelGradient(x, ones, w))
    trial.add("grad-upstream-turned", answer: kernelGradient(x, dy.turned, w))
    trial.add("grad-averaged", answer: right.map { $0.divided(by: dy.cells.count) })
    trial.add("grad-for-other", answer: inputGradient(k, dy, w))
    return trial
  }

  static func unfolding(_ source: inout SplitMix64) -> PlainTrial {
    let x = PlainImage.random(
      source.next(from: 3, through: 4), source.next(from: 4, through: 5), low: 1, high: 30, &source)
    let kernel = (rows: 2, columns: source.next(from: 2, through: 3))
    var w = PlainWindows()
    let padding = source.next(from: 0, through: 1)
    w.pad(padding, padding)
    if source.next(from: 0, through: 2) == 0 { w.strideColumns = 2 }
    let right = w.patches(x, kernel)
    let size = w.size(x, kernel)
    var trial = PlainTrial(
      "unfold(\(x.typed), kernel=\(kernel.rows)x\(kernel.columns), padding=\(padding), "
        + "stride=(1,\(w.strideColumns)))", right)
    trial.add("patches-as-rows", answer: right.transposed)
    trial.add(
      "windows-by-columns",
      answer: PlainImage(right.rows, right.columns) { tap, window in
        right[tap, window % size.rows * size.columns + window / size.rows]
      })
    trial.add(
      "taps-by-columns",
      answer: PlainImage(right.rows, right.columns) { tap, window in
        right[tap % kernel.rows * kernel.columns + tap / kernel.rows, window]
      })
    trial.add("taps-reversed", answer: right.upsideDown)
    trial.add("windows-reversed", answer: right.mirrored)
    var other = w
    other.pad(0, 0)
    trial.add("padding-ignored", answer: other.patches(x, kernel))
    other = w
    other.strideColumns = 1
    trial.add("stride-ignored", "stride-rows-only", answer: other.patches(x, kernel))
    if padding == 0 {
      other = w
      other.pad(kernel.rows / 2, kernel.columns / 2)
      trial.add("padding-invented", answer: other.patches(x, kernel))
    }
    return trial
  }
}
