internal import Syntax

/// One line of source with marks under the places of its labels, and what the labels say.
///
/// The first label of a diagnostic is marked with `^`, the others with `-`. The words of the rightmost
/// follow its mark, those of the others below, right to left:
///
///     conv x k
///          - ^ 5×5
///          |
///          3×3
struct Excerpt {
  private let line: SourceLine
  private var marks: [Mark]
  private let width: Int

  struct Mark {
    let columns: Range<Int>
    let text: String
    let isPrimary: Bool
  }

  init(_ line: SourceLine, _ marks: [Mark], width: Int) {
    self.line = line
    self.marks = marks.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    self.width = max(width, 10)
  }

  func lines() -> [StyledLine] {
    guard line.width >= width else { return drawn(0..<max(line.width, 1)) }
    // A line too long is cut around its places; marks too far apart get an excerpt each.
    let (first, last) = (marks.first?.columns.lowerBound ?? 0, marks.last?.columns.upperBound ?? 0)
    guard marks.count < 2 || last - first <= width - 8 else {
      return marks.flatMap { Excerpt(line, [$0], width: width).lines() }
    }
    let middle = max(0, min(first - (width - (last - first)) / 2, line.width - width + 2))
    return drawn(middle..<min(middle + width - 2, line.width))
  }

  private func drawn(_ shown: Range<Int>) -> [StyledLine] {
    // Letters are not cut in two, so the stretch begins where its first letter does.
    let start = line.glyphs.first { $0.column >= shown.lowerBound }?.column ?? shown.lowerBound
    let shift = start > 0 ? 1 - start : 0
    var source = StyledLine()
    if start > 0 { source.append("…", .faint) }
    source.append(line.text(start..<shown.upperBound))
    if shown.upperBound < line.width { source.append("…", .faint) }
    let placed = marks.map { mark in
      let low = max(mark.columns.lowerBound + shift, 0)
      let high = min(mark.columns.upperBound, shown.upperBound + 1) + shift
      return Mark(
        columns: low..<max(high, low + 1), text: mark.text, isPrimary: mark.isPrimary)
    }
    return [source] + markLines(placed)
  }

  private func markLines(_ marks: [Mark]) -> [StyledLine] {
    var row = [Ink?](repeating: nil, count: marks.map(\.columns.upperBound).max() ?? 0)
    for mark in marks where !mark.isPrimary { for column in mark.columns { row[column] = .help } }
    for mark in marks where mark.isPrimary { for column in mark.columns { row[column] = .place } }
    var line = StyledLine()
    for ink in row { line.append(ink == nil ? " " : ink == .place ? "^" : "-", ink ?? .plain) }
    var waiting = marks.filter { !$0.text.isEmpty }
    if let last = waiting.last, last.columns.upperBound == row.count,
      row.count + 1 + displayWidth(printable(last.text)) <= width
    {
      line.append(" " + last.text, last.isPrimary ? .place : .help)
      waiting.removeLast()
    }
    return [line] + hanging(waiting)
  }

  /// The words below, with a stroke from each mark that still waits for its own.
  private func hanging(_ marks: [Mark]) -> [StyledLine] {
    var lines: [StyledLine] = []
    for (place, mark) in marks.enumerated().reversed() {
      var line = StyledLine()
      for waiting in marks.prefix(place) where waiting.columns.lowerBound >= line.width {
        line.pad(to: waiting.columns.lowerBound)
        line.append("|", .help)
      }
      // Words that do not fit after their column end at the right edge, or are broken.
      let room = width - displayWidth(printable(mark.text))
      let column = min(mark.columns.lowerBound, max(room, width / 3))
      if line.width > column { line = StyledLine() }
      line.pad(to: column)
      line.append(mark.text, mark.isPrimary ? .place : .help)
      lines += line.wrapped(to: width, hanging: column)
    }
    return lines
  }
}
