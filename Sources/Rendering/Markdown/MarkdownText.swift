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

private func markdownLine(_ line: String) -> String {
  var result = ""
  var isStart = true
  for character in line {
    if always.contains(character) || (isStart && blockStarts.contains(character)) {
      result.append("\\")
    } else if !result.isEmpty, ".)".contains(character), result.allSatisfy(\.isASCIIDigit) {
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
