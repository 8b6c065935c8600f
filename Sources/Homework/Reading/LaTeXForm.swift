/// LaTeX's commands replaced by what they say: `\frac{7}{3}`, `3 \times 7`, `\boxed{760}`, `1{,}75`.
///
/// Environments and the ends of rows are left to `SeparatorRepair`.
struct LaTeXForm {
  private let text: AnswerText
  private let isShape: Bool
  private var out = AnswerText()

  init(_ text: AnswerText, isShape: Bool) {
    self.text = text
    self.isShape = isShape
  }

  /// Nil for a text without LaTeX.
  mutating func plain() -> AnswerText? {
    let hasDollars = text.scalars.count { $0 == "$" } >= 2
    let hasComma = text.string.contains("{,}")
    guard hasDollars || hasComma || text.scalars.contains("\\") else { return nil }
    copy(0..<text.count, depth: 0)
    let plain = out.trimmed
    return plain.scalars == text.scalars ? nil : plain
  }

  private mutating func put(_ string: String, _ place: Int) {
    out.append(string, origin: text.origin(place))
  }

  private mutating func copy(_ range: Range<Int>, depth: Int) {
    var place = range.lowerBound
    while place < range.upperBound {
      switch text[place] {
      case "$": place += 1
      case "{" where text[place + 1] == "," && text[place + 2] == "}":
        put(".", place)
        place += 3
      case "\\" where depth < 20: place = command(place, depth)
      default:
        out.append(text[place], origin: text.origin(place))
        place += 1
      }
    }
  }

  private mutating func command(_ start: Int, _ depth: Int) -> Int {
    var end = start + 1
    while text[end].isASCIILetter { end += 1 }
    let word = text.slice(start + 1..<end).string
    switch word {
    case "":
      if text[end] == "\\" {
        put("\\\\", start)
        return skippingOption(end + 1)
      }
      // Spaces, and the marks of formulas.
      guard [",", ";", ":", "!", " ", "(", ")", "[", "]", "%", "#"].contains(text[end]) else {
        put("\\", start)
        return start + 1
      }
      if text[end] == "%" { put("%", start) }
      return end + 1
    case "frac", "dfrac", "tfrac": return fraction(end, depth) ?? end
    case "times": put(isShape ? "x" : "*", start)
    case "cdot", "ast": put("*", start)
    case "div": put("/", start)
    case "approx", "simeq", "cong", "equiv": put("=", start)
    case "pm", "mp", "ldots", "dots", "cdots", "sqrt": put("\\" + word, start)
    case "cr": put(";", start)
    case "begin", "end", "hline": put("\\" + word, start)
    case "left", "right": return text[end] == "." ? end + 1 : end
    case "pmatrix", "bmatrix", "matrix": return braced(end, depth, "[", "]") ?? end
    case "boxed", "text", "mathrm", "mathbf", "mathit", "textbf", "bm", "mbox", "fbox":
      return braced(end, depth, "", "") ?? end
    default: put(" ", start)
    }
    return end
  }

  /// `\\[2pt]`
  private func skippingOption(_ start: Int) -> Int {
    guard text[start] == "[", text[start + 1].isDigit else { return start }
    var end = start + 1
    while text[end].isDigit || text[end].isASCIILetter || text[end] == "." { end += 1 }
    return text[end] == "]" && text[end - 1].isASCIILetter ? end + 1 : start
  }

  /// The range inside the braces at a place, or of the single character there.
  private func group(_ start: Int) -> (inside: Range<Int>, end: Int)? {
    var place = start
    while text[place].isBlank, place < text.count { place += 1 }
    guard place < text.count else { return nil }
    guard text[place] == "{" else {
      return text[place].isDigit ? (place..<place + 1, place + 1) : nil
    }
    var depth = 0
    for end in place..<text.count {
      if text[end] == "{" { depth += 1 }
      if text[end] == "}" { depth -= 1 }
      if depth == 0 { return (place + 1..<end, end + 1) }
    }
    return nil
  }

  private mutating func fraction(_ start: Int, _ depth: Int) -> Int? {
    guard let top = group(start), let bottom = group(top.end) else { return nil }
    for (part, sign) in [(top.inside, ""), (bottom.inside, "/")] {
      put(sign, part.lowerBound)
      let isNumber = text.slice(part).scalars.allSatisfy { $0.isDigit || $0 == "." }
      if !isNumber { put("(", part.lowerBound) }
      copy(part, depth: depth + 1)
      if !isNumber { put(")", part.upperBound) }
    }
    return bottom.end
  }

  private mutating func braced(_ start: Int, _ depth: Int, _ opener: String, _ closer: String)
    -> Int?
  {
    guard let (inside, end) = group(start) else { return nil }
    put(opener, start)
    copy(inside, depth: depth + 1)
    put(closer, end - 1)
    return end
  }
}
