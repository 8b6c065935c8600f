/// Other texts that an answer may mean, which count only if they are right: decimal commas beside tabs or
/// semicolons, points between thousands, rows of a file with semicolons, mixed numbers between commas.
struct LenientReading {
  let text: AnswerText
  let note: String
  /// Whether the text means this where it cannot be read otherwise.
  let isSafeAlone: Bool

  static func all(of text: AnswerText, kind: AnswerKind) -> [LenientReading] {
    guard kind == .number || kind == .matrix || kind == .set, text.count <= 20_000 else {
      return []
    }
    let commas = decimalCommas(text)
    let hasTabs = text.scalars.contains("\t")
    var all: [LenientReading] = []
    func add(_ text: AnswerText?, _ note: String, isSafeAlone: Bool = true) {
      if let text { all.append(.init(text: text, note: note, isSafeAlone: isSafeAlone)) }
    }
    add(semicolonColumns(commas ?? text), "Read with semicolons between the columns.")
    add(commas, "Read with decimal commas.", isSafeAlone: hasTabs)
    if kind == .number { add(thousands(text), "Read with points between thousands.") }
    add(mixedNumbers(text), "Read as mixed numbers.")
    return all
  }

  private static func replacing(
    _ text: AnswerText, _ replacement: (Int) -> String?
  ) -> AnswerText? {
    var changed = AnswerText()
    var isChanged = false
    for place in 0..<text.count {
      if let other = replacement(place) {
        isChanged = true
        changed.append(other, origin: text.origin(place))
      } else {
        changed.append(text[place], origin: text.origin(place))
      }
    }
    return isChanged ? changed : nil
  }

  /// Every comma between two digits as a point, where something else separates the numbers.
  static func decimalCommas(_ text: AnswerText) -> AnswerText? {
    guard text.scalars.contains(","), !text.scalars.contains("."),
      text.scalars.contains(where: { ["\t", ";", "|", "&", "\n"].contains($0) }),
      text.scalars.indices.allSatisfy({ place in
        text[place] != "," || text[place - 1].isDigit && text[place + 1].isDigit
      })
    else { return nil }
    return replacing(text) { text[$0] == "," ? "." : nil }
  }

  /// Lines with semicolons between their numbers as rows.
  private static func semicolonColumns(_ text: AnswerText) -> AnswerText? {
    let lines = text.lines.filter { $0.scalars.contains { !$0.isBlankOrNewline } }
    let counts = Set(lines.map { line in line.scalars.count { $0 == ";" } })
    guard lines.count > 1, counts.count == 1, counts != [0],
      !text.scalars.contains(where: \.isOpener),
      !text.scalars.contains(",")
    else { return nil }
    return replacing(text) { text[$0] == ";" ? "," : nil }
  }

  /// `61.706` and `1.234.567` without points.
  private static func thousands(_ text: AnswerText) -> AnswerText? {
    let digits = text.scalars.first == "-" ? text.slice(1..<text.count) : text
    let groups = digits.string.split(separator: ".", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count),
      first.first != "0",
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return replacing(text) { text[$0] == "." ? "" : nil }
  }

  /// `1 3/4` between commas or semicolons as 7/4.
  private static func mixedNumbers(_ text: AnswerText) -> AnswerText? {
    guard text.scalars.contains("/"), text.scalars.contains(",") else { return nil }
    return replacing(text) { place in
      guard text[place] == " ", text[place - 1].isDigit, text[place + 1].isDigit else { return nil }
      var start = place - 1
      while text[start].isDigit { start -= 1 }
      let isNegative = text[start] == "-"
      if isNegative { start -= 1 }
      while text[start].isBlank, start >= 0 { start -= 1 }
      var end = place + 1
      while text[end].isDigit { end += 1 }
      guard [",", ";", "[", "\n"].contains(text[start]) || start < 0, text[end] == "/" else {
        return nil
      }
      return isNegative ? "-" : "+"
    }
  }
}
