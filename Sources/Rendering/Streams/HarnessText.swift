/// Text escaped for a description or a reason of TAP 14.
///
/// Source: TAP 14 specification, "Escapes": `#` would begin a directive, and `\` an escape.
public func tap(_ text: String) -> String {
  let shown = printable(text)
  guard shown.utf8.contains(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\\") })
  else { return shown }
  var result = ""
  for scalar in shown.unicodeScalars {
    if scalar == "#" || scalar == "\\" { result += "\\" }
    result.unicodeScalars.append(scalar)
  }
  return result
}

/// Text without lines that the runner of a GitHub workflow would take for commands.
///
/// The runner obeys lines that begin with `::`, after any blanks, and `##[` anywhere (Actions
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
