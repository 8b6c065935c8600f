internal import Arithmetic
internal import Documents
internal import Syntax

extension MatrixView {
  /// The rows of the matrix one after the other, each with the window that it is.
  ///
  /// - Throws: what the computation throws.
  func playback(_ call: Call) throws(Diagnostic) -> Playback {
    guard let cells = StepCells(problem, result: result, limits: limits) else {
      throw call.tooLongToPlay
    }
    let view = self
    let order = order.outputPlaces(problem).map { $0.flat(of: problem.relation.windows) }
    return Playback(
      title: "toeplitz", facts: headingFacts, noun: "row", count: matrix.shape[0],
      companion: "window"
    ) { row, room in view.frame(row, order, cells, room) }
  }

  private func frame(
    _ row: Int, _ order: [Int], _ cells: StepCells, _ room: FigureRoom
  ) -> Playback.Frame {
    let total = result.count
    let flat = row < order.count ? order[row] : row
    let step = problem.step(flat, of: total, cells, room: room)
    let rows = UnfinishedResult.stretch(row, of: matrix.shape[0], room.rows)
    var panels: [StepFigure.Panel] = [
      .grid(matrixGrid(row, rows)), .grid(resultGrid(row, rows, order, cells)),
    ]
    if case .sum(let sum)? = step.panels.last { panels.append(.sum(sum)) }
    let place = ShapeText.place("y", problem.outputIndex(ofFlat: flat))
    var window = step
    if case .sum? = window.panels.last { window.panels.removeLast() }
    let companion = window
    return Playback.Frame(
      step: StepFigure(
        title: "row \(row + 1) of \(matrix.shape[0]) → \(place)", panels: panels),
      companion: { companion })
  }

  /// The rows around the current one, whose entries stand out.
  private func matrixGrid(_ current: Int, _ rows: Range<Int>) -> CellGrid {
    let width = matrix.shape[1]
    let focus = (0..<width).filter { isEntry[current * width + $0] }
    let middle = ((focus.first ?? 0) + (focus.last ?? 0)) / 2
    let columns = UnfinishedResult.stretch(middle, of: width, 48)
    let lines = rows.map { row in
      columns.map { column -> CellGrid.Cell in
        let place = row * width + column
        guard isEntry[place] else { return CellGrid.Cell(.dot, .faint) }
        return CellGrid.Cell(
          .number(matrix.cell(place)),
          row == current ? .tap : row < current ? .plain : .faint)
      }
    }
    let parts = [
      rows.count < matrix.shape[0]
        ? "rows \(rows.lowerBound)…\(rows.upperBound - 1) of \(matrix.shape[0])" : "",
      columns.count < width
        ? "columns \(columns.lowerBound)…\(columns.upperBound - 1) of \(width)" : "",
    ]
    return CellGrid(
      caption: isOfInput ? "A" : "C", rows: lines,
      leftOut: parts.filter { !$0.isEmpty }.joined(separator: ", "))
  }

  /// vec(y) beside the rows that give it.
  private func resultGrid(_ current: Int, _ rows: Range<Int>, _ order: [Int], _ cells: StepCells)
    -> CellGrid
  {
    let lines = rows.map { row -> [CellGrid.Cell] in
      let flat = row < order.count ? order[row] : row
      let content = UnfinishedResult.content(
        cells.result(flat), ShapeText.place("y", problem.outputIndex(ofFlat: flat)))
      guard row <= current else { return [UnfinishedResult.blank(as: content)] }
      return [.init(content, row == current ? .result : .plain)]
    }
    return CellGrid(caption: "vec(y), so far", rows: lines)
  }
}
