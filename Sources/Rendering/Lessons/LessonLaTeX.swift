internal import Documents

/// A LaTeX file that compiles by itself.
extension LessonPage {
  public var latex: String {
    let body = parts.map(text).filter { !$0.isEmpty }.joined(separator: "\n\n")
    return LaTeXRenderer.preamble + body + "\n\n\\end{document}\n"
  }

  private func text(of part: Part) -> String {
    switch part {
    case .heading(let words):
      let command = part == parts.first ? "section*" : "subsection*"
      return "\\\(command){\(Rendering.latex(words))}"
    case .paragraph(let lines):
      return "\\noindent " + lines.map(Rendering.latex).joined(separator: "\n")
    case .item(let lines):
      return "\\noindent\\hangindent=1.5em " + lines.map(Rendering.latex).joined(separator: "\n")
    case .verbatim(let lines):
      return Self.typewriter(lines)
    case .question(let asked, let isExpression):
      let words = Rendering.latex(asked)
      return asked.isEmpty
        ? "" : "\\noindent\\textbf{?} " + (isExpression ? "\\texttt{\(words)}" : words)
    case .statement(let source):
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      return Self.typewriter(lines.enumerated().map { ($0 == 0 ? "> " : "| ") + $1 })
    case .answer(let document): return LaTeXRenderer(isPart: true).fragments(of: document)
    case .error(let message):
      return Self.typewriter(message.split(separator: "\n").map(String.init))
    case .fact(let condition):
      return "\\noindent$\\surd$ \\texttt{\(Rendering.latex(condition))}"
    }
  }

  /// Lines in one width, with their blanks.
  private static func typewriter(_ lines: [String]) -> String {
    let rows = lines.map { line in
      let blanks = line.prefix { $0 == " " }.count
      let text = Rendering.latex(String(line.dropFirst(blanks)))
      let kept = text.replacingDoubleBlanks
      return "\\mbox{}" + String(repeating: "~", count: blanks) + kept
    }
    return "{\\noindent\\ttfamily\\small\\raggedright " + rows.joined(separator: " \\\\\n")
      + "\\par}"
  }
}

extension String {
  /// LaTeX would make one of two blanks.
  fileprivate var replacingDoubleBlanks: String {
    var result = ""
    for character in self {
      result += character == " " && result.hasSuffix(" ") ? "~" : String(character)
    }
    return result
  }
}
