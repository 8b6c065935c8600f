extension LineEditor {
  /// Up in a text of several lines goes up in it, and from its first line to older entries.
  func goUp() -> Outcome {
    let buffer = buffer
    let lines = buffer.lines
    guard let row = buffer.row(in: lines), row > 0 else {
      return recall(history.older(than: buffer.text))
    }
    let column = buffer.cursor - lines[row].lowerBound
    moveCursor(to: min(lines[row - 1].lowerBound + column, lines[row - 1].upperBound))
    return .moveCursor
  }

  /// Down likewise, and from the last line to newer entries.
  func goDown() -> Outcome {
    let buffer = buffer
    let lines = buffer.lines
    guard let row = buffer.row(in: lines), row + 1 < lines.count else {
      return recall(history.newer(than: buffer.text))
    }
    let column = buffer.cursor - lines[row].lowerBound
    moveCursor(to: min(lines[row + 1].lowerBound + column, lines[row + 1].upperBound))
    return .moveCursor
  }

  /// To the beginning of the line that the cursor is in.
  func goToLineBegin() -> Outcome {
    let buffer = buffer
    let lines = buffer.lines
    moveCursor(to: buffer.row(in: lines).map { lines[$0].lowerBound } ?? 0)
    return .moveCursor
  }

  /// To the end of the line that the cursor is in; at the end of all it takes the hint.
  func goToLineEnd() -> Outcome {
    let buffer = buffer
    if buffer.isAtEnd { return takeHint() ? .refresh : .nothing }
    let lines = buffer.lines
    moveCursor(to: buffer.row(in: lines).map { lines[$0].upperBound } ?? buffer.cursor)
    return .moveCursor
  }

  private func recall(_ entry: String?) -> Outcome {
    guard let entry else { return .beep }
    replaceLine(with: entry)
    return .refresh
  }
}

extension LineEditor.Buffer {
  /// The places of each line's characters, its newline left out.
  fileprivate var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where scalars[index] == "\n" {
      lines.append(start..<index)
      start = index + 1
    }
    return lines + [start..<scalars.count]
  }

  /// Which of the lines the cursor is in.
  fileprivate func row(in lines: [Range<Int>]) -> Int? {
    lines.lastIndex { $0.lowerBound <= cursor }
  }
}
