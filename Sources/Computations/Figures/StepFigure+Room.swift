public import Arithmetic
internal import Documents

/// Cutting steps to fit the screen.
extension StepFigure {
  /// The step with each grid cut to a range around its subject.
  func cropped(rows: Int, columns: Int) -> StepFigure {
    var figure = self
    figure.panels = panels.map { panel in
      guard case .grid(let grid) = panel else { return panel }
      return .grid(grid.cropped(rows: rows, columns: columns))
    }
    return figure
  }

  /// The step with long floats rounded for display.
  var rounded: StepFigure {
    var figure = self
    figure.panels = panels.map { panel in
      switch panel {
      case .grid(let grid): .grid(grid.rounded)
      case .sum(let sum): .sum(sum.rounded)
      }
    }
    return figure
  }
}

extension CellGrid {
  /// A row of a matrix with its vector below is not cut.
  fileprivate func cropped(rows most: Int, columns mostColumns: Int) -> CellGrid {
    let width = rows.reduce(0) { max($0, $1.count) }
    guard rows.count > most || (rows.count > 2 && width > mostColumns) else { return self }
    let focus = focus
    // A kernel has no subject and is shown as a whole.
    guard !focus.rows.isEmpty || rows.count > FigureRoom.answer.rows else { return self }
    let lines = Self.stretch(focus.rows, of: rows.count, most)
    let columns = Self.stretch(focus.columns, of: width, mostColumns)
    var grid = self
    grid.rows = rows[lines].map { Array($0[columns.clamped(to: $0.indices)]) }
    if grid.rows.count < rows.count || columns.count < width { grid.leftOut = "cut to fit" }
    return grid
  }

  private static func stretch(_ focus: Range<Int>, of count: Int, _ most: Int) -> Range<Int> {
    let most = max(most, focus.count, 1)
    guard count > most else { return 0..<count }
    let start = min(max(focus.lowerBound - (most - focus.count) / 2, 0), count - most)
    return start..<(start + most)
  }

  /// The ranges of rows and columns with taps and results.
  private var focus: (rows: Range<Int>, columns: Range<Int>) {
    var (top, bottom, left, right) = (Int.max, -1, Int.max, -1)
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where cell.role.isFocus {
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
      }
    }
    return bottom < 0 ? (0..<0, 0..<0) : (top..<(bottom + 1), left..<(right + 1))
  }

  fileprivate var rounded: CellGrid {
    var grid = self
    for row in rows.indices {
      for column in rows[row].indices {
        guard case .number(let number) = rows[row][column].content else { continue }
        grid.rows[row][column].content = .number(number.rounded)
      }
    }
    return grid
  }
}

extension CellGrid.Role {
  fileprivate var isFocus: Bool {
    switch self {
    case .tap, .paddingTap, .winner, .result: true
    case .plain, .padding, .faint: false
    }
  }
}

extension SumFigure {
  fileprivate var rounded: SumFigure {
    var sum = self
    sum.result = result.rounded
    sum.bias = bias?.rounded
    sum.rows = rows.map { row in
      row.map { SumFigure.Term($0.factors.map(\.rounded), isPadding: $0.isPadding) }
    }
    return sum
  }
}

extension Scalar {
  /// The text of a number, floats with at most four digits.
  public var rounded: Scalar {
    if case .complex(let real, let imaginary) = self {
      return .complex(real.rounded, imaginary.rounded)
    }
    guard case .float(let value) = self, text.count > 7 else { return self }
    return .float(value.rounded(toDigits: 4))
  }
}
