public import Arithmetic
public import Documents
internal import Syntax

/// Heading, sizes and steps of an unpooling.
extension UnpoolingComputation {
  public var facts: [String] {
    var facts = [
      places == nil ? "avg, by spreading" : "max, by places",
      "input \(ShapeText.times(input.shape))", "window \(ShapeText.times(relation.kernelShape))",
      "stride \(ShapeText.perAxis(relation.axes.map(\.stride)))",
    ]
    let pairs = relation.axes.map(\.padding)
    if pairs.contains(where: { $0 != .none }) {
      facts.append("padding \(PaddingText.pairs(pairs)) (crops)")
    }
    facts += layout.facts
    if areRemembered { facts.append("places as the pool left them") }
    if let framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  /// o′ = (i′ − 1)s + k − 2p for each different axis, and the other possible sizes.
  public var sizes: [Block] {
    let axes = relation.axes
    let isPlain = relation.hasEvenPadding && axes.allSatisfy { $0.dilation == 1 }
    let law = (isPlain ? SizeLaw.unpooling : .transposed).relationship(isEven: isPlain).law
    var blocks: [Block] = []
    var done: [AxisRelation] = []
    for (index, axis) in axes.enumerated() where !done.contains(axis) {
      done.append(axis)
      var values = axis.values
      values[.transposedInput] = axis.output
      values[.outputPadding] = 0
      guard let usual = try? law.formula.evaluate(values) else { continue }
      let alike = axes.indices.filter { axes[$0] == axis }
      blocks.append(
        .derivation(
          DerivationFigure(
            label: index == 0 ? "size" : "", symbol: law.symbol, formula: law.formula,
            values: values, remark: Relation.remark(alike, of: axes.count))))
      if let text = choice(axis, usual) { blocks.append(.fact(label: "legal", text: text)) }
    }
    return blocks
  }

  private func choice(_ axis: AxisRelation, _ usual: Int) -> String? {
    guard axis.stride > 1 else { return nil }
    let low = max(usual - axis.stride + 1, 1)
    let high = usual + axis.stride - 1
    guard low <= high else { return nil }
    let sizes =
      high - low > 12
      ? "\(low) to \(high)" : (low..<high).map(String.init).joined(separator: ", ") + " or \(high)"
    let taken = axis.input == usual ? "" : "; \(axis.input) was asked for"
    return "\(sizes), all less than the stride from \(usual): output_shape says which" + taken
  }

  /// A step for each cell of the input.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard !givesSizesOnly, cellCount > 0 else { return nil }
    let cells = try inputCells(within: limits).normalized(by: layout)
    let targets = places?.normalized(by: layout).intValues
    return Steps(title: "unpool", facts: facts, noun: "number", count: cellCount) {
      [self] flat, room in
      if let targets { return placedStep(flat, cells.cell(flat), target: targets[flat]) }
      return spreadStep(flat, cells, limits) ?? StepFigure(title: "", panels: [])
    }
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] {
    let duplicates = places == nil ? [] : (try? result(within: limits).duplicates) ?? []
    return collisions(duplicates) + [.result(name: resultName, value: value)]
  }

  /// The note on overlapping windows.
  private func collisions(_ duplicates: [Int]) -> [Block] {
    if places == nil {
      let overlaps = relation.axes.contains { $0.stride < $0.reach && $0.output > 1 }
      return overlaps
        ? [
          .fact(
            label: "overlap", text: "where windows overlap, \(fills ? "numbers" : "shares") add")
        ] : []
    }
    guard !duplicates.isEmpty else { return [] }
    let samples = max(relation.samples, 1)
    let names = duplicates.prefix(6).map { flat in
      let index = relation.inputShape.index(ofCell: flat % samples)
      return ShapeText.place("x′", layout.typedIndex(plane: flat / samples, index))
    }
    let more = duplicates.count > 6 ? ", …" : ""
    return [
      .fact(
        label: "collision",
        text: "more than one number went to \(names.joined(separator: ", "))\(more): the last "
          + "stays (PyTorch leaves open which)")
    ]
  }

  private func title(_ flat: Int) -> (plane: Int, window: Int, text: String) {
    let (plane, window) = (flat / relation.windows, flat % relation.windows)
    let index = relation.outputShape.index(ofCell: window)
    let place = ShapeText.place("y", layout.typedIndex(plane: plane, index))
    return (plane, window, "number \(flat + 1) of \(cellCount): \(place)")
  }

  private func placedStep(_ flat: Int, _ value: Scalar, target: Int) -> StepFigure {
    let (plane, window, text) = title(flat)
    let (home, place) = home(of: target, plane)
    let sample = order.place(place, in: relation.inputShape)
    let index = relation.inputShape.index(ofCell: sample)
    let figure = WindowFigure(relation: relation, mode: .zeros, border: .exact(0))
    let grids = figure.grids(window, caption: "", winner: sample) {
      $0 == sample ? value : .exact(0)
    }
    return StepFigure(
      title: "\(text) → \(ShapeText.place("x′", layout.typedIndex(plane: home, index)))",
      aside: "place \(target)", panels: grids.map { .grid(Self.dotted($0)) })
  }

  private func spreadStep(_ flat: Int, _ cells: Tensor, _ limits: Limits) -> StepFigure? {
    let (_, window, text) = title(flat)
    let pooling = Pooling(span: .sliding(relation), kind: .avg, divisor: divisor)
    guard let opened = try? pooling.window(window, within: limits), opened.divisor > 0,
      let share = try? cells.cell(flat).times(.exact(Rational(1).divided(by: opened.divisor)))
    else { return nil }
    let samples = Set(opened.samples)
    let figure = WindowFigure(relation: relation, mode: .zeros, border: .exact(0))
    let grids = figure.grids(window, caption: "") { samples.contains($0) ? share : .exact(0) }
    return StepFigure(
      title: "\(text)\(fills ? "" : " over \(opened.divisor)"), to \(Count(samples.count, "cell"))",
      aside: figure.aside(window, of: "output"),
      panels: grids.map { .grid(Self.dotted($0)) })
  }

  /// Cells that the step does not change are dots.
  private static func dotted(_ grid: CellGrid) -> CellGrid {
    var grid = grid
    grid.rows = grid.rows.map { row in
      row.map { cell in
        guard case .number(.exact(let number)) = cell.content, number.isZero,
          cell.role == .plain || cell.role == .tap
        else { return cell }
        return CellGrid.Cell(.dot, cell.role == .plain ? .faint : .tap)
      }
    }
    return grid
  }
}
