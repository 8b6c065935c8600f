internal import Syntax

/// Rewrites matrices in other notations into the language's nested brackets.
///
/// MATLAB's blocks, NumPy's output with and without commas, rows on lines, LaTeX's `&` and `\\`, curly
/// brackets, borders and surrounding words all become `[[1, 2], [3, 4]]`; cells are unchanged. Each
/// character keeps its original place.
struct MatrixNotation {
  private(set) var notes: [String] = []
  private let written: AnswerText

  init(_ text: AnswerText) { written = text }

  mutating func canonical() throws(ReadingFailure) -> AnswerText {
    var separators = SeparatorRepair(written)
    let plain = separators.repaired()
    var wrappers = WrapperRemoval(plain)
    let bare = try wrappers.removed()
    var tree = BracketTree(bare.trimmed)
    let matrix = try tree.read()
    notes = separators.notes + wrappers.notes + tree.notes
    return matrix
  }
}

/// Finds the rows and cells in a text of brackets, numbers and separators.
struct BracketTree {
  private(set) var notes: [String] = []
  private let text: AnswerText

  /// The range of a cell, or a row of parts.
  private indirect enum Node {
    case cell(Range<Int>)
    case row([Node], Range<Int>)

    var isCell: Bool {
      if case .cell = self { return true }
      return false
    }
  }

  init(_ text: AnswerText) { self.text = text }

  mutating func read() throws(ReadingFailure) -> AnswerText {
    let node = try node(0..<text.count, depth: 0)
    var canonical = AnswerText()
    write(node, into: &canonical)
    return canonical
  }

  private func write(_ node: Node, into canonical: inout AnswerText) {
    switch node {
    case .cell(let stretch): canonical.append(text, stretch)
    case .row(let parts, let stretch):
      canonical.append("[", origin: text.origin(stretch.lowerBound))
      for (place, part) in parts.enumerated() {
        if place > 0 { canonical.append(", ", origin: text.origin(stretch.lowerBound)) }
        write(part, into: &canonical)
      }
      canonical.append("]", origin: text.origin(stretch.upperBound - 1))
    }
  }

  /// Parses a range, without the brackets around it.
  ///
  /// - Parameter depth: The number of enclosing brackets.
  private mutating func node(
    _ stretch: Range<Int>, depth: Int
  ) throws(ReadingFailure) -> Node {
    var scan = RowScan(text, stretch)
    let items = try scan.items(keepsRowsAfterComma: depth == 0)
    if scan.hasTrailingSeparator { note("left out a separator at the end of a row") }
    var rows: [[Node]] = []
    for items in items {
      var row: [Node] = []
      for item in items {
        guard item.isGroup else {
          row.append(.cell(item.stretch))
          continue
        }
        if text[item.stretch.lowerBound] == "{" { note("read curly brackets as square ones") }
        let inside = item.stretch.lowerBound + 1..<item.stretch.upperBound - 1
        row.append(try node(inside, depth: depth + 1))
      }
      rows.append(row)
    }
    if depth == 0 {
      if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
      note("read numbers without brackets as rows")
    }
    return try arranged(rows, stretch, depth: depth)
  }

  private mutating func arranged(
    _ rows: [[Node]], _ stretch: Range<Int>, depth: Int
  ) throws(ReadingFailure) -> Node {
    let stretch = depth == 0 ? stretch : max(0, stretch.lowerBound - 1)..<stretch.upperBound + 1
    let cells = rows.joined()
    let count = cells.count { $0.isCell }
    guard count == 0 || count == cells.count else {
      throw .unreadable(
        "numbers and rows in brackets are mixed", span(of: cells.first { $0.isCell }))
    }
    if rows.count <= 1 { return .row(rows.first ?? [], stretch) }
    // Rows in brackets are rows, whatever separates them.
    if count == 0, rows.allSatisfy({ $0.count == 1 }) || !hasSemicolons(stretch) {
      return .row(Array(cells), stretch)
    }
    return .row(
      rows.map { row in .row(row, Self.stretch(of: row) ?? stretch) }, stretch)
  }

  private mutating func note(_ note: String) {
    if !notes.contains(note) { notes.append(note) }
  }

  private func hasSemicolons(_ stretch: Range<Int>) -> Bool {
    text.scalars[stretch.clamped(to: text.scalars.indices)].contains(";")
  }

  private static func stretch(of row: [Node]) -> Range<Int>? {
    guard let first = row.first, let last = row.last else { return nil }
    return range(first).lowerBound..<range(last).upperBound
  }

  private static func range(_ node: Node) -> Range<Int> {
    switch node {
    case .cell(let stretch), .row(_, let stretch): stretch
    }
  }

  private func span(of node: Node?) -> Span? {
    guard let node else { return nil }
    let range = Self.range(node)
    let start = text.scalars.prefix(range.lowerBound).reduce(0) { $0 + UTF8.width($1) }
    return Span(start, start + 1)
  }
}
