internal import Documents

/// Text that GitHub's Markdown shows as it is: every sign with a meaning is escaped.
///
/// Source: GitHub Flavored Markdown, sections 2.4 (backslash escapes) and 4 (what begins a block).
func markdown(_ text: String) -> String {
  var result = ""
  for line in text.paragraphs {
    if !result.isEmpty { result += "\n" }
    result += markdownLine(printable(String(line.drop { $0 == " " || $0 == "\t" })))
  }
  return result
}

/// A phrase as GitHub shows it: laws in mathematics, statements as code.
///
/// - Parameter inTable: whether it is a cell of a table, which a bar would end even inside code.
func markdown(_ phrase: Phrase, inTable: Bool = false) -> String {
  phrase.parts.reduce(into: "") { text, part in
    switch part {
    case .words(let words):
      text += text.isEmpty ? markdown(words) : markdownLine(printable(words), isStart: false)
    case .formula(let formula): text += "$`\(formula.latex)`$"
    case .equation(let equation): text += "$`\(equation.latex)`$"
    case .code(let code): text += codeSpan(code, inTable: inTable)
    case .shape: text += part.text
    }
  }
}

/// Code between more backticks than it holds.
func codeSpan(_ code: String, inTable: Bool = false) -> String {
  let fence = String(repeating: "`", count: longestRun(of: "`", in: code) + 1)
  let space = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
  let shown = printable(code).map { inTable && $0 == "|" ? "\\|" : String($0) }.joined()
  return fence + space + shown + space + fence
}

/// The length of the longest run of a character.
func longestRun(of character: Character, in text: String) -> Int {
  var (longest, run) = (0, 0)
  for other in text {
    run = other == character ? run + 1 : 0
    longest = max(longest, run)
  }
  return longest
}

private func markdownLine(_ line: String, isStart: Bool = true) -> String {
  var result = ""
  let startsLine = isStart
  var isStart = isStart
  for character in line {
    if always.contains(character) || (isStart && blockStarts.contains(character)) {
      result.append("\\")
    } else if startsLine, !result.isEmpty, ".)".contains(character),
      result.allSatisfy(\.isASCIIDigit)
    {
      // `1.` would begin a list.
      result.append("\\")
    }
    result.append(character)
    isStart = false
  }
  return result
}

private let always: Set<Character> = Set("\\`*_{}[]<>#|$~&")
private let blockStarts: Set<Character> = Set("+-=:")

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
