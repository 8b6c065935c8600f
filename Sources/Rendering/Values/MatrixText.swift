internal import Arithmetic

/// A tensor of rank 2 or more between brackets, its rows under each other and its columns aligned;
/// one slice a stanza. A row ends at the end of its line, a slice with a comma, so that it can be typed
/// back in: `[1 2⏎3 4]` and `[[1 2⏎3 4],⏎⏎[5 6⏎7 8]]`.
struct MatrixText {
  private let indent: Int
  /// What is written.
  private let stretch: CellTexts.Stretch
  private let outerShape: ArraySlice<Int>
  private let cells: CellTexts
  private let columnWidths: [Int]
  /// The brackets before a row. A matrix of one row takes two of its own: `[1 2]` is a vector.
  private let depth: Int

  /// - Precondition: the tensor has a rank of 2 or more and at least one cell.
  init(
    _ tensor: Tensor, indent: Int, rows: Int = .max, columns: Int = .max, slices: Int = .max
  ) {
    let shape = tensor.shape
    let (height, length) = (shape[shape.count - 2], shape[shape.count - 1])
    let stretch = CellTexts.Stretch(
      slices: min(slices, tensor.count / height / length), rows: min(rows, height),
      columns: min(columns, length), height: height, length: length)
    let cells = CellTexts(tensor, stretch)
    var columnWidths = [Int](repeating: 0, count: stretch.columns)
    var column = 0
    for index in 0..<stretch.count {
      columnWidths[column] = max(columnWidths[column], cells.width(index))
      column = column + 1 == stretch.columns ? 0 : column + 1
    }
    if rows == .max,
      Self.isMostlyBlank(columnWidths, rows: stretch.count / max(stretch.columns, 1), cells)
    {
      columnWidths = [Int](repeating: 0, count: stretch.columns)
    }
    self.indent = indent
    self.stretch = stretch
    self.outerShape = shape.dropLast(2)
    self.cells = cells
    self.columnWidths = columnWidths
    self.depth = shape.count - 1 + (height == 1 ? 1 : 0)
  }

  /// Whether a few long cells would have columns filled up with megabytes of blanks: then columns are
  /// not aligned.
  private static func isMostlyBlank(_ widths: [Int], rows: Int, _ cells: CellTexts) -> Bool {
    let room = widths.reduce(0, +).multipliedReportingOverflow(by: rows)
    return room.overflow || room.partialValue / 8 > max(cells.byteCount, 1 << 17)
  }

  /// How many columns are written.
  var columns: Int { stretch.columns }

  /// Whether a cell is a sum of symbols.
  var hasSums: Bool { cells.hasSpaces }

  /// How many of the columns fit into a width of the screen.
  func fittingColumns(in width: Int) -> Int {
    let available = width - indent - 2 * depth
    var taken = 0
    for (column, cell) in columnWidths.enumerated() {
      let next = taken + cell + (column > 0 ? 2 : 0)
      let isLast = column == stretch.length - 1
      if next + (isLast ? 0 : 3) > available { return max(column, 1) }
      taken = next
    }
    return columns
  }

  func write(into bytes: inout [UInt8]) {
    for slice in 0..<stretch.slices {
      if slice > 0 { bytes.append(",\n\n") }
      for row in 0..<stretch.rows {
        if slice > 0 || row > 0 {
          if row > 0 { bytes.append(UInt8(ascii: "\n")) }
          bytes.append(spaces: indent)
        }
        open(slice: slice, row: row, into: &bytes)
        write(row: row, of: slice, into: &bytes)
      }
      if stretch.rows == stretch.height { close(slice: slice, into: &bytes) }
    }
  }

  /// The brackets that begin here; those that began before leave their room.
  private func open(slice: Int, row: Int, into bytes: inout [UInt8]) {
    let begun = row > 0 ? depth : outerShape.count - turning(slice)
    bytes.append(spaces: begun)
    for _ in begun..<depth { bytes.append(UInt8(ascii: "[")) }
  }

  private func close(slice: Int, into bytes: inout [UInt8]) {
    let own = depth - outerShape.count
    for _ in 0..<(own + turning(slice + 1)) { bytes.append(UInt8(ascii: "]")) }
  }

  /// How many of the outer axes begin anew at a slice, counted from the innermost.
  private func turning(_ slice: Int) -> Int {
    var (count, rest) = (0, slice)
    for size in outerShape.reversed() {
      guard rest % size == 0 else { break }
      count += 1
      rest /= size
    }
    return count
  }

  private func write(row: Int, of slice: Int, into bytes: inout [UInt8]) {
    for column in 0..<stretch.columns {
      let index = (slice * stretch.rows + row) * stretch.columns + column
      let padding = columnWidths[column] - cells.width(index)
      let isLast = column == stretch.columns - 1
      if cells.hasSpaces {
        // Sums of symbols begin under each other, with commas between.
        cells.write(index, into: &bytes)
        if !isLast { bytes.append(UInt8(ascii: ",")) }
        if !isLast { bytes.append(spaces: padding + 2) }
      } else {
        bytes.append(spaces: padding + (column > 0 ? 2 : 0))
        cells.write(index, into: &bytes)
      }
    }
    if stretch.columns < stretch.length { bytes.append(" …") }
  }
}
