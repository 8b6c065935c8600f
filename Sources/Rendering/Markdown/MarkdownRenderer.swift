internal import Arithmetic
public import Documents

/// A document as GitHub shows Markdown: tables, formulas, and grids of cells as a terminal shows
/// them.
public struct MarkdownRenderer: Sendable {
  private static let width = 100

  /// The level of an answer's own heading: 2 on a page by itself.
  private let headingLevel: Int

  public init() { headingLevel = 2 }

  init(headingLevel: Int) { self.headingLevel = headingLevel }

  public func write(_ document: Document, into bytes: inout [UInt8]) {
    guard !document.blocks.isEmpty else { return }
    let text = document.passages.map(text).joined(separator: "\n\n") + "\n"
    bytes.append(contentsOf: text.utf8)
  }

  private func text(of passage: Passage) -> String {
    switch passage {
    case .heading(let title, let facts): heading(title, facts)
    case .derivation(let figure, let repeatsLaw): derivation(figure, repeatsLaw)
    case .facts(let facts): list(facts)
    case .note(let text): prose(text)
    case .steps(let figures): figures.map(step).joined(separator: "\n\n")
    case .omitted(let text): "*\(markdown(text))*"
    case .matrix(let figure): code(MatrixLayout(figure, width: Self.width).lines())
    case .table(let figure): table(figure)
    case .picture(let figure):
      code(PictureLayout(figure, style: .plain, width: Self.width).lines())
    case .listing(let language, let text): fenced(String(text.dropLast()), language)
    case .result(let name, let value): result(name, value)
    }
  }

  private func heading(_ title: String, _ facts: [String]) -> String {
    let line = String(repeating: "#", count: headingLevel) + " \(markdown(title))"
    return facts.isEmpty
      ? line : line + "\n\n" + facts.map(markdown).joined(separator: " · ")
  }

  private func derivation(_ figure: DerivationFigure, _ repeatsLaw: Bool) -> String {
    let lines = figure.latexRows(repeatsLaw: repeatsLaw)
    let label = figure.label.isEmpty ? "" : "**\(markdown(figure.label))**"
    let remark = figure.remark.isEmpty ? "" : "(\(markdown(figure.remark)))"
    let words = [label, remark].filter { !$0.isEmpty }.joined(separator: " ")
    return (words.isEmpty ? "" : words + "\n\n")
      + "```math\n\\begin{aligned}\n\(lines.joined(separator: " \\\\\n"))\n\\end{aligned}\n```"
  }

  private func list(_ facts: [Passage.Fact]) -> String {
    facts.map { fact in
      let text = fact.text.lines.filter { !$0.isEmpty }.map { markdown($0) }.joined(
        separator: "\n  ")
      return fact.label.isEmpty ? "- \(text)" : "- **\(markdown(fact.label))**: \(text)"
    }.joined(separator: "\n")
  }

  /// Paragraphs whose lines stay apart: two blanks end each but the last.
  private func prose(_ text: Phrase) -> String {
    text.lines.filter { !$0.isEmpty }.map { markdown($0) }.joined(separator: "  \n")
  }

  private func step(_ figure: StepFigure) -> String {
    let aside = figure.aside.isEmpty ? "" : ": \(markdown(figure.aside))"
    let title = figure.title.isEmpty ? "" : "**\(markdown(figure.title))**\(aside)\n\n"
    let panels = StepFigure(title: "", panels: figure.panels)
    return title + code(StepLayout(panels, width: Self.width).lines())
  }

  private func result(_ name: String, _ value: Value) -> String {
    var bytes: [UInt8] = []
    ValueText(width: Self.width, isRead: true).write(value, named: name, into: &bytes)
    return fenced(String(decoding: bytes.dropLast(), as: UTF8.self))
  }

  private func code(_ lines: [StyledLine]) -> String {
    fenced(
      lines.map { line in
        String(line.text.reversed().drop { $0 == " " }.reversed())
      }.joined(separator: "\n"))
  }

  /// A block of code with a fence longer than any inside it.
  private func fenced(_ text: String, _ language: String = "text") -> String {
    let fence = String(repeating: "`", count: max(longestRun(of: "`", in: text), 2) + 1)
    return "\(fence)\(language)\n\(text)\n\(fence)"
  }
}

extension MarkdownRenderer {
  /// GitHub's tables need a header, which may be empty.
  private func table(_ figure: TableFigure) -> String {
    let count = max(figure.header.count, figure.rows.map(\.count).max() ?? 0)
    guard count > 0 else { return markdown(figure.caption) }
    let rules = (0..<count).map { figure.rightAligned.contains($0) ? "--:" : "---" }
    let lines =
      [line(figure.header.map { Phrase($0) }, count), "| " + rules.joined(separator: " | ") + " |"]
      + figure.rows.map { line($0, count) }
    let caption = figure.caption.isEmpty ? "" : "**\(markdown(figure.caption))**\n\n"
    return caption + lines.joined(separator: "\n")
  }

  private func line(_ cells: [Phrase], _ count: Int) -> String {
    let texts = (0..<count).map { column in
      column < cells.count
        ? markdown(cells[column], inTable: true).split(separator: "\n").joined(separator: "<br>")
        : ""
    }
    return "| " + texts.joined(separator: " | ") + " |"
  }
}
