/// Text whose lines are no commands to the runner that shows it in a GitHub workflow.
///
/// The runner obeys lines that begin with `::`, blanks before it aside, and `##[` anywhere (Actions
/// runner, `ActionCommand.cs`). The first letter of each is spelled out, as `printable` does.
public func withoutRunnerCommands(_ text: String) -> String {
  guard text.contains("::") || text.contains("##[") else { return text }
  let lines = text.paragraphs.map { line in
    let blank = line.prefix { $0 == " " }
    let rest = line.dropFirst(blank.count)
    let safe = rest.hasPrefix("::") ? "\\u{3a}" + rest.dropFirst() : rest
    return blank + split(safe, before: "##[")
  }
  return lines.joined(separator: "\n")
}

private func split(_ line: Substring, before mark: String) -> Substring {
  var (result, rest) = (Substring(), line)
  while let first = rest.first {
    if rest.hasPrefix(mark) {
      result += "#\\u{23}"
      rest = rest.dropFirst(2)
    } else {
      result.append(first)
      rest = rest.dropFirst()
    }
  }
  return result
}
