internal import Arithmetic

/// A tensor of rank 2 or more between brackets, its rows under each other and its columns aligned;
/// one slice a stanza. A row ends at the end of its line, a slice with a comma, so that it can be typed
/// back in: `[1 2⏎3 4]` and `[[1 2⏎3 4],⏎⏎[5 6⏎7 8]]`.
struct MatrixText {
  let tensor: Tensor
  let indent: Int
  /// How many rows, columns and slices are written.
  let rows: Int
  let columns: Int
  let slices: Int
  private let cells: CellTexts
  private let columnWidths: [Int]

  init(
    _ tensor: Tensor, indent: Int, rows: Int = .max, columns: Int = .max, slices: Int = .max
  ) {
    let shape = tensor.shape
    self.tensor = tensor
    self.indent = indent
    self.rows = min(rows, shape[shape.count - 2])
    self.columns = min(columns, shape[shape.count - 1])
    self.slices = min(slices, shape.dropLast(2).reduce(1, *))
    let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
    let (shownRows, shownColumns) = (self.rows, self.columns)
    let places = (0..<self.slices).lazy.flatMap { slice in
      (0..<shownRows).lazy.flatMap { row in
        (0..<shownColumns).lazy.map { (slice * height + row) * width + $0 }
      }
    }
    let cells = CellTexts(tensor, places)
    var columnWidths = [Int](repeating: 0, count: shownColumns)
    for index in 0..<(self.slices * shownRows * shownColumns) {
      let column = index % shownColumns
      columnWidths[column] = max(columnWidths[column], cells.width(index))
    }
    self.cells = cells
    self.columnWidths = columnWidths
  }

  private var height: Int { tensor.shape[tensor.rank - 2] }
  private var length: Int { tensor.shape[tensor.rank - 1] }

  /// The brackets before a row. A matrix of one row takes two of its own: `[1 2]` is a vector.
  private var depth: Int { tensor.rank - 1 + (height == 1 ? 1 : 0) }

  /// Whether a cell is a sum of symbols.
  var hasSums: Bool { cells.hasSpaces }

  /// Whether columns are left out, and whether the last one written is followed by `…`.
  private var isNarrowed: Bool { columns < length }

  /// How many of the columns fit into so many columns of the screen.
  func fittingColumns(in width: Int) -> Int {
    let available = width - indent - 2 * depth
    var taken = 0
    for (column, cell) in columnWidths.enumerated() {
      let next = taken + cell + (column > 0 ? 2 : 0)
      let isLast = column == length - 1
      if next + (isLast ? 0 : 3) > available { return max(column, 1) }
      taken = next
    }
    return columns
  }

  func write(into bytes: inout [UInt8]) {
    for slice in 0..<slices {
      if slice > 0 { bytes.append(",\n\n") }
      for row in 0..<rows {
        if slice > 0 || row > 0 {
          if row > 0 { bytes.append(UInt8(ascii: "\n")) }
          bytes.append(spaces: indent)
        }
        open(slice: slice, row: row, into: &bytes)
        write(row: row, of: slice, into: &bytes)
      }
      if rows == height { close(slice: slice, into: &bytes) }
    }
  }

  /// The brackets that begin here; those that began before leave their room.
  private func open(slice: Int, row: Int, into bytes: inout [UInt8]) {
    let begun = row > 0 ? depth : tensor.rank - 2 - turning(slice, by: 0)
    bytes.append(spaces: begun)
    for _ in begun..<depth { bytes.append(UInt8(ascii: "[")) }
  }

  private func close(slice: Int, into bytes: inout [UInt8]) {
    let own = depth - (tensor.rank - 2)
    for _ in 0..<(own + turning(slice + 1, by: 0)) { bytes.append(UInt8(ascii: "]")) }
  }

  /// How many of the outer axes begin anew at a slice, counted from the innermost.
  private func turning(_ slice: Int, by start: Int) -> Int {
    var (count, rest) = (start, slice)
    for size in tensor.shape.dropLast(2).reversed() {
      guard rest % size == 0 else { break }
      count += 1
      rest /= size
    }
    return count
  }

  private func write(row: Int, of slice: Int, into bytes: inout [UInt8]) {
    for column in 0..<columns {
      let index = (slice * rows + row) * columns + column
      let padding = columnWidths[column] - cells.width(index)
      let isLast = column == columns - 1
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
    if isNarrowed { bytes.append(" …") }
  }
}
