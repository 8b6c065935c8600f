internal import Arithmetic
internal import Documents

/// A result during its computation: finished cells, the current one, and blanks for the others.
struct UnfinishedResult: Sendable {
  let name: String
  /// The result as `(…planes, …space)`, in the order of computation.
  let cells: Tensor
  /// The spatial shape of one plane.
  let space: [Int]
  var room = FigureRoom.answer

  /// The same in another room.
  func within(_ room: FigureRoom) -> UnfinishedResult {
    var other = self
    other.room = room
    return other
  }

  /// The plane of the current cell, cut to a range around it.
  ///
  /// - Parameter current: The index of the cell in the order of computation.
  func grid(_ current: Int) -> CellGrid {
    let size = max(space.reduce(1, *), 1)
    return grid(plane: current / size, around: current % size) { flat in
      let done = current / size * size + flat
      return done < current ? .plain : done == current ? .result : nil
    }
  }

  /// A plane with the part of each cell, nil for cells that are not computed yet.
  func grid(plane: Int, around flat: Int, role: (Int) -> CellGrid.Role?) -> CellGrid {
    let index = space.index(ofCell: flat)
    let size = space.reduce(1, *)
    let columns = Self.stretch(index.last ?? 0, of: space.last ?? 1, room.columns)
    let height = space.count > 1 ? space[space.count - 2] : 1
    let row = space.count > 1 ? index[space.count - 2] : 0
    let rows = Self.stretch(row, of: height, room.rows)
    let depth = space.count > 2 ? index[0] : 0
    let lines = rows.map { y in
      columns.map { x in
        cell(plane * size, (depth * height + y) * (space.last ?? 1) + x, role)
      }
    }
    return CellGrid(
      caption: caption(depth), rows: lines,
      leftOut: leftOut(rows, of: height, columns, of: space.last ?? 1))
  }

  /// A whole plane, if there is room for it.
  func plane(_ plane: Int, caption: String) -> CellGrid {
    var grid = grid(plane: plane, around: 0) { _ in .plain }
    grid.caption = caption
    return grid
  }

  /// A cell that is not computed yet is blank and as wide as its number, so that nothing moves.
  private func cell(_ start: Int, _ flat: Int, _ role: (Int) -> CellGrid.Role?) -> CellGrid.Cell {
    let content = Self.content(
      cells.cell(start + flat),
      ShapeText.place(
        name, space.index(ofCell: flat)))
    return role(flat).map { CellGrid.Cell(content, $0) } ?? Self.blank(as: content)
  }

  /// A number, or its name if it is a polynomial too long for a grid.
  static func content(_ number: Scalar, _ name: String) -> CellGrid.Content {
    if case .symbolic = number, number.text.count > mostLetters { return .text(name) }
    return .number(number.rounded)
  }

  private static let mostLetters = 16

  /// A blank for a cell that is not computed yet.
  static func blank(as content: CellGrid.Content) -> CellGrid.Cell {
    let width =
      switch content {
      case .number(let number): number.text.count
      case .text(let text): text.count
      case .dot, .blank: 1
      }
    return CellGrid.Cell(.text(String(repeating: " ", count: width)), .faint)
  }

  private func caption(_ depth: Int) -> String {
    space.count > 2 ? "\(name), plane \(depth), so far" : "\(name), so far"
  }

  private func leftOut(_ rows: Range<Int>, of height: Int, _ columns: Range<Int>, of width: Int)
    -> String
  {
    var parts: [String] = []
    if rows.count < height {
      parts.append("rows \(rows.lowerBound)…\(rows.upperBound - 1) of \(height)")
    }
    if columns.count < width {
      parts.append("columns \(columns.lowerBound)…\(columns.upperBound - 1) of \(width)")
    }
    return parts.joined(separator: ", ")
  }

  /// A range of at most the given length around a position.
  static func stretch(_ middle: Int, of count: Int, _ most: Int) -> Range<Int> {
    guard count > most else { return 0..<max(count, 0) }
    let start = min(max(middle - most / 2, 0), count - most)
    return start..<(start + most)
  }
}

extension StepFigure {
  /// Inserts a panel before the sum at the end of the step.
  func inserting(_ grid: CellGrid) -> StepFigure {
    var figure = self
    let isSum = if case .sum? = panels.last { true } else { false }
    figure.panels.insert(.grid(grid), at: isSum ? panels.count - 1 : panels.count)
    return figure
  }
}
