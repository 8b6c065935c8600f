public import Arithmetic
public import Documents

/// The windows of a pooling as figures.
extension PoolingComputation {
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard !isTooLongForSymbols else { return nil }
    let cells = try inputCells(within: limits).normalized(by: layout)
    let named: Tensor
    if case .tensor(let result) = value, result.shape == outputShape {
      named = result
    } else {
      named = try namedResult(within: limits)
    }
    let results = named.normalized(by: layout)
    let soFar = UnfinishedResult(name: "y", cells: results, space: pooling.span.outputShape)
    return Steps(title: "pool", facts: facts, noun: "window", count: windowCount) {
      [self] flat, room in
      guard let window = try? pooling.window(flat % windowsPerPlane, within: limits)
      else { return StepFigure(title: "", panels: []) }
      let figure = step(flat, window, cells, result: results.cell(flat), room: room)
      return room.showsProgress ? figure.inserting(soFar.within(room).grid(flat)) : figure
    }
  }

  /// The step of one window of one plane, `flat` counting `(…outer, …windows)`.
  func step(
    _ flat: Int, _ window: PoolingWindow, _ cells: Tensor, result: Scalar,
    room: FigureRoom = .answer
  ) -> StepFigure {
    let plane = flat / windowsPerPlane
    let start = plane * pooling.span.inputShape.reduce(1, *)
    let winners = winners(window, result) { cells.cell(start + $0) }
    var (figure, place) = figure(of: window, flat % windowsPerPlane)
    figure.room = room
    var title = "window \(flat + 1) of \(windowCount) → "
    title += ShapeText.place("y", layout.typedIndex(plane: plane, window.index))
    if let winner = winners.first {
      let index = pooling.span.inputShape.index(ofCell: winner)
      title += " = " + ShapeText.place("x", layout.typedIndex(plane: plane, index))
    }
    var aside = figure.aside(place)
    if winners.count > 1 { aside += " · \(winners.count) cells tie, the first wins" }
    if window.samples.isEmpty, pooling.kind == .max { aside += " · no cell of x: −∞" }
    let grids = figure.grids(place, caption: caption(plane), winner: winners.first) {
      cells.cell(start + $0)
    }
    var panels = grids.map { StepFigure.Panel.grid($0) }
    if let sum = sum(window, result, cell: { cells.cell(start + $0) }) { panels.append(.sum(sum)) }
    return StepFigure(title: title, aside: aside, panels: panels)
  }

  /// The picture of one window; an adaptive one is drawn as the only window of a relation its size.
  private func figure(of window: PoolingWindow, _ place: Int) -> (WindowFigure, Int) {
    switch pooling.span {
    case .sliding(let relation):
      return (WindowFigure(relation: relation, mode: .zeros, border: .exact(0)), place)
    case .adaptive(let relation):
      let axes = relation.axes.enumerated().map { index, axis in
        let start = window.origin[index]
        let length = window.shape[index]
        return AxisRelation(
          input: axis.input, kernel: length, stride: 1, dilation: 1,
          padding: PaddingPair(-start, start + length - axis.input), output: 1)
      }
      return (WindowFigure(relation: Relation(axes), mode: .zeros, border: .exact(0)), 0)
    }
  }

  private func caption(_ plane: Int) -> String {
    let index = layout.outer.index(ofCell: plane)
    switch index.count {
    case 0: return ""
    case 1: return "x, channel \(index[0])"
    case 2: return "x, image \(index[0]), channel \(index[1])"
    default: return "x, plane \(plane)"
    }
  }

  /// The samples that equal the greatest or least number, the first being the winner.
  private func winners(
    _ window: PoolingWindow, _ result: Scalar, cell: (Int) -> Scalar
  ) -> [Int] {
    guard hasWinners, input.tensor != nil else { return [] }
    return window.samples.filter { cell($0) == result || cell($0).isNaN && result.isNaN }
  }

  private func sum(
    _ window: PoolingWindow, _ result: Scalar, cell: (Int) -> Scalar
  ) -> SumFigure? {
    let columns = window.shape.last ?? 1
    var rows: [[SumFigure.Term]] = []
    for (tap, content) in window.cells.enumerated() {
      if tap % columns == 0 { rows.append([]) }
      switch content {
      case .sample(let place): rows[rows.count - 1].append(SumFigure.Term([cell(place)]))
      case .padding where showsPadding:
        rows[rows.count - 1].append(SumFigure.Term([.exact(0)], isPadding: true))
      case .padding, .overhang: break
      }
    }
    rows.removeAll(where: \.isEmpty)
    guard !rows.isEmpty, let kind = figureKind(of: rows, window) else { return nil }
    return SumFigure(
      rows: rows, divisor: pooling.kind == .avg ? window.divisor : nil, kind: kind, result: result)
  }

  /// Zeros of the padding are written where they count.
  private var showsPadding: Bool {
    pooling.kind == .sum || pooling.kind == .avg && pooling.divisor == .padded
  }

  /// How the window is written; nil for powers that keep their sign, which the absolute values of a
  /// norm would belie.
  private func figureKind(of rows: [[SumFigure.Term]], _ window: PoolingWindow)
    -> SumFigure.Kind?
  {
    switch pooling.kind {
    case .max: return .maximum
    case .min: return .minimum
    case .avg, .sum: return .sum
    case .lp(let norm):
      // A window cut off by the end counts as a whole one: its sum is not what is under the root.
      if pooling.powers == .averaged, window.cells.contains(.overhang) { return nil }
      if norm == 1, pooling.powers != .absolute { return .sum }
      let isPlain = rows.allSatisfy { $0.allSatisfy { $0.factors.allSatisfy(\.isNotNegative) } }
      switch norm {
      case .whole(let p):
        return p > 0 && (p % 2 == 0 || pooling.powers == .absolute || isPlain) ? .norm(p) : nil
      case .infinite: return isPlain ? .maximum : nil
      case .real: return nil
      }
    }
  }
}

/// How the answer ends.
extension PoolingComputation {
  /// The result, and before it the places of winners.
  public func results(_ value: Value, within limits: Limits) -> [Block] {
    let values = Block.result(name: resultName, value: value)
    guard hasWinners, let all = try? places(within: limits) else {
      return rootFacts + [values]
    }
    return emptyFacts + [placeFact, .result(name: "indices", value: .tensor(all)), values]
  }

  /// The places last, where they were asked for.
  public func results(_ result: Tensor, places: Tensor) -> [Block] {
    emptyFacts + [
      .result(name: resultName, value: .tensor(result)), placeFact,
      .result(name: "indices", value: .tensor(places)),
    ]
  }

  private var placeFact: Block {
    let columns = pooling.span.inputShape.last ?? 1
    if scope == .pixels, let channels = layout.outer.last {
      return .fact(
        label: "indices",
        text:
          "counted pixel by pixel through the \(Count(channels, "channel")), as TensorFlow does: "
          + "place = pixel·\(channels) + channel")
    }
    var text = scope == .tensor ? "counted through the whole tensor" : "counted in the input"
    if scope != .tensor, layout.planes > 1 { text = "counted in each plane" }
    if layout.dims > 1 {
      text +=
        order == .column
        ? " column by column" : " row by row: place = row·\(columns) + column"
    }
    return .fact(label: "indices", text: text + ", padding left out")
  }

  /// −∞ is a float: all of them are.
  private var emptyFacts: [Block] {
    guard !givesSizesOnly, pooling.hasEmptyWindows else { return [] }
    let text =
      "a window without a cell of x has the maximum −∞, its place that of its first tap "
      + "not before x; so all are floats"
    return [.fact(label: "−∞", text: text)]
  }

  /// What is under the roots, where the windows do not show it.
  private var rootFacts: [Block] {
    guard case .lp(let norm) = pooling.kind else { return [] }
    var facts: [Block] = []
    switch norm {
    case .infinite: facts.append(.fact(label: "root", text: "p = ∞ leaves the greatest |x|"))
    case .whole(let p) where p > 1 && p % 2 == 1 && pooling.powers != .absolute,
      .whole(let p) where p < 0:
      facts.append(
        .fact(label: "root", text: "y is the root of order \(p) of Σ x^\(p), signs kept"))
    case .real(let p):
      facts.append(
        .fact(label: "root", text: "y = (Σ x^p)^(1/p) with p = \(p.floatText), in floats"))
    case .whole: break
    }
    if pooling.powers == .averaged, norm != .infinite, pooling.hasPartialWindows {
      let text =
        "a window that hangs over the end counts as whole: PyTorch averages the powers, "
        + "then multiplies by the \(pooling.span.kernelShape.saturatingCount) cells of a window"
      facts.append(.fact(label: "partial", text: text))
    }
    return facts
  }
}

extension Scalar {
  fileprivate var isNaN: Bool {
    if case .float(let value) = self { return value.isNaN }
    return false
  }

  fileprivate var isNotNegative: Bool {
    switch self {
    case .exact(let value): value.sign >= 0
    case .float(let value): value >= 0
    case .symbolic, .complex: true
    }
  }
}
