public import Syntax

/// What is wrong, where, and what would be right:
///
///     lesson.convo:12: error[kernel-too-large]: the kernel reaches over 5 rows, but …
///       conv x k dilation=2
///              ^ 3 taps, 2 apart, reach 5
///       help: padding=1 would make it fit
extension TextRenderer {
  public func write(
    _ diagnostic: Diagnostic, in source: SourceText, into bytes: inout [UInt8]
  ) {
    write(headline(diagnostic, source), into: &bytes)
    write(excerpts(diagnostic, source).indented(by: 2), into: &bytes)
    for help in diagnostic.help { write(advice("help: ", help), into: &bytes) }
    if let lesson = diagnostic.lesson { write(advice("lesson: ", lesson), into: &bytes) }
  }

  private func headline(_ diagnostic: Diagnostic, _ source: SourceText) -> [StyledLine] {
    var line = StyledLine()
    if let file = source.file {
      let number = diagnostic.labels.first.map { source.place(of: $0.span).line }
      line.append("\(file):\(number ?? source.firstLine): ", .title)
    }
    line.append("error[\(diagnostic.code.rawValue)]", .error)
    line.append(": " + Self.shortened(diagnostic.message), .title)
    return line.wrapped(to: width, hanging: 2)
  }

  /// A message that echoes something endless, cut to what a reader takes in.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > 600 else { return text }
    return text.prefix(300) + " … " + text.suffix(60)
  }

  private func advice(_ label: String, _ text: String) -> [StyledLine] {
    var lines: [StyledLine] = []
    for part in Self.shortened(text).split(separator: "\n") {
      var line = StyledLine()
      line.append(spaces: 2)
      if lines.isEmpty { line.append(label, .help) }
      line.pad(to: 2 + label.utf8.count)
      line.append(String(part))
      lines += line.wrapped(to: width, hanging: 2 + label.utf8.count)
    }
    return lines
  }

  /// The lines of source that have labels, with a mark where lines between are left out.
  private func excerpts(_ diagnostic: Diagnostic, _ source: SourceText) -> [StyledLine] {
    var pieces: [(line: SourceLine, marks: [Excerpt.Mark])] = []
    for (place, label) in diagnostic.labels.enumerated() {
      let piece = SourceLine.line(at: label.span.start, of: source.text)
      let known = pieces.firstIndex {
        $0.line.start == piece.start || $0.line.bytes.contains(label.span.start)
      }
      let line = known.map { pieces[$0].line } ?? piece
      let mark = Excerpt.Mark(
        columns: line.columns(of: label.span), text: label.text, isPrimary: place == 0)
      if let known { pieces[known].marks.append(mark) } else { pieces.append((line, [mark])) }
    }
    var result: [StyledLine] = []
    var last: Int?
    for (line, marks) in pieces.sorted(by: { $0.line.start < $1.line.start }) {
      if let last, line.number > last + 1 { result.append(StyledLine("…", .faint)) }
      result += Excerpt(line, marks, width: width - 2).lines()
      last = line.number
    }
    return result
  }
}
