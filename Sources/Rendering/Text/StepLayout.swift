internal import Documents

/// One step of a sliding computation: its title, and its panels side by side as far as they fit.
struct StepLayout {
  private let figure: StepFigure
  private let width: Int
  private let isSteady: Bool
  private static let gap = 5

  /// - Parameter isSteady: whether a panel leaves room for a bracket after its last column even where
  ///   there is none.
  init(_ figure: StepFigure, width: Int, isSteady: Bool = false) {
    self.figure = figure
    self.width = width
    self.isSteady = isSteady
  }

  func lines() -> [StyledLine] {
    let body = rows().indented(by: 1)
    guard !figure.title.isEmpty || !figure.aside.isEmpty else { return body }
    let title = title(over: body.width)
    return body.isEmpty ? title : title + [StyledLine()] + body
  }

  /// The title, with the aside at the right edge of the panels below.
  private func title(over columns: Int) -> [StyledLine] {
    var line = StyledLine(figure.title, .title)
    guard !figure.aside.isEmpty else { return line.wrapped(to: width, hanging: 2) }
    let aside = StyledLine(figure.aside, .faint)
    if line.width + 3 + aside.width <= width {
      line.pad(
        to: isSteady ? line.width + 3 : max(line.width + 3, min(columns, width) - aside.width))
      line.append(aside)
      return [line]
    }
    return line.wrapped(to: width, hanging: 2)
      + aside.indented(by: 2).wrapped(to: width, hanging: 2)
  }

  private struct Drawn {
    var caption: String
    var lines: [StyledLine]
    /// The room it takes even where its lines are shorter.
    var room = 0
    var width: Int { max(lines.width, room, displayWidth(printable(caption))) }
  }

  private func drawn(_ panel: StepFigure.Panel) -> Drawn {
    switch panel {
    case .grid(let grid):
      drawn(grid)
    case .sum(let sum): Drawn(caption: "", lines: SumLayout(sum, width: width - 1).lines())
    }
  }

  private func drawn(_ grid: CellGrid) -> Drawn {
    let lines = GridLayout(grid, width: width - 1).lines()
    let endsInBracket = lines.contains { $0.width == lines.width && $0.text.hasSuffix("]") }
    let room = isSteady && grid.hasRuns && !endsInBracket ? lines.width + 1 : 0
    return Drawn(caption: grid.caption, lines: lines, room: room)
  }

  /// A panel in what is left of a row; nil where it does not fit. Only a sum can be made narrower, with
  /// its result below it.
  private func drawn(_ panel: StepFigure.Panel, in room: Int) -> Drawn? {
    let natural = drawn(panel)
    if natural.width <= room { return natural }
    guard case .sum(let sum) = panel, let lines = SumLayout(sum, width: room).uncut() else {
      return nil
    }
    return Drawn(caption: "", lines: lines)
  }

  /// Panels beside each other while there is room, the others below. The channels of a kernel begin a
  /// row of their own where they would be parted.
  private func rows() -> [StyledLine] {
    var rows: [[Drawn]] = []
    var taken = 0
    for (place, panel) in figure.panels.enumerated() {
      let room = width - 1 - taken - Self.gap
      if roomOfChannels(from: place) ?? 0 <= room, let last = rows.indices.last,
        let drawn = drawn(panel, in: room)
      {
        rows[last].append(drawn)
        taken += Self.gap + drawn.width
      } else {
        let drawn = drawn(panel)
        rows.append([drawn])
        taken = drawn.width
      }
    }
    return Array(rows.map(joined).joined(separator: [StyledLine()]))
  }

  /// The columns that the channels of one operand take, where they begin at a panel.
  private func roomOfChannels(from place: Int) -> Int? {
    let name = figure.panels[place].operand
    guard let name, place > 0, figure.panels[place - 1].operand != name else { return nil }
    return figure.panels[place...].prefix { $0.operand == name }
      .reduce(-Self.gap) { $0 + Self.gap + drawn($1).width }
  }

  /// One row of panels; where one has a caption, the grids still begin at one height.
  private func joined(_ panels: [Drawn]) -> [StyledLine] {
    let hasCaptions = panels.contains { !$0.caption.isEmpty }
    var lines: [StyledLine] = []
    var taken = 0
    for (place, panel) in panels.enumerated() {
      let caption = hasCaptions ? [StyledLine(panel.caption, .faint)] : []
      let drawn = caption + panel.lines
      lines = place == 0 ? drawn : lines.beside(drawn, gap: taken + Self.gap - lines.width)
      taken += (place == 0 ? 0 : Self.gap) + panel.width
    }
    return lines
  }
}

extension StepFigure.Panel {
  /// `x` of a grid that is one channel of several, `x, channel 0`.
  fileprivate var operand: Substring? {
    guard case .grid(let grid) = self, let comma = grid.caption.firstIndex(of: ",") else {
      return nil
    }
    return grid.caption[..<comma]
  }
}

extension StepFigure {
  /// Whether a legend is needed for the mark of the winner.
  var hasWinner: Bool {
    panels.contains { panel in
      guard case .grid(let grid) = panel else { return false }
      return grid.rows.contains { $0.contains { $0.role == .winner } }
    }
  }
}
