internal import Arithmetic
internal import Documents

/// A number among words, units and equations: `760 parameters`, `The answer is 760`, `7/3 = 2.333`,
/// `2.333 (7/3)`, `o = floor((11+2-3)/2)+1 = 6`.
struct NumberInWords {
  private let text: AnswerText
  /// Evaluates one part, which has to be one number.
  private let read: (AnswerText) throws(ReadingFailure) -> WrittenAnswer

  init(
    _ text: AnswerText, _ read: @escaping (AnswerText) throws(ReadingFailure) -> WrittenAnswer
  ) {
    self.text = text
    self.read = read
  }

  /// Nil if this is no such text.
  ///
  /// - Throws: `.unreadable` if the parts of an equation are different numbers.
  func answer() throws(ReadingFailure) -> WrittenAnswer? {
    let parts = self.parts
    var answers: [WrittenAnswer] = []
    for (place, part) in parts.enumerated() {
      let bare = Self.withoutWords(part) ?? part
      if parts.count == 1, bare.count == text.count { return nil }
      var answer: WrittenAnswer?
      do throws(ReadingFailure) { answer = try read(bare) } catch {
        // `61,706 parameters` is as ambiguous as the number alone.
        if parts.count == 1, case .unreadable(_, _, let readings) = error, !readings.isEmpty {
          throw error
        }
      }
      if let answer, case .tensor(let tensor) = answer.value, tensor.count == 1 {
        answers.append(answer)
      } else if place == parts.count - 1, part.hasDigit {
        return nil
      }
    }
    guard let first = answers.first, parts.count > 1 || Self.withoutWords(text) != nil else {
      return nil
    }
    // The exact one of several is the answer, and the last where none is.
    var best = answers.first { $0.places.allSatisfy { $0 == nil } } ?? answers[answers.count - 1]
    for other in answers where !Self.agree(best, other) {
      throw .unreadable(
        "\(AnswerWords.short(first.value)) and \(AnswerWords.short(other.value)) are two different numbers",
        nil)
    }
    best.others += answers.filter { $0 != best }
    return best.noting([
      parts.count > 1 ? "read the result of an equation" : "left out the words around the number"
    ])
  }

  private static func agree(_ best: WrittenAnswer, _ other: WrittenAnswer) -> Bool {
    guard case .tensor(let exact) = best.value, case .tensor(let written) = other.value else {
      return false
    }
    let rule = CellRule(exact)
    let places = other.places.first ?? nil
    return rule.agrees(written.cell(0), with: exact.cell(0), places: places)
      || rule.agrees(exact.cell(0), with: written.cell(0), places: best.places.first ?? nil)
      || places.map { isShortened(written.cell(0), exact.cell(0), $0) } ?? false
  }

  /// Whether a decimal of any length is the number, rounded or cut off.
  private static func isShortened(_ written: Scalar, _ exact: Scalar, _ places: Int) -> Bool {
    guard let mine = written.double, let theirs = exact.double, places < 16 else { return false }
    let unit = (0..<places).reduce(1.0) { unit, _ in unit / 10 }
    let difference = (mine - theirs).magnitude
    return difference <= unit / 2 || difference < unit && mine.magnitude < theirs.magnitude
  }

  /// The sides of an equation, and what follows in parentheses.
  private var parts: [AnswerText] {
    var parts: [AnswerText] = []
    var (start, depth) = (0, 0)
    for place in 0..<text.count {
      let scalar = text[place]
      if scalar == "(", depth == 0, text[place - 1].isBlank, text[0...].endsOperandBefore(place) {
        parts.append(text.slice(start..<place))
        start = place
      }
      if scalar.isOpener { depth += 1 }
      if scalar.isCloser { depth -= 1 }
      guard depth == 0, ["=", "≈", "≅", "→", "≃"].contains(scalar), text[place + 1] != "=",
        !["=", "<", ">", "!"].contains(text[place - 1])
      else { continue }
      parts.append(text.slice(start..<place))
      start = place + 1
    }
    parts.append(text.slice(start..<text.count))
    return parts.map { Self.withoutParentheses($0.trimmed) }.filter { !$0.isEmpty }
  }

  private static func withoutParentheses(_ part: AnswerText) -> AnswerText {
    guard part[0] == "(", part[part.count - 1] == ")", part.count > 2,
      !part.slice(1..<part.count - 1).scalars.contains(where: { $0 == "(" || $0 == ")" })
    else { return part }
    return part.slice(1..<part.count - 1).trimmed
  }

  // MARK: Words

  /// The text without words before and after its one number; nil if there are none, or words that change
  /// what the number says.
  static func withoutWords(_ text: AnswerText) -> AnswerText? {
    let scalars = text.scalars
    guard let last = scalars.lastIndex(where: { $0.isDigit || $0 == ")" }) else { return nil }
    var end = last + 1
    // A period after the number is a decimal point or the end of a sentence.
    if text[end] == ".", !text[end + 1].isASCIILetter { end += 1 }
    let after = text.slice(end..<text.count)
    var start = 0
    while start < end, !text[start].isDigit, !["-", "+", "(", "."].contains(text[start]) {
      start += 1
    }
    while start > 0, ["-", "+"].contains(text[start - 1]) { start -= 1 }
    let before = text.slice(0..<start)
    let number = text.slice(start..<end)
    guard start > 0 || end < text.count, !number.isEmpty,
      words(before).allSatisfy(leading.contains), before.count == 0 || !text[start - 1].isWord,
      before.scalars.allSatisfy({ $0.isBlankOrNewline || $0.isWord || $0 == ":" || $0 == "'" }),
      isUnit(after),
      !number.scalars.contains(where: { $0.isASCIILetter && $0 != "e" && $0 != "E" })
    else { return nil }
    return number.trimmed
  }

  private static func words(_ text: AnswerText) -> [String] {
    text.string.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  private static let leading: Set<String> = [
    "the", "answer", "is", "result", "total", "it", "s", "its", "size", "output", "number", "of",
    "parameters", "count", "equals", "in", "all", "we", "get", "have", "there", "are", "so", "thus",
    "hence", "therefore", "altogether", "sum", "value", "solution", "ans", "my", "final", "weights",
    "field", "receptive", "length", "a", "ca", "approximately", "approx", "about",
  ]

  private static func isUnit(_ text: AnswerText) -> Bool {
    let trimmed = text.trimmed
    if trimmed.isEmpty { return true }
    let words = words(trimmed)
    guard words.count <= 6, !words.contains(where: changing.contains),
      trimmed.scalars.allSatisfy({ scalar in
        scalar.isBlank || scalar.properties.isAlphabetic
          || [".", "!", ",", "²", "³", "^"].contains(scalar)
      })
    else { return false }
    return text[0].isBlank
      || ["px", "pixels", "params", "parameters", "weights"].contains(words.first)
  }

  /// Words after a number that make it another one, or a doubtful one.
  private static let changing: Set<String> = [
    "or", "and", "not", "no", "to", "x", "by", "times", "k", "m", "million", "millions", "thousand",
    "thousands", "hundred", "dozen", "billion", "percent", "per", "half", "halves", "third",
    "thirds",
    "quarter", "quarters", "plus", "minus", "over", "but", "maybe", "e", "mod", "each", "squared",
    "cubed",
    "more", "less", "least", "most", "than", "rows", "row", "columns", "above", "below", "point",
    "i", "j",
  ]
}

extension AnswerText {
  fileprivate subscript(range: PartialRangeFrom<Int>) -> AnswerText {
    slice(range.lowerBound..<count)
  }

  /// Whether the last character before a place that is not blank ends a number or a name.
  fileprivate func endsOperandBefore(_ place: Int) -> Bool {
    var before = place - 1
    while before >= 0, self[before].isBlank { before -= 1 }
    return before >= 0 && self[before].endsOperand
  }
}
