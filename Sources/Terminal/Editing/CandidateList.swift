/// Lays out completion candidates in columns, read downwards, each followed by its meaning.
struct CandidateList {
  var candidates: [Completion.Candidate]
  var columns: Int
  var rows: Int
  /// Whether meanings are dimmed.
  var usesColor = false

  private static let gap = 2

  /// The rows of the list. Meanings are dropped if only the bare words fit; candidates beyond the last
  /// row are replaced by "… and n more".
  var lines: [String] {
    let explained = cells(withMeanings: true)
    let height = max(2, rows - 3)
    let isRoomy = explained.count <= height * perRow(widest(explained))
    let cells = isRoomy ? explained : self.cells(withMeanings: false)
    return lines(of: cells, height: height)
  }

  private struct Cell {
    var text: String
    var width: Int
  }

  private func cells(withMeanings: Bool) -> [Cell] {
    let longest = candidates.map { DisplayWidth.of($0.text) }.max() ?? 0
    return candidates.map { candidate in
      let text = DisplayWidth.prefix(of: candidate.text, columns: max(1, columns - 1))
      let width = DisplayWidth.of(text)
      let indent = longest + Self.gap
      let meaning = DisplayWidth.prefix(of: candidate.meaning, columns: columns - 1 - indent)
      guard withMeanings, !meaning.isEmpty else { return Cell(text: text, width: width) }
      let shown = usesColor ? "\u{1b}[2m\(meaning)\u{1b}[0m" : meaning
      let padding = String(repeating: " ", count: indent - width)
      return Cell(text: text + padding + shown, width: indent + DisplayWidth.of(meaning))
    }
  }

  private func widest(_ cells: [Cell]) -> Int { cells.map(\.width).max() ?? 0 }

  private func perRow(_ width: Int) -> Int { max(1, (columns - 1 + Self.gap) / (width + Self.gap)) }

  private func lines(of cells: [Cell], height: Int) -> [String] {
    let width = widest(cells)
    let across = perRow(width)
    let isCut = cells.count > height * across
    let shown = isCut ? Array(cells.prefix((height - 1) * across)) : cells
    let down = (shown.count + across - 1) / across
    var lines = (0..<down).map { row in
      stride(from: row, to: shown.count, by: down).map { index in
        let isLast = index + down >= shown.count
        let padding = isLast ? 0 : width - shown[index].width + Self.gap
        return shown[index].text + String(repeating: " ", count: padding)
      }.joined()
    }
    if isCut { lines.append("… and \(cells.count - shown.count) more") }
    return lines
  }
}
