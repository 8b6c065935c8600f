internal import Arithmetic

/// A tensor of rank 1 or more on a screen: all of it where it fits, else its beginning and a line that
/// says what was left out.
struct CutTensorText {
  let tensor: Tensor
  let width: Int
  let indent: Int
  let name: String
  /// Where in the bytes the value's first line begins, its name included.
  let lineStart: Int

  /// The most lines that one value may take; what takes more is cut to fewer.
  static let mostRows = 24
  private static let cutRows = 12
  /// The most floats that are rounded for the sake of their room.
  private static let mostRounded = 10_000
  private static let mostVectorLines = 8
  private static let cutVectorLines = 4

  init(_ tensor: Tensor, width: Int, indent: Int, name: String, lineStart: Int) {
    self.tensor = tensor
    self.width = max(width, indent + 12)
    self.indent = indent
    self.name = name
    self.lineStart = lineStart
  }

  func write(into bytes: inout [UInt8]) {
    if tensor.rank == 1 { writeVector(into: &bytes) } else { writeMatrix(into: &bytes) }
  }

  private func writeVector(into bytes: inout [UInt8]) {
    let available = width - indent
    // Each number takes two columns at least; what is surely too long is not written out.
    let shown = min(tensor.count, available * Self.mostVectorLines / 2)
    let cells = CellTexts(tensor, first: shown)
    let separator = cells.hasSpaces ? 2 : 1
    let whole = (0..<shown).reduce(1) { $0 + cells.width($1) + separator }
    if shown == tensor.count && whole <= available {
      bytes.append(vector: tensor)
    } else if hasLongCells(cells, shown) {
      writeList(into: &bytes)
    } else {
      flow(cells, shown, into: &bytes)
    }
  }

  /// Lines of numbers with commas, so that a line end does not end a row.
  private func flow(_ cells: CellTexts, _ shown: Int, into bytes: inout [UInt8]) {
    var starts = lineStarts(cells, shown)
    var end = shown
    if starts.count > Self.mostVectorLines {
      end = starts[Self.cutVectorLines]
      starts.removeSubrange(Self.cutVectorLines...)
    }
    for index in 0..<end {
      if starts.contains(index) {
        if index > 0 { bytes.append(UInt8(ascii: "\n")) }
        if index > 0 { bytes.append(spaces: indent + 1) }
      } else {
        bytes.append(UInt8(ascii: " "))
      }
      if index == 0 { bytes.append(UInt8(ascii: "[")) }
      cells.write(index, into: &bytes)
      bytes.append(UInt8(ascii: index == tensor.count - 1 ? "]" : ","))
    }
    leaveOut(numbers: tensor.count - end, into: &bytes)
  }

  /// The numbers that begin lines.
  private func lineStarts(_ cells: CellTexts, _ shown: Int) -> [Int] {
    var starts = [0]
    var column = 1
    for index in 0..<shown {
      let needed = cells.width(index) + 1
      if column > 1 && column + 1 + needed > width - indent {
        starts.append(index)
        column = 1 + needed
      } else {
        column += needed + (column > 1 ? 1 : 0)
      }
    }
    return starts
  }

  private func writeMatrix(into bytes: inout [UInt8]) {
    let shape = tensor.shape
    let (height, length) = (shape[shape.count - 2], shape[shape.count - 1])
    let slices = tensor.count / height / length
    let rows = height > Self.mostRows ? Self.cutRows : height
    let shownSlices = min(slices, max(Self.mostRows / rows, 1))
    let most = min(length, max((width - indent) / 3 + 1, 1))
    let trial = MatrixText(tensor, indent: indent, rows: rows, columns: most, slices: shownSlices)
    let columns = trial.fittingColumns(in: width)
    let sample = min(tensor.count, 64)
    if trial.hasSums && (columns < length || hasLongCells(CellTexts(tensor, first: sample), sample))
    {
      writeList(into: &bytes)
      return
    }
    if columns < length, let rounded = rounded(rows: rows, slices: shownSlices) {
      rounded.text.write(into: &bytes)
      leaveOut(
        remark: "floats to \(rounded.digits) digits", rows: height - rows,
        slices: slices - shownSlices, into: &bytes)
      return
    }
    if columns == trial.columns {
      trial.write(into: &bytes)
    } else {
      MatrixText(tensor, indent: indent, rows: rows, columns: columns, slices: shownSlices)
        .write(into: &bytes)
    }
    leaveOut(
      columns: length - columns, rows: height - rows, slices: slices - shownSlices, into: &bytes)
  }

  /// Floats with as few digits as let all columns in; nil where four are too many still.
  private func rounded(rows: Int, slices: Int) -> (text: MatrixText, digits: Int)? {
    guard case .float(let grid) = tensor, tensor.count <= Self.mostRounded,
      let length = tensor.shape.last, 3 * length <= width
    else { return nil }
    for digits in [8, 6, 4] {
      let cells = Grid(
        shape: grid.shape, cells: grid.cells.map { $0.rounded(toDigits: digits) })
      let text = MatrixText(.float(cells), indent: indent, rows: rows, slices: slices)
      if text.fittingColumns(in: width) == text.columns { return (text, digits) }
    }
    return nil
  }

  /// `… 490 more columns, 500 more rows`, under the numbers; nothing where nothing is missing.
  private func leaveOut(
    remark: String = "", numbers: Int = 0, columns: Int = 0, rows: Int = 0, slices: Int = 0,
    into bytes: inout [UInt8]
  ) {
    var parts = remark.isEmpty ? [] : [remark]
    func add(_ number: Int, _ noun: String) {
      if number > 0 { parts.append(count(of: number, more: noun)) }
    }
    add(numbers, "number")
    add(columns, "column")
    add(rows, "row")
    add(slices, "slice")
    guard !parts.isEmpty else { return }
    let line = StyledLine("… " + parts.joined(separator: ", "))
    for part in line.wrapped(to: width - indent, hanging: 2) {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(spaces: indent)
      bytes.append(contentsOf: part.text.utf8)
    }
  }
}

/// `1 more row`, `12 more rows`
func count(of count: Int, more noun: String) -> String {
  "\(count) more \(noun)\(count == 1 ? "" : "s")"
}

/// Sums of symbols too long for columns: one cell a line, with its place.
extension CutTensorText {
  private func hasLongCells(_ cells: CellTexts, _ count: Int) -> Bool {
    tensor.kind == .symbolic && (0..<count).contains { cells.width($0) > (width - indent) / 2 }
  }

  private func writeList(into bytes: inout [UInt8]) {
    var shown = 0
    var lineCount = 0
    // The name is written before each cell instead of before the whole.
    let start = indent - (name.isEmpty ? 0 : displayWidth(printable(name)) + 3)
    bytes.removeSubrange(lineStart...)
    // A line that says that one cell is missing takes the room of that cell.
    for place in 0..<tensor.count
    where lineCount < Self.mostRows || (lineCount == Self.mostRows && shown == tensor.count - 1) {
      shown += 1
      if place > 0 { bytes.append(UInt8(ascii: "\n")) }
      var line = StyledLine()
      line.append(spaces: start)
      line.append(name + label(of: place) + " = ")
      let hanging = line.width
      line.append(tensor.cell(place).typedText)
      for (part, piece) in line.wrapped(to: width, hanging: hanging).enumerated() {
        if part > 0 { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(contentsOf: piece.text.utf8)
        lineCount += 1
      }
    }
    if shown < tensor.count {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(spaces: start)
      bytes.append("… ")
      bytes.append(contentsOf: count(of: tensor.count - shown, more: "cell").utf8)
    }
  }

  /// `[0,1]`
  private func label(of place: Int) -> String {
    "[" + tensor.shape.index(ofCell: place).map(String.init).joined(separator: ",") + "]"
  }
}
