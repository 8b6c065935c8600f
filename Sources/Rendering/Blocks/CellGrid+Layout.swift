internal import Documents

extension CellGrid {
  var hasRuns: Bool { rows.contains { $0.contains { $0.role.isFocus } } }

  /// The rows and columns with something to look at: taps, winners, results; else the beginning.
  var focus: (rows: Range<Int>, columns: Range<Int>) {
    var (top, bottom, left, right) = (Int.max, -1, Int.max, -1)
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where cell.role.isFocus {
        (top, bottom) = (min(top, row), max(bottom, row))
        (left, right) = (min(left, column), max(right, column))
      }
    }
    return bottom < 0 ? (0..<0, 0..<0) : (top..<(bottom + 1), left..<(right + 1))
  }
}

extension CellGrid.Cell {
  var text: String {
    let text =
      switch content {
      case .number(let number): number.readText
      case .dot: "·"
      // What is still to be filled in, as wide as what will stand there.
      case .text(let text) where !text.isEmpty && text.utf8.allSatisfy({ $0 == 0x20 }):
        String(text.dropLast()) + "_"
      case .text(let text): printable(text)
      case .blank: ""
      }
    return role == .winner ? "*" + text : text
  }
}

extension CellGrid.Role {
  var isFocus: Bool {
    switch self {
    case .tap, .paddingTap, .winner, .result: true
    case .plain, .padding, .faint: false
    }
  }

  var ink: Ink {
    switch self {
    case .plain: .plain
    case .padding, .faint: .padding
    case .tap, .paddingTap: .tap
    case .winner: .winner
    case .result: .result
    }
  }
}
