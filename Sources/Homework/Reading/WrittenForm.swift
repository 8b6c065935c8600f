/// An answer without what pages, programs and typesetting put around it: code fences, prompts, `Out[5]:`,
/// numbers of rows, rules of tables, LaTeX's commands, bold type and quotes.
struct WrittenForm {
  private(set) var text: AnswerText
  private(set) var notes: [String] = []

  /// Nil if nothing has to go.
  init?(_ written: AnswerText, kind: AnswerKind) {
    text = written
    if written.scalars.contains(where: { (0x2500...0x257F).contains($0.value) }),
      let bare = LabelRemoval.removed(from: written)
    {
      text = bare.text
    }
    keepLines()
    var latex = LaTeXForm(text, isShape: kind == .shape)
    if let plain = latex.plain() {
      (text, notes) = (plain, notes + ["left out LaTeX's words around the numbers"])
    }
    removeMarks()
    if kind != .command { removeQuotes() }
    text = PowerOfTen.joined(text) ?? text
    guard text.scalars != written.scalars, !text.isEmpty else { return nil }
  }

  private mutating func note(_ note: String) {
    if !notes.contains(note) { notes.append(note) }
  }

  // MARK: Lines

  /// Leaves out lines that hold no numbers of the answer, and what stands before the rows.
  private mutating func keepLines() {
    var lines = text.lines
    let isLong = lines.count > 1
    lines = lines.filter { line in
      guard let reason = Self.reasonToDrop(line, isAlone: !isLong) else { return true }
      note("left out \(reason)")
      return false
    }
    var rows = lines.map { Self.withoutLabel($0) }
    if zip(rows, lines).contains(where: { $0.count != $1.count }) {
      note("left out the labels of the rows")
    }
    if let bare = Self.withoutNumbers(rows) {
      rows = bare
      note("left out the numbers of the rows")
    }
    var joined = AnswerText()
    for (place, row) in rows.enumerated() {
      if place > 0 {
        joined.append("\n", origin: row.isEmpty ? joined.origin(joined.count) : row.origin(0))
      }
      joined.append(row, 0..<row.count)
    }
    text = joined.trimmed
  }

  private static func reasonToDrop(_ line: AnswerText, isAlone: Bool) -> String? {
    let words = line.trimmed.string
    if words.hasPrefix("```") || words.hasPrefix("~~~") { return "the code fence" }
    if isAlone { return nil }
    if words.hasPrefix(">>>") || words.hasPrefix("In [") { return "the command above the output" }
    let marks = words.unicodeScalars
    if words.contains("--"), marks.allSatisfy({ "|-:+= ".unicodeScalars.contains($0) }) {
      return "the rule of the table"
    }
    if !marks.isEmpty,
      marks.allSatisfy({ (0x2500...0x257F).contains($0.value) || $0 == " " || $0 == "|" }),
      marks.contains(where: { $0.value >= 0x2500 })
    {
      return "the border"
    }
    // Julia's `2×2 Matrix{Int64}:` and R's `     [,1] [,2]`.
    if words.hasSuffix(":"),
      words.contains("Matrix{") || words.contains("Vector{") || words.contains("Array{")
    {
      return "the line above the numbers"
    }
    if words.hasPrefix("[,") { return "the line above the numbers" }
    return nil
  }

  /// The line without `Out[5]:`, or R's `[1,]`.
  private static func withoutLabel(_ line: AnswerText) -> AnswerText {
    let start = line.scalars.firstIndex { !$0.isBlankOrNewline } ?? 0
    let body = line.slice(start..<line.count)
    if body.string.hasPrefix("Out["), let end = body.scalars.firstIndex(of: ":") {
      return body.slice(end + 1..<body.count)
    }
    guard body[0] == "[", body[1].isDigit else { return line }
    var end = 1
    while body[end].isDigit { end += 1 }
    if body[end] == "," { end += 1 }
    guard body[end] == "]", body[end + 1].isBlank, body.slice(end + 1..<body.count).hasDigit else {
      return line
    }
    return body.slice(end + 1..<body.count)
  }

  /// The rows without `1:` or `1)` before each, if they are numbered from 0 or 1 on.
  private static func withoutNumbers(_ rows: [AnswerText]) -> [AnswerText]? {
    var bare: [AnswerText] = []
    var next: Int?
    for row in rows {
      guard row.scalars.contains(where: { !$0.isBlankOrNewline }) else {
        bare.append(row)
        continue
      }
      var place = row.scalars.firstIndex { !$0.isBlankOrNewline } ?? 0
      for word in ["row", "Row", "r", "R"] where row.slice(place..<row.count).string.hasPrefix(word)
      {
        place += word.unicodeScalars.count
        break
      }
      while row[place].isBlank, place < row.count { place += 1 }
      let start = place
      while row[place].isDigit { place += 1 }
      guard let number = Int(row.slice(start..<place).string), number == next ?? number,
        number <= 1 || next != nil,
        row[place] == ":" || row[place] == ")"
      else { return nil }
      next = number + 1
      bare.append(row.slice(place + 1..<row.count))
    }
    return next == nil || bare.count < 2 ? nil : bare
  }

  // MARK: Marks around the whole

  private mutating func removeMarks() {
    var isDone = false
    while !isDone {
      isDone = true
      for mark in ["`", "**", "__", "*", "\"", "'", "$$", "$"] {
        let width = mark.unicodeScalars.count
        let string = text.string
        guard text.count > 2 * width, string.hasPrefix(mark), string.hasSuffix(mark),
          !text.slice(width..<text.count - width).string.contains(mark)
        else { continue }
        text = text.slice(width..<text.count - width).trimmed
        note("left out the marks around the answer")
        isDone = false
      }
      if ["=", "≈", "≅", "~", "≃"].contains(text[0]), text[1] != "=" {
        text = text.slice(1..<text.count).trimmed
        note("left out the sign before the answer")
        isDone = false
      }
    }
  }

  /// Quotes around single cells, as in files of comma-separated values.
  private mutating func removeQuotes() {
    guard text.scalars.contains("\"") else { return }
    var plain = AnswerText()
    for place in 0..<text.count where text[place] != "\"" {
      plain.append(text[place], origin: text.origin(place))
    }
    text = plain.trimmed
    note("left out the quotes")
  }
}

extension AnswerText {
  var lines: [AnswerText] {
    var lines: [AnswerText] = []
    var start = 0
    for place in 0...count where place == count || scalars[place] == "\n" {
      lines.append(slice(start..<place))
      start = place + 1
    }
    return lines
  }

  var hasDigit: Bool { scalars.contains(where: \.isDigit) }
}

/// `2.5 × 10^-2`, which is one number: `2.5e-2`.
enum PowerOfTen {
  /// Nil if there is none.
  static func joined(_ text: AnswerText) -> AnswerText? {
    guard text.scalars.contains("^") else { return nil }
    var joined = AnswerText()
    var place = 0
    var isChanged = false
    while place < text.count {
      if text[place - 1].isDigit || text[place - 1] == ".", isOwnNumber(text, before: place),
        let (exponent, end) = power(text, place)
      {
        joined.append("e" + exponent, origin: text.origin(place))
        place = end
        isChanged = true
      } else {
        joined.append(text[place], origin: text.origin(place))
        place += 1
      }
    }
    return isChanged ? joined : nil
  }

  /// Whether the number that ends here is a number of its own, and not a name's or an exponent's.
  private static func isOwnNumber(_ text: AnswerText, before place: Int) -> Bool {
    var start = place - 1
    while text[start].isDigit || text[start] == "." { start -= 1 }
    return !text[start].isWord && text[start] != "^" && text[start] != "/"
  }

  /// The exponent of `× 10^n` at a place, and the index after it.
  private static func power(_ text: AnswerText, _ start: Int) -> (String, Int)? {
    var place = start
    func skipBlank() { while text[place].isBlank, place < text.count { place += 1 } }
    skipBlank()
    guard ["*", "×", "x", "X", "·"].contains(text[place]) else { return nil }
    place += 1
    skipBlank()
    guard text[place] == "1", text[place + 1] == "0" else { return nil }
    place += 2
    skipBlank()
    guard text[place] == "^" else { return nil }
    place += 1
    if text[place] == "*" { return nil }
    let opener = text[place].closer
    if opener != nil { place += 1 }
    skipBlank()
    var exponent = ""
    if ["-", "+", "\u{2212}"].contains(text[place]) {
      exponent = text[place] == "+" ? "" : "-"
      place += 1
    }
    let digits = place
    while text[place].isDigit { place += 1 }
    guard place > digits, place - digits <= 3 else { return nil }
    exponent += text.slice(digits..<place).string
    skipBlank()
    if let opener {
      guard text[place] == opener else { return nil }
      place += 1
    } else {
      while text[place - 1].isBlank { place -= 1 }
    }
    return text[place].isWord || text[place] == "." && text[place + 1].isDigit
      ? nil : (exponent, place)
  }
}

/// `2.333…`, a decimal that goes on: the digits that are written.
enum EndlessDecimal {
  static func cut(_ text: AnswerText) -> AnswerText {
    guard text.scalars.contains("…") || text.string.contains("...") else { return text }
    var cut = AnswerText()
    var place = 0
    while place < text.count {
      let dots = text[place] == "…" ? 1 : text.slice(place..<place + 3).string == "..." ? 3 : 0
      let next = text[place + dots]
      if dots > 0, isDecimal(text, endingAt: place), !next.isDigit, next != "." {
        place += dots
      } else {
        cut.append(text[place], origin: text.origin(place))
        place += 1
      }
    }
    return cut
  }

  private static func isDecimal(_ text: AnswerText, endingAt end: Int) -> Bool {
    var place = end - 1
    while text[place].isDigit { place -= 1 }
    return place < end - 1 && text[place] == "."
  }
}

/// The numbers of a set: `set(33, 34)`, `33 and 34`.
enum SetSpelling {
  static func list(_ text: AnswerText) -> AnswerText {
    var list = AnswerText()
    var place = 0
    while place < text.count {
      var end = place
      while text[end].isASCIILetter { end += 1 }
      switch text.slice(place..<end).string.lowercased() {
      case "set" where text[end].isOpener: place = end
      case "and", "or":
        list.append(",", origin: text.origin(place))
        place = end
      default:
        end = max(end, place + 1)
        list.append(text, place..<end)
        place = end
      }
    }
    return list
  }
}
