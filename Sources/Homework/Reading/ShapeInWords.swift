/// A size in words: `3 rows, 7 columns`, `h=3, w=7`, `output size: 3 x 7`, `10@32x32`, `(None, 32, 32, 10)`.
enum ShapeInWords {
  /// A text of sizes alone; nil if this is no such text.
  static func plain(_ text: AnswerText) -> (text: AnswerText, notes: [String])? {
    guard text.count <= 200 else { return nil }
    if let named = named(text) { return (named, ["read the sizes by their names"]) }
    if let batch = withoutBatch(text) { return (batch, ["left out the batch's size"]) }
    if let maps = mapsFirst(text) { return (maps, ["read @ as a cross"]) }
    return withoutFillers(text).map { ($0, ["left out the words around the size"]) }
  }

  /// Sizes that names of axes stand beside, rows first, then columns, then channels.
  private static func named(_ text: AnswerText) -> AnswerText? {
    var parts: [(number: Range<Int>?, axis: Int?)] = []
    for token in tokens(text) {
      let word = text.slice(token).string.lowercased()
      if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
        if let last = parts.last, last.number == nil {
          parts[parts.count - 1].number = token
        } else {
          parts.append((token, nil))
        }
      } else if let axis = axes[word] {
        if let last = parts.last, last.axis == nil {
          parts[parts.count - 1].axis = axis
        } else {
          parts.append((nil, axis))
        }
      } else if !fillers.contains(word) {
        return nil
      }
    }
    guard parts.count > 1, Set(parts.map(\.axis)).count == parts.count else { return nil }
    var plain = AnswerText()
    let sorted = parts.sorted { ($0.axis ?? 9) < ($1.axis ?? 9) }
    guard sorted.allSatisfy({ $0.number != nil && $0.axis != nil }) else { return nil }
    for (place, part) in sorted.enumerated() {
      guard let number = part.number else { return nil }
      if place > 0 { plain.append("x", origin: text.origin(number.lowerBound)) }
      plain.append(text, number)
    }
    return plain
  }

  /// Numbers and words. A number at the end of a name, as in `W2`, belongs to the name.
  private static func tokens(_ text: AnswerText) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let start = place
      if text[place].isDigit {
        while text[place].isDigit { place += 1 }
      } else if text[place].isWord {
        while text[place].isWord { place += 1 }
      } else {
        place += 1
        continue
      }
      tokens.append(start..<place)
    }
    return tokens
  }

  private static let axes: [String: Int] = [
    "rows": 0, "row": 0, "h": 0, "height": 0, "high": 0, "tall": 0, "h2": 0, "h_out": 0, "hout": 0,
    "oh": 0, "columns": 1, "column": 1, "cols": 1, "col": 1, "w": 1, "width": 1, "wide": 1, "w2": 1,
    "w_out": 1, "wout": 1, "ow": 1, "d": 2, "depth": 2, "d2": 2, "c": 2, "channels": 2,
    "channel": 2,
    "deep": 2, "maps": 2, "filters": 2, "c_out": 2, "cout": 2, "k": 2,
  ]

  private static let fillers: Set<String> = [
    "the", "output", "size", "shape", "is", "of", "a", "an", "with", "and", "it", "has", "matrix",
    "image", "map", "feature", "result", "answer", "pixels", "tensor", "array", "grid", "y", "out",
    "spatial", "volume", "px", "comes", "dimensions", "dimension", "dim", "x",
  ]

  /// `(None, 32, 32, 10)` without its first size.
  private static func withoutBatch(_ text: AnswerText) -> AnswerText? {
    let tokens = tokens(text)
    guard tokens.count >= 4, let first = tokens.first,
      ["none", "n", "b", "batch", "batch_size"].contains(text.slice(first).string.lowercased()),
      tokens.dropFirst().allSatisfy({ text[$0.lowerBound].isDigit }),
      text.scalars.prefix(first.lowerBound).allSatisfy({ $0.isOpener || $0.isBlank })
    else { return nil }
    var plain = text.slice(0..<first.lowerBound)
    plain.append(text, tokens[1].lowerBound..<text.count)
    return plain
  }

  /// LeNet's `10@32x32`.
  private static func mapsFirst(_ text: AnswerText) -> AnswerText? {
    guard text.scalars.count(where: { $0 == "@" }) == 1, tokens(text).count >= 2 else { return nil }
    var plain = AnswerText()
    for place in 0..<text.count {
      plain.append(text[place] == "@" ? "x" : text[place], origin: text.origin(place))
    }
    return plain
  }

  private static func withoutFillers(_ text: AnswerText) -> AnswerText? {
    var (start, end) = (0, text.count)
    let tokens = tokens(text)
    for token in tokens where token.lowerBound >= start {
      guard isFiller(text, token) else { break }
      start = token.upperBound
      while [":", "=", " ", "\t", ","].contains(text[start]), start < end { start += 1 }
    }
    for token in tokens.reversed() where token.upperBound <= end && token.lowerBound >= start {
      guard isFiller(text, token), text.slice(token).string.lowercased() != "x" else { break }
      end = token.lowerBound
      while end > start, text[end - 1].isBlank { end -= 1 }
    }
    while end > start, text[end - 1] == "." { end -= 1 }
    let plain = text.slice(start..<end).trimmed
    return plain.count == text.count || plain.isEmpty ? nil : plain
  }

  private static func isFiller(_ text: AnswerText, _ token: Range<Int>) -> Bool {
    fillers.contains(text.slice(token).string.lowercased())
  }
}
