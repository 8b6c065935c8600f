internal import Arithmetic

/// A problem, and wrong answers to it that were worked out with a mistake by plain loops.
struct PlainTrial {
  /// The key as it is typed.
  var expression: String
  var right: Answer
  var wrong: [(names: Set<String>, answer: Answer)] = []

  enum Answer: Equatable {
    case image(PlainImage)
    case sizes([Rational])
    case number(Rational)
  }

  init(_ expression: String, _ right: Answer) {
    (self.expression, self.right) = (expression, right)
  }

  init(_ expression: String, _ right: PlainImage) { self.init(expression, .image(right)) }

  /// Adds a wrong answer, unless the mistake does not show.
  mutating func add(_ names: String..., answer: PlainImage) {
    guard answer.rows > 0, answer.columns > 0 else { return }
    add(Set(names), .image(answer))
  }

  mutating func add(_ names: Set<String>, _ answer: Answer) {
    if answer != right { wrong.append((names, answer)) }
  }
}

/// The operations that answers are given for.
public enum PlainOperation: String, CaseIterable, Sendable {
  case conv1d, conv2d, pool, transpose, toeplitz1d, toeplitz2d, size1, size2, poolSize,
    transposedSize
  case parameters, inputGradient, kernelGradient, unfold

  func trial(_ source: inout SplitMix64) -> PlainTrial {
    switch self {
    case .conv1d: Self.convolution(rows: 1, &source)
    case .conv2d: Self.convolution(rows: source.next(from: 4, through: 6), &source)
    case .pool: Self.pooling(&source)
    case .transpose: Self.transposed(&source)
    case .toeplitz1d: Self.matrix(rows: 1, &source)
    case .toeplitz2d: Self.matrix(rows: source.next(from: 3, through: 4), &source)
    case .size1: Self.sizes(axes: 1, &source)
    case .size2: Self.sizes(axes: 2, &source)
    case .poolSize: Self.poolSize(&source)
    case .transposedSize: Self.transposedSizes(&source)
    case .parameters: Self.parameters(&source)
    case .inputGradient: Self.gradient(ofInput: true, &source)
    case .kernelGradient: Self.gradient(ofInput: false, &source)
    case .unfold: Self.unfolding(&source)
    }
  }
}

extension PlainOperation {
  private static func signed(
    _ rows: Int, _ columns: Int, _ source: inout SplitMix64
  ) -> PlainImage {
    // Without symmetry, and with numbers of both signs.
    while true {
      let kernel = PlainImage.random(rows, columns, low: -4, high: 5, &source)
      if kernel != kernel.turned, kernel.cells.contains(where: { $0.sign < 0 }) { return kernel }
    }
  }

  private static func option(
    _ name: String, _ rows: Int, _ columns: Int, unless usual: Int, dims: Int
  )
    -> String
  {
    if rows == usual && columns == usual || dims == 1 && columns == usual { return "" }
    return dims == 1 || rows == columns ? ", \(name)=\(columns)" : ", \(name)=(\(rows),\(columns))"
  }

  static func convolution(rows: Int, _ source: inout SplitMix64) -> PlainTrial {
    let dims = rows == 1 ? 1 : 2
    let columns = source.next(from: 6, through: 7) + (dims == 1 ? 2 : 0)
    let height = dims == 1 ? 1 : source.next(from: 2, through: 3)
    let width = source.next(from: 2, through: 3)
    let x = PlainImage.random(rows, columns, low: 0, high: 9, &source)
    let k = signed(height, width, &source)
    var w = PlainWindows()
    let kind = source.next(from: 0, through: 3)
    if kind == 1 { (w.strideRows, w.strideColumns) = (dims == 1 ? 1 : 2, 2) }
    if kind == 2 { w.pad(dims == 1 ? 0 : 1, source.next(from: 1, through: 2)) }
    if kind == 3 {
      (w.strideRows, w.strideColumns) = (1, 2)
      w.pad(dims == 1 ? 0 : 1, 1)
    }
    if kind == 0, source.next(from: 0, through: 1) == 1, dims == 1 || rows > 2 * height - 2 {
      (w.dilationRows, w.dilationColumns) = (dims == 1 ? 1 : 2, 2)
    }
    let bias =
      source.next(from: 0, through: 1) == 0
      ? Rational(0) : Rational(source.next(from: 2, through: 7))
    let options =
      option("stride", w.strideRows, w.strideColumns, unless: 1, dims: dims)
      + option("padding", w.top, w.left, unless: 0, dims: dims)
      + option("dilation", w.dilationRows, w.dilationColumns, unless: 1, dims: dims)
      + (bias.isZero ? "" : ", bias=\(bias)")
    let inner = { (image: PlainImage) in
      dims == 1 ? String(image.typed.dropFirst().dropLast()) : image.typed
    }
    var trial = PlainTrial("conv(\(inner(x)), \(inner(k))\(options))", w.slide(x, k, bias: bias))
    func add(
      _ names: String...,
      by change: (inout PlainWindows, inout PlainImage, inout PlainImage, inout Rational) -> Void
    ) {
      var (windows, image, kernel, b) = (w, x, k, bias)
      change(&windows, &image, &kernel, &b)
      let answer = windows.slide(image, kernel, bias: b)
      if answer.rows > 0, answer.columns > 0 { trial.add(Set(names), .image(answer)) }
    }
    add("flip") { _, _, k, _ in k = k.turned }
    if dims == 2 {
      add("flip-rows") { _, _, k, _ in k = k.upsideDown }
      add("flip-columns") { _, _, k, _ in k = k.mirrored }
      add("kernel-transposed") { _, _, k, _ in k = k.transposed }
      trial.add("result-transposed", answer: w.slide(x, k, bias: bias).transposed)
      add("stride-rows-only", "stride-ignored") { w, _, _, _ in w.strideColumns = 1 }
      add("stride-columns-only", "stride-ignored") { w, _, _, _ in w.strideRows = 1 }
      add("padding-rows-only") { w, _, _, _ in (w.left, w.right) = (0, 0) }
      add("padding-columns-only") { w, _, _, _ in (w.top, w.bottom) = (0, 0) }
      add("dilation-rows-only") { w, _, _, _ in w.dilationColumns = 1 }
      add("dilation-columns-only") { w, _, _, _ in w.dilationRows = 1 }
      if w.strideRows != w.strideColumns {
        add("axes-swapped") { w, _, _, _ in swap(&w.strideRows, &w.strideColumns) }
      }
    }
    add("padding-ignored") { w, _, _, _ in w.pad(0, 0) }
    add("padding-begin-only") { w, _, _, _ in (w.bottom, w.right) = (0, 0) }
    add("padding-end-only") { w, _, _, _ in (w.top, w.left) = (0, 0) }
    add("padding-doubled") { w, _, _, _ in w.pad(2 * w.top, 2 * w.left) }
    add("padding-ones") { w, _, _, _ in w.outside = 1 }
    if w.left == 0 {
      add("padding-invented", "full-for-valid") { w, _, k, _ in w.pad(k.rows / 2, k.columns / 2) }
      add("full-for-valid", "padding-invented") { w, _, k, _ in
        w.pad(w.dilationRows * (k.rows - 1), w.dilationColumns * (k.columns - 1))
      }
    }
    add("stride-ignored") { w, _, _, _ in (w.strideRows, w.strideColumns) = (1, 1) }
    add("dilation-ignored") { w, _, _, _ in (w.dilationRows, w.dilationColumns) = (1, 1) }
    if w.dilationColumns > 1 {
      add("dilation-gap") { w, _, _, _ in
        w.dilationColumns += 1
        if dims == 2 { w.dilationRows += 1 }
      }
    }
    if !bias.isZero {
      add("bias-missing") { _, _, _, b in b = 0 }
      add("bias-twice") { _, _, _, b in b = b + b }
      add("bias-subtracted") { _, _, _, b in b = -b }
      add("bias-per-tap") { _, _, k, b in b = b * Rational(k.cells.count) }
    }
    if bias.isZero {
      add("negated") { _, _, k, _ in k = k.map { -$0 } }
      add("averaged") { _, _, k, _ in
        let count = Rational(k.cells.count)
        k = k.map { $0.divided(by: count.intValue ?? 1) }
      }
    }
    add("abs-kernel") { _, _, k, _ in k = k.map(\.absolute) }
    add("kernel-ignored") { _, _, k, _ in k = k.map { _ in 1 } }
    let right = w.slide(x, k, bias: bias)
    trial.add("relu-applied", answer: right.map { $0.sign < 0 ? 0 : $0 })
    trial.add("signs-lost", answer: right.map(\.absolute))
    trial.add("result-turned", answer: right.turned)
    if right.columns > 1, dims == 1 || right.rows > 1 {
      trial.add(
        "last-window-lost",
        answer: PlainImage(max(right.rows - 1, 1), right.columns - 1) { right[$0, $1] })
    }
    return trial
  }

  static func pooling(_ source: inout SplitMix64) -> PlainTrial {
    let (rows, columns) = (source.next(from: 4, through: 6), source.next(from: 5, through: 7))
    let x = PlainImage.random(rows, columns, low: -5, high: 20, &source)
    let size = source.next(from: 2, through: 3)
    let kernel = (rows: size, columns: size)
    let kind = source.next(from: 0, through: 1) == 0 ? "avg" : "max"
    var w = PlainWindows()
    let stride = source.next(from: 1, through: 2)
    let padding = source.next(from: 0, through: 1)
    (w.strideRows, w.strideColumns) = (stride, stride)
    w.pad(padding, padding)
    func average(_ window: [Rational?]) -> Rational {
      window.reduce(Rational(0)) { $0 + ($1 ?? 0) }.divided(by: window.count)
    }
    func inside(_ window: [Rational?]) -> [Rational] { window.compactMap { $0 } }
    func most(_ window: [Rational?]) -> Rational { inside(window).max() ?? 0 }
    let take: ([Rational?]) -> Rational = kind == "avg" ? average : most
    var trial = PlainTrial(
      "pool(\(x.typed), \(kind), \(size)x\(size), stride=\(stride), padding=\(padding)"
        + (kind == "avg" && padding > 0 ? ", count_include_pad=true" : "") + ")",
      w.pool(x, kernel, take))
    func add(_ names: String..., by change: (inout PlainWindows) -> Void) {
      var windows = w
      change(&windows)
      let answer = windows.pool(x, kernel, take)
      if answer.rows > 0, answer.columns > 0 { trial.add(Set(names), .image(answer)) }
    }
    trial.add("pool-sum", answer: w.pool(x, kernel) { $0.reduce(Rational(0)) { $0 + ($1 ?? 0) } })
    trial.add("pool-avg-max", answer: w.pool(x, kernel, kind == "avg" ? most : average))
    trial.add("pool-min", answer: w.pool(x, kernel) { inside($0).min() ?? 0 })
    trial.add(
      "pool-median",
      answer: w.pool(x, kernel) { window in
        let sorted = inside(window).sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1
          ? sorted[middle] : (sorted[middle - 1] + sorted[middle]).divided(by: 2)
      })
    if kind == "avg" {
      trial.add("mean-integer", answer: w.pool(x, kernel) { average($0).floor })
      trial.add("mean-integer", answer: w.pool(x, kernel) { average($0).rounded(.even) })
      trial.add(
        "mean-by-side",
        answer: w.pool(x, kernel) { $0.reduce(Rational(0)) { $0 + ($1 ?? 0) }.divided(by: size) })
      trial.add(
        "count-padding",
        answer: w.pool(x, kernel) { window in
          let cells = inside(window)
          return cells.reduce(Rational(0)) { $0 + $1 }.divided(by: max(cells.count, 1))
        })
    } else {
      trial.add("max-of-padding", answer: w.pool(x, kernel) { $0.map { $0 ?? 0 }.max() ?? 0 })
    }
    add("stride-is-kernel") { ($0.strideRows, $0.strideColumns) = (size, size) }
    add("pool-stride-one", "stride-ignored") { ($0.strideRows, $0.strideColumns) = (1, 1) }
    add("padding-ignored") { $0.pad(0, 0) }
    if padding == 0 { add("padding-invented") { $0.pad(size / 2, size / 2) } }
    add("stride-rows-only") { $0.strideColumns = 1 }
    add("stride-columns-only") { $0.strideRows = 1 }
    let right = w.pool(x, kernel, take)
    trial.add("result-transposed", answer: right.transposed)
    trial.add("result-turned", answer: right.turned)
    return trial
  }

  static func transposed(_ source: inout SplitMix64) -> PlainTrial {
    let y = PlainImage.random(
      source.next(from: 2, through: 3), source.next(from: 3, through: 4), low: 1, high: 9, &source)
    let k = signed(source.next(from: 2, through: 3), source.next(from: 2, through: 3), &source)
    var w = PlainWindows()
    let stride = source.next(from: 1, through: 2)
    let padding = source.next(from: 0, through: 1)
    let extra = stride == 2 ? source.next(from: 0, through: 1) : 0
    (w.strideRows, w.strideColumns) = (stride, stride)
    w.pad(padding, padding)
    let right = w.stamp(y, k, extra: extra)
    var trial = PlainTrial(
      "transpose(\(y.typed), \(k.typed), stride=\(stride), padding=\(padding)"
        + (extra > 0 ? ", output_padding=\(extra)" : "") + ")", right)
    trial.add("stamps-overwrite", answer: w.stamp(y, k, extra: extra, overwriting: true))
    trial.add("transpose-unflipped", "flip", answer: w.stamp(y, k.turned, extra: extra))
    trial.add("kernel-transposed", answer: w.stamp(y, k.transposed, extra: extra))
    trial.add("flip-rows", answer: w.stamp(y, k.upsideDown, extra: extra))
    trial.add("flip-columns", answer: w.stamp(y, k.mirrored, extra: extra))
    trial.add("abs-kernel", answer: w.stamp(y, k.map(\.absolute), extra: extra))
    trial.add("negated", answer: w.stamp(y, k.map { -$0 }, extra: extra))
    trial.add("input-transposed", answer: w.stamp(y.transposed, k, extra: extra))
    var other = w
    (other.strideRows, other.strideColumns) = (1, 1)
    trial.add("zeros-not-inserted", answer: other.stamp(y, k, extra: extra))
    (other.strideRows, other.strideColumns) = (stride + 1, stride + 1)
    trial.add("zeros-one-too-many", answer: other.stamp(y, k, extra: extra))
    other = w
    other.pad(0, 0)
    trial.add("padding-ignored", answer: other.stamp(y, k, extra: extra))
    if padding > 0 {
      other.pad(-padding, -padding)
      trial.add("transpose-padding-adds", answer: other.stamp(y, k, extra: extra))
    }
    if extra > 0 { trial.add("output-padding-both", answer: w.stamp(y, k)) }
    trial.add("plain-for-transposed", answer: w.slide(y, k))
    trial.add("result-transposed", answer: right.transposed)
    trial.add("result-turned", answer: right.turned)
    trial.add("signs-lost", answer: right.map(\.absolute))
    trial.add("relu-applied", answer: right.map { $0.sign < 0 ? 0 : $0 })
    return trial
  }

  static func matrix(rows: Int, _ source: inout SplitMix64) -> PlainTrial {
    let dims = rows == 1 ? 1 : 2
    let columns = source.next(from: 4, through: 5) + (dims == 1 ? 1 : 0)
    let k = signed(dims == 1 ? 1 : 2, dims == 1 ? 3 : 2, &source).map { $0.isZero ? 6 : $0 }
    let w = PlainWindows()
    let image = (rows: rows, columns: columns)
    let right = w.matrix(image, k)
    let typed = dims == 1 ? String(k.typed.dropFirst().dropLast()) : k.typed
    var trial = PlainTrial(
      "toeplitz(\(dims == 1 ? "\(columns)" : "\(rows)x\(columns)"), \(typed))", right)
    trial.add("toeplitz-flipped", answer: w.matrix(image, k.turned))
    trial.add("toeplitz-transposed", answer: right.transposed)
    trial.add("abs-kernel", answer: w.matrix(image, k.map(\.absolute)))
    trial.add("negated", answer: w.matrix(image, k.map { -$0 }))
    var other = w
    (other.strideRows, other.strideColumns) = (dims, 2)
    trial.add("stride-invented", "stride-off-by-one", answer: other.matrix(image, k))
    other = w
    other.pad(dims - 1, 1)
    trial.add("padding-invented", "full-for-valid", answer: other.matrix(image, k))
    trial.add("matrix-rows-reversed", answer: right.upsideDown)
    trial.add("matrix-columns-reversed", "toeplitz-flipped", answer: right.mirrored)
    trial.add("matrix-no-shift", answer: PlainImage(right.rows, right.columns) { right[0, $1] })
    if dims == 2 {
      trial.add("flip-rows", answer: w.matrix(image, k.upsideDown))
      trial.add("flip-columns", answer: w.matrix(image, k.mirrored))
      trial.add("kernel-transposed", answer: w.matrix(image, k.transposed))
      trial.add(
        "column-major",
        answer: PlainImage(right.rows, right.columns) { row, column in
          let size = (rows - k.rows + 1, columns - k.columns + 1)
          let (r, c) = (row % size.0, row / size.0)
          let (y, x) = (column % rows, column / rows)
          return right[r * size.1 + c, y * columns + x]
        })
      trial.add(
        "row-jump",
        answer: PlainImage(right.rows, right.columns) { row, column in
          column >= row ? right.at(0, column - row) : 0
        })
    } else {
      trial.add(
        "toeplitz-circulant",
        answer: PlainImage(columns, columns) { row, column in
          k.at(0, (column - row + columns) % columns)
        })
      trial.add(
        "shift-too-far",
        answer: PlainImage(right.rows, right.columns) { k.at(0, $1 - 2 * $0) })
    }
    return trial
  }
}
