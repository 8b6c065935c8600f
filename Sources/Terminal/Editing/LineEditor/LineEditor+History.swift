internal import CLibEdit

extension LineEditor {
  /// Up in a text of several lines goes up in it, and from its first line to older entries.
  func goUp() -> Outcome {
    let buffer = buffer
    let lines = buffer.scalars.lineStarts
    guard let row = lines.lastIndex(where: { $0 <= buffer.cursor }), row > 0 else {
      return recall(history.older(than: buffer.text))
    }
    let column = buffer.cursor - lines[row]
    moveCursor(to: min(lines[row - 1] + column, lines[row] - 1))
    return .moveCursor
  }

  /// Down likewise, and from the last line to newer entries.
  func goDown() -> Outcome {
    let buffer = buffer
    let lines = buffer.scalars.lineStarts
    guard let row = lines.lastIndex(where: { $0 <= buffer.cursor }), row + 1 < lines.count else {
      return recall(history.newer(than: buffer.text))
    }
    let column = buffer.cursor - lines[row]
    let end = row + 2 < lines.count ? lines[row + 2] - 1 : buffer.scalars.count
    moveCursor(to: min(lines[row + 1] + column, end))
    return .moveCursor
  }

  private func recall(_ entry: String?) -> Outcome {
    guard let entry else { return .beep }
    replaceLine(with: entry)
    return .refresh
  }
}

extension Array where Element == Unicode.Scalar {
  /// Where each line begins.
  fileprivate var lineStarts: [Int] {
    [0] + indices.filter { self[$0] == "\n" }.map { $0 + 1 }
  }
}
