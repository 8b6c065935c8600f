public import Arithmetic
public import Documents

extension MatrixComputation {
  /// A step for each row of the matrix, with its window.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    let result = try convolution.result(within: limits)
    let cells = try StepCells(convolution, result: result, within: limits)
    let total = result.count
    return Steps(
      title: "toeplitz", facts: facts, noun: "row", count: rows, companion: "window"
    ) { [self] row, room in figure(row, of: total, cells, room) }
  }

  private func figure(
    _ row: Int, of total: Int, _ cells: StepCells, _ room: FigureRoom
  ) -> StepFigure {
    let flat = rowOrder[row]
    let step = convolution.step(flat, of: total, cells, room: room)
    let shown = UnfinishedResult.stretch(row, of: rows, room.rows)
    var panels: [StepFigure.Panel] = [
      .grid(matrixGrid(row, shown)), .grid(resultGrid(row, shown, cells)),
    ]
    if case .sum(let sum)? = step.panels.last { panels.append(.sum(sum)) }
    let place = ShapeText.place("y", convolution.outputIndex(ofFlat: flat))
    return StepFigure(
      title: "row \(row + 1) of \(rows) → \(place)", panels: panels,
      companion: Self.window(of: step), companionName: "window")
  }

  /// The grids of a window's step; the first one says which cells of the input the window covers.
  private static func window(of step: StepFigure) -> [StepFigure.Panel] {
    var panels: [StepFigure.Panel] = []
    for case .grid(var grid) in step.panels {
      if panels.isEmpty, grid.caption.isEmpty { grid.caption = step.aside }
      panels.append(.grid(grid))
    }
    return panels
  }

  /// The rows around the current one, which is highlighted.
  private func matrixGrid(_ current: Int, _ rows: Range<Int>) -> CellGrid {
    let width = self.columns
    let focus = (0..<width).filter { isEntry[current * width + $0] }
    let middle = ((focus.first ?? 0) + (focus.last ?? 0)) / 2
    let columns = UnfinishedResult.stretch(middle, of: width, 48)
    let lines = rows.map { row in
      columns.map { column -> CellGrid.Cell in
        let place = row * width + column
        guard isEntry[place] else { return CellGrid.Cell(.dot, .faint) }
        return CellGrid.Cell(
          .number(cells.cell(place)),
          row == current ? .tap : row < current ? .plain : .faint)
      }
    }
    let parts = [
      rows.count < self.rows
        ? "rows \(rows.lowerBound)…\(rows.upperBound - 1) of \(self.rows)" : "",
      columns.count < width
        ? "columns \(columns.lowerBound)…\(columns.upperBound - 1) of \(width)" : "",
    ]
    return CellGrid(
      caption: resultName, rows: lines,
      leftOut: parts.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// vec(y) next to its rows.
  private func resultGrid(_ current: Int, _ rows: Range<Int>, _ cells: StepCells) -> CellGrid {
    let lines = rows.map { row -> [CellGrid.Cell] in
      let flat = rowOrder[row]
      let content = UnfinishedResult.content(
        cells.result(flat), ShapeText.place("y", convolution.outputIndex(ofFlat: flat)))
      guard row <= current else { return [UnfinishedResult.blank(as: content)] }
      return [.init(content, row == current ? .result : .plain)]
    }
    return CellGrid(caption: "vec(y), so far", rows: lines)
  }
}
