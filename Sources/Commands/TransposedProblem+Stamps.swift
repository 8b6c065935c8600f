internal import Arithmetic
internal import Documents

/// Stamps and their overlaps.
extension TransposedProblem {
  var stampCount: Int { layout.batch * layout.inputChannels * relation.windows }

  /// The index of an input cell counted as `(batch, in, …windows)`, as the user's layout has it.
  func inputIndex(ofFlat flat: Int) -> [Int] {
    let windows = relation.windows
    let space = WindowFigure.unravel(flat % windows, relation.outputShape)
    guard layout.hasChannels else { return space }
    let channel = [flat / windows % layout.inputChannels]
    let batch = layout.hasBatch ? [flat / windows / layout.inputChannels] : []
    return layout.order == .channelsFirst ? batch + channel + space : batch + space + channel
  }

  /// Route three: each cell of y lays the kernel, times itself, at its window.
  func stampRoute(_ shown: Int, result: Tensor, limits: Limits) -> [Block] {
    guard shown > 0, relation.rank <= 2, !layout.hasChannels,
      let cells = try? inputCells(within: limits), let kernel = try? kernelCells(within: limits)
    else {
      return [
        .note(
          "3  Stamps: every cell of y lays the kernel, times itself, on the output; overlaps add")
      ]
    }
    var blocks: [Block] = [
      .note("3  Stamps: every cell of y lays the kernel, times itself, on the output; overlaps add")
    ]
    for flat in 0..<min(shown, stampCount) {
      blocks.append(.step(stamp(flat, cells, kernel, limits)))
    }
    return blocks + WindowChoice.omitted(shown, of: stampCount, noun: "stamp")
  }

  private func stamp(_ flat: Int, _ cells: Tensor, _ kernel: Tensor, _ limits: Limits)
    -> StepFigure
  {
    let figure = WindowFigure(relation: relation, mode: .zeros, border: .exact(0))
    let index = figure.index(of: flat)
    let value = cells.cell(flat)
    var parts: [Int: Scalar] = [:]
    var column = MatrixRow(caption: "column \(flat) of Cᵀ", count: relation.samples)
    for (tap, sample) in transposed.forward.samples(ofWindow: flat).enumerated() {
      guard let sample else { continue }
      column.add(kernel.cell(tap), at: sample)
      parts[sample] = (try? value.times(kernel.cell(tap))) ?? .exact(0)
    }
    let grids = figure.grids(flat, caption: "") { parts[$0] ?? .exact(0) }.map { grid in
      var grid = grid
      grid.rows = grid.rows.map { row in
        row.map { $0.role == .plain ? CellGrid.Cell(.dot, .faint) : $0 }
      }
      return grid
    }
    let row = column
    return StepFigure(
      title: "stamp \(flat + 1) of \(stampCount): \(ShapeText.place("y", index)) times k",
      aside: figure.aside(flat).replacingPrefix("input", with: "output"),
      panels: grids.map { .grid($0) }, companion: row.figure().panels,
      companionName: "column of Cᵀ")
  }

  /// How many stamps fall on each output, and whether that is a checkerboard.
  var overlapBlocks: [Block] {
    let counts = relation.axes.map(\.coverage)
    let uneven = relation.axes.contains {
      $0.kernel > 1 && !$0.reach.isMultiple(of: $0.stride) && $0.stride > 1
    }
    var text = counts.map { $0.prefix(32).map(String.init).joined(separator: " ") }
    if let first = text.first, text.allSatisfy({ $0 == first }), text.count > 1 {
      text = ["\(first), along each axis"]
    }
    var blocks: [Block] = [
      .fact(label: "overlap", text: text.joined(separator: "  by  "))
    ]
    if uneven {
      blocks.append(
        .fact(
          label: "",
          text: "uneven, since the stride does not divide the kernel: a checkerboard; a kernel "
            + "that is a multiple of the stride has none"))
    }
    return blocks
  }
}

extension Scalar {
  /// The product of two cells.
  func times(_ other: Scalar) throws(ArithmeticError) -> Scalar {
    try Tensor(self).multiplied(by: Tensor(other), within: .standard).cell(0)
  }
}

extension String {
  func replacingPrefix(_ prefix: String, with other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
