internal import Arithmetic
internal import Documents

/// Draws windows of a relation over planes of cells: the picture that `conv`, `pool` and `unfold` share.
public struct WindowFigure {
  let relation: Relation
  let mode: PaddingMode
  let border: Scalar
  var room = FigureRoom.answer

  /// The index of a window along each axis.
  func index(of window: Int) -> [Int] { relation.outputShape.index(ofCell: window) }

  /// The maximum number of channels drawn side by side.
  static let mostChannels = 4

  /// The position of the window, and whether some channels are left out.
  func aside(_ window: Int, channels: Int, of name: String = "input") -> String {
    guard channels > Self.mostChannels else { return aside(window, of: name) }
    return aside(window, of: name) + "; \(Self.mostChannels) of \(channels) channels drawn"
  }

  /// `input rows −1…1, column 3`
  func aside(_ window: Int, of name: String = "input") -> String {
    let index = index(of: window)
    let parts = relation.axes.indices.map { axis in
      let range = relation.axes[axis].window(index[axis])
      guard range.count > 1 else {
        return AxisName.singular(axis, of: relation.rank) + " \(Self.signed(range.lowerBound))"
      }
      return "\(AxisName.plural(axis, of: relation.rank)) "
        + "\(Self.signed(range.lowerBound))…\(Self.signed(range.upperBound))"
    }
    return "\(name) " + parts.joined(separator: ", ")
  }

  static func signed(_ number: Int) -> String { number < 0 ? "−\(-number)" : "\(number)" }

  /// The planes of a channel with the window marked: one grid, or of a volume a grid for each plane that
  /// the window reads.
  ///
  /// - Parameters:
  ///   - cell: The number at a row-major index in the channel.
  ///   - winner: The row-major index that is marked as the maximum.
  func grids(
    _ window: Int, caption: String, winner: Int? = nil, cell: (Int) -> Scalar
  ) -> [CellGrid] {
    let index = index(of: window)
    guard relation.rank == 3 else {
      return [grid(index, depth: nil, caption: caption, winner: winner, cell: cell)]
    }
    let axis = relation.axes[0]
    return (0..<axis.kernel).map { tap in
      let depth = axis.position(output: index[0], tap: tap)
      let name = "plane \(Self.signed(depth))"
      return grid(
        index, depth: depth, caption: caption.isEmpty ? name : "\(caption), \(name)",
        winner: winner, cell: cell)
    }
  }

  private func grid(
    _ index: [Int], depth: Int?, caption: String, winner: Int?, cell: (Int) -> Scalar
  ) -> CellGrid {
    let columnAxis = relation.axes[relation.rank - 1]
    let rowAxis = relation.rank >= 2 ? relation.axes[relation.rank - 2] : nil
    let column = index[relation.rank - 1]
    let row = relation.rank >= 2 ? index[relation.rank - 2] : 0
    let columns = Self.shown(columnAxis, window: column, most: room.columns)
    let rows = rowAxis.map { Self.shown($0, window: row, most: room.rows) } ?? 0..<1
    let lines = rows.map { y in
      columns.map { x in
        place(
          depth: depth, row: rowAxis == nil ? nil : y, column: x,
          isTap: Self.isTap(x, columnAxis, column)
            && (rowAxis.map { Self.isTap(y, $0, row) } ?? true),
          winner: winner, cell: cell)
      }
    }
    return CellGrid(
      caption: caption, rows: lines, leftOut: leftOut(rows, columns, rowAxis, columnAxis))
  }

  private func leftOut(
    _ rows: Range<Int>, _ columns: Range<Int>, _ rowAxis: AxisRelation?, _ columnAxis: AxisRelation
  ) -> String {
    var parts: [String] = []
    if let rowAxis, rows.count < Self.extent(rowAxis).count {
      parts.append(
        "rows \(Self.signed(rows.lowerBound))…\(rows.upperBound - 1) of \(rowAxis.input)")
    }
    if columns.count < Self.extent(columnAxis).count {
      parts.append(
        "\(AxisName.plural(relation.rank - 1, of: relation.rank)) "
          + "\(Self.signed(columns.lowerBound))…\(columns.upperBound - 1) of \(columnAxis.input)")
    }
    return parts.joined(separator: ", ")
  }

  /// The positions to draw: the input, its padding, and the overhang of the last window.
  private static func extent(_ axis: AxisRelation) -> Range<Int> {
    let low = min(0, -axis.padding.begin)
    let last = axis.position(output: axis.output - 1, tap: axis.kernel - 1)
    return low..<max(axis.input + max(axis.padding.end, 0), last + 1)
  }

  private static func shown(_ axis: AxisRelation, window: Int, most: Int) -> Range<Int> {
    let all = extent(axis)
    guard all.count > most else { return all }
    let range = axis.window(window)
    let middle = (range.lowerBound + range.upperBound) / 2
    let start = min(max(middle - most / 2, all.lowerBound), all.upperBound - most)
    return start..<(start + most)
  }

  private static func isTap(_ position: Int, _ axis: AxisRelation, _ window: Int) -> Bool {
    let offset = position - axis.position(output: window, tap: 0)
    return offset >= 0 && offset < axis.reach && offset % axis.dilation == 0
  }

  private func place(
    depth: Int?, row: Int?, column: Int, isTap: Bool, winner: Int?, cell: (Int) -> Scalar
  ) -> CellGrid.Cell {
    let positions = [depth, row, column].compactMap { $0 }
    let inside = zip(positions, relation.axes).allSatisfy { $0 >= 0 && $0 < $1.input }
    if inside {
      let flat = Self.ravel(positions, relation.inputShape)
      let role: CellGrid.Role = isTap ? (flat == winner ? .winner : .tap) : .plain
      return CellGrid.Cell(.number(cell(flat)), role)
    }
    return CellGrid.Cell(
      borderContent(positions, cell), isTap ? .paddingTap : .padding)
  }

  private func borderContent(_ positions: [Int], _ cell: (Int) -> Scalar) -> CellGrid.Content {
    switch mode {
    case .zeros: return .dot
    case .constant: return .number(border)
    case .reflect, .replicate, .circular, .symmetric:
      var sources: [Int] = []
      for (position, axis) in zip(positions, relation.axes) {
        guard position < axis.input + max(axis.padding.end, 0),
          let source = mode.source(of: position, size: axis.input, padding: axis.padding)
        else { return .dot }
        sources.append(source)
      }
      return .number(cell(Self.ravel(sources, relation.inputShape)))
    }
  }

  public static func ravel(_ index: [Int], _ shape: [Int]) -> Int {
    var flat = 0
    for (place, size) in zip(index, shape) { flat = flat * size + place }
    return flat
  }
}

extension CellGrid {
  /// Only the cells under taps: a stamp without the output around it.
  var tapsOnly: CellGrid {
    var grid = self
    grid.rows = rows.map { row in
      row.map { $0.role == .plain ? CellGrid.Cell(.dot, .faint) : $0 }
    }
    return grid
  }
}

/// How much of a plane a figure shows around its subject, and whether it shows the result so far.
struct FigureRoom: Equatable {
  var rows: Int
  var columns: Int
  /// Whether a step shows the result up to it.
  var showsProgress: Bool

  /// For an answer with several steps.
  static let answer = FigureRoom(rows: 12, columns: 16, showsProgress: false)
  /// For a transcript of all steps.
  static let transcript = FigureRoom(rows: 12, columns: 16, showsProgress: true)
  /// The maximum number of rows or columns.
  private static let most = 64

  init(rows: Int, columns: Int, showsProgress: Bool) {
    self.rows = rows
    self.columns = columns
    self.showsProgress = showsProgress
  }

  /// A screen with a single step: never smaller than in an answer, since windows are shown whole.
  init(screenRows: Int, screenColumns: Int) {
    self.init(
      rows: min(max(screenRows, Self.answer.rows), Self.most),
      columns: min(max(screenColumns, Self.answer.columns), Self.most), showsProgress: true)
  }
}
