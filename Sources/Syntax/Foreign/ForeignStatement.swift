/// A statement in the spelling of another language, and how it is written here.
///
/// It works on text alone: `F.conv2d(x, k, stride=2)` becomes `conv(x, k, stride=2)`. Whoever uses it runs
/// the translation, which shows whether it can be read.
public struct ForeignStatement: Equatable, Sendable {
  /// The statement as it is written here.
  public let text: String
  /// Whether it means the same. If not, it is what comes nearest.
  public let isCertain: Bool
  /// What the nearest does differently; empty if it means the same.
  public let remark: String

  /// The most bytes of a statement that is translated.
  private static let most = 4_000

  /// Nil if nothing in the text is foreign, or what is foreign is not known.
  public init?(_ source: String) {
    guard source.utf8.count <= Self.most else { return nil }
    var translator = ForeignTranslator()
    guard let text = translator.statement(source), text != source,
      text.contains(where: { !$0.isWhitespace })
    else { return nil }
    self.text = text
    isCertain = translator.remark.isEmpty
    remark = translator.remark
  }
}

/// Rewrites a text from the outside in: prompts and signs, then calls with what stands in them.
struct ForeignTranslator {
  /// What the translation does differently.
  var remark = ""
  /// Whether a call is not known.
  private var isLost = false
  private var depth = 0

  mutating func statement(_ source: String) -> String? {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    var text = Self.withoutSigns(lines.map(Self.withoutPrompt).joined(separator: "\n"))
    text = Self.fileInQuotes(text) ?? text
    text = expression(text)
    text = Self.modeOfCommand(text)
    return isLost ? nil : text
  }

  // MARK: Signs

  /// The line after a prompt that was copied with it.
  private static func withoutPrompt(_ line: Substring) -> Substring {
    let body = line.drop { $0 == " " || $0 == "\t" }
    for prompt in ["convo> ", ">>> ", "...> ", "... ", "> ", "| ", "octave> ", "julia> "] {
      if body.hasPrefix(prompt) { return body.dropFirst(prompt.count) }
    }
    // `In [3]: ` and `octave:3> `
    for (opening, closing) in [("In [", "]: "), ("octave:", "> ")] where body.hasPrefix(opening) {
      let digits = body.dropFirst(opening.count).prefix { $0.isASCII && $0.isNumber }
      let rest = body.dropFirst(opening.count + digits.count)
      if !digits.isEmpty, rest.hasPrefix(closing) { return rest.dropFirst(closing.count) }
    }
    return line
  }

  /// The text with full-width signs, typographic quotation marks and single quotes made plain.
  private static func withoutSigns(_ text: String) -> String {
    var result = ""
    var quote: Character?
    /// Whether a quote here would be a transpose.
    var followsOperand = false
    for character in text {
      var plain = plainSign(character)
      if let open = quote {
        if plain == open || (open == "'" && plain == "'") {
          quote = nil
          plain = "\""
          followsOperand = true
        } else if open == "'", plain == "\"" {
          result.append("\\")
        } else {
          plain = character
        }
      } else if plain == "\"" || (plain == "'" && !followsOperand) {
        quote = plain
        plain = "\""
      } else {
        followsOperand = plain.isLetter || plain.isNumber || "_)]'.".contains(plain)
      }
      result.append(plain)
    }
    // A quote that never closes is no string.
    return quote == nil ? result : text
  }

  private static func plainSign(_ character: Character) -> Character {
    switch character {
    case "“", "”", "„": return "\""
    case "‘", "’": return "'"
    case "、", "，": return ","
    case "　", "\u{a0}": return " "
    case "【": return "["
    case "】": return "]"
    default: break
    }
    // The full-width forms of ASCII, U+FF01 to U+FF5E.
    guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
      (0xFF01...0xFF5E).contains(scalar.value),
      let plain = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(plain)
  }

  /// `load a.csv` with the name in quotes.
  private static func fileInQuotes(_ text: String) -> String? {
    let words = text.split(separator: " ").map(String.init)
    guard let place = words.firstIndex(where: { $0 == "load" || $0 == "save" }),
      place == 0 || (place == 2 && words[1] == "="), place + 1 < words.count
    else { return nil }
    let name = words[place + 1]
    guard name.contains("."), !name.contains(where: { "\"()[]=,".contains($0) }),
      name.first.map({ $0.isLetter || "./~".contains($0) }) == true
    else { return nil }
    return (words[...place] + ["\"\(name)\""] + words[(place + 2)...]).joined(separator: " ")
  }

  /// `conv x k mode=same` as `conv x k padding=same`.
  private static func modeOfCommand(_ text: String) -> String {
    guard text.hasPrefix("conv ") || text.contains("= conv ") else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      for name in ["mode=", "padding="] where word.hasPrefix(name) {
        let value = word.dropFirst(name.count).filter { $0 != "\"" }.lowercased()
        if paddings.contains(value) { return "padding=" + value }
      }
      return String(word)
    }.joined(separator: " ")
  }

  static let paddings: Set = ["same", "valid", "full"]

  // MARK: Calls

  /// The text with its calls translated, however deep they stand.
  mutating func expression(_ text: String) -> String {
    guard depth < 12 else { return text }
    depth += 1
    defer { depth -= 1 }
    var result = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "\"" {
        let string = Self.string(at: rest)
        result += string
        rest = rest.dropFirst(string.count)
      } else if first.isLetter || first == "_" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        rest = rest.dropFirst(name.count)
        if rest.first == "(", let inside = Self.bracketed(rest) {
          result += call(String(name), Self.split(inside))
          rest = rest.dropFirst(inside.count + 2)
        } else {
          result += name
        }
      } else if first.isNumber {
        // `3x3` is one word.
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "." }
        result += word
        rest = rest.dropFirst(word.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private mutating func call(_ name: String, _ arguments: [String]) -> String {
    var call = ForeignCall(name: name)
    for argument in arguments { call.add(expression(argument)) }
    switch call.translated() {
    case .same(let text): return text
    case .near(let text, let remark):
      if self.remark.isEmpty { self.remark = remark }
      return text
    case .unknown:
      if call.isForeign { isLost = true }
      return name + "(" + arguments.map { expression($0) }.joined(separator: ", ") + ")"
    }
  }

  /// A string with its quotes, as far as it goes.
  private static func string(at text: Substring) -> Substring {
    var end = text.index(after: text.startIndex)
    while end < text.endIndex {
      if text[end] == "\"" { return text[...end] }
      if text[end] == "\\", text.index(after: end) < text.endIndex { end = text.index(after: end) }
      end = text.index(after: end)
    }
    return text
  }

  /// What stands between a bracket and its partner; nil if it has none.
  private static func bracketed(_ text: Substring) -> Substring? {
    var depth = 0
    var place = text.startIndex
    while place < text.endIndex {
      switch text[place] {
      case "(", "[": depth += 1
      case ")", "]":
        depth -= 1
        if depth == 0 { return text[text.index(after: text.startIndex)..<place] }
      case "\"":
        place = text.index(place, offsetBy: string(at: text[place...]).count)
        continue
      default: break
      }
      place = text.index(after: place)
    }
    return nil
  }

  /// The arguments between commas.
  private static func split(_ text: Substring) -> [String] {
    var parts: [String] = []
    var part = ""
    var depth = 0
    var rest = text
    while let first = rest.first {
      if first == "\"" {
        let string = string(at: rest)
        part += string
        rest = rest.dropFirst(string.count)
        continue
      }
      if first == "(" || first == "[" { depth += 1 }
      if first == ")" || first == "]" { depth -= 1 }
      if first == ",", depth == 0 {
        parts.append(part.trimmed)
        part = ""
      } else {
        part.append(first)
      }
      rest = rest.dropFirst()
    }
    if !part.trimmed.isEmpty || !parts.isEmpty { parts.append(part.trimmed) }
    return parts.filter { !$0.isEmpty }
  }
}

extension String {
  /// The text without surrounding white space.
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
