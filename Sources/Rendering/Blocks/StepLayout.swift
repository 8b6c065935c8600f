internal import Documents

/// One step of a sliding computation: its title, and its panels side by side as far as they fit.
struct StepLayout {
  private let figure: StepFigure
  private let width: Int
  private static let gap = 5

  init(_ figure: StepFigure, width: Int) {
    self.figure = figure
    self.width = width
  }

  func lines() -> [StyledLine] {
    let panels = rows(of: figure.panels.map(drawn))
    let body = panels.indented(by: 1)
    var lines = title(over: body.width)
    if !body.isEmpty {
      lines.append(StyledLine())
      lines += body
    }
    return lines
  }

  /// The title, with the aside set to the right edge of what stands below.
  private func title(over columns: Int) -> [StyledLine] {
    var line = StyledLine(figure.title, .title)
    guard !figure.aside.isEmpty else { return line.wrapped(to: width, hanging: 2) }
    let aside = StyledLine(figure.aside, .faint)
    if line.width + 3 + aside.width <= width {
      line.pad(to: max(line.width + 3, min(columns, width) - aside.width))
      line.append(aside)
      return [line]
    }
    return line.wrapped(to: width, hanging: 2)
      + aside.indented(by: 2).wrapped(to: width, hanging: 2)
  }

  private struct Drawn {
    var caption: String
    var lines: [StyledLine]
    var width: Int { max(lines.width, displayWidth(printable(caption))) }
  }

  private func drawn(_ panel: StepFigure.Panel) -> Drawn {
    switch panel {
    case .grid(let grid):
      Drawn(caption: grid.caption, lines: GridLayout(grid, width: width - 1).lines())
    case .sum(let sum): Drawn(caption: "", lines: SumLayout(sum, width: width - 1).lines())
    }
  }

  /// Panels beside each other while there is room, the others below.
  private func rows(of panels: [Drawn]) -> [StyledLine] {
    var rows: [[Drawn]] = []
    var taken = 0
    for panel in panels where !panel.lines.isEmpty {
      let needed = taken + Self.gap + panel.width
      if let last = rows.indices.last, needed <= width - 1 {
        rows[last].append(panel)
        taken = needed
      } else {
        rows.append([panel])
        taken = panel.width
      }
    }
    return Array(rows.map(joined).joined(separator: [StyledLine()]))
  }

  /// One row of panels; where one has a caption, the grids still begin at one height.
  private func joined(_ panels: [Drawn]) -> [StyledLine] {
    let hasCaptions = panels.contains { !$0.caption.isEmpty }
    var lines: [StyledLine] = []
    for (place, panel) in panels.enumerated() {
      let caption = hasCaptions ? [StyledLine(panel.caption, .faint)] : []
      let drawn = caption + panel.lines
      lines = place == 0 ? drawn : lines.beside(drawn, gap: Self.gap)
    }
    return lines
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
