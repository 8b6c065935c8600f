internal import Arithmetic
public import Documents

/// A document as one page that needs nothing else: no network, and without JavaScript the first steps.
///
/// Steps that follow one another become a player: a slider through all of them, and the keys of `play`.
public struct HTMLRenderer: Sendable {
  /// The level of an answer's own heading: 1 on a page by itself.
  private let headingLevel: Int

  public init() { headingLevel = 1 }

  init(headingLevel: Int) { self.headingLevel = headingLevel }

  public func write(_ document: Document, into bytes: inout [UInt8]) {
    let page = HTMLPage.head(title: document.title) + fragments(of: document)
    bytes.append(contentsOf: page.utf8)
    bytes.append(contentsOf: HTMLPage.foot.utf8)
  }

  /// The blocks without the page around them.
  func fragments(of document: Document) -> String {
    document.passages.map { text(of: $0) + "\n" }.joined()
  }

  private func text(of passage: Passage) -> String {
    switch passage {
    case .heading(let title, let facts): heading(title, facts)
    case .derivation(let figure, let repeatsLaw): derivation(figure, repeatsLaw)
    case .facts(let facts): list(facts)
    case .note(let text): prose(text)
    case .steps(let figures): HTMLPlayer(steps: figures).text
    case .omitted(let text): "<p class=\"faint\">\(xml(text))</p>"
    case .matrix(let figure): matrix(figure)
    case .table(let figure): table(figure)
    case .picture(let figure): picture(figure)
    case .listing(_, let text): "<pre class=\"result\"><code>\(xml(text))</code></pre>"
    case .result(let name, let value): result(name, value)
    }
  }

  private func heading(_ title: String, _ facts: [String]) -> String {
    let items = facts.map { "<li>\(xml($0))</li>" }.joined()
    return "<h\(headingLevel)>\(xml(title))</h\(headingLevel)>"
      + (facts.isEmpty ? "" : "\n<ul class=\"facts\">\(items)</ul>")
  }

  private func derivation(_ figure: DerivationFigure, _ repeatsLaw: Bool) -> String {
    let symbol = FormulaMathML().symbol(figure.symbol)
    let sides =
      figure.sides(repeatsLaw: repeatsLaw).map(\.mathML)
      + [figure.result.mathML]
    let rows = sides.enumerated().map { place, side in
      "<mtr><mtd>\(place == 0 ? symbol : "")</mtd><mtd><mo>=</mo></mtd>"
        + "<mtd><mrow>\(side)</mrow></mtd></mtr>"
    }
    let label = figure.label.isEmpty ? "" : "<figcaption>\(xml(figure.label))</figcaption>"
    let remark =
      figure.remark.isEmpty ? "" : "<p class=\"faint\">\(xml(figure.remark))</p>"
    return
      "<figure class=\"law\">\(label)<math display=\"block\"><mtable displaystyle=\"true\">\(rows.joined())"
      + "</mtable></math>\(remark)</figure>"
  }

  private func list(_ facts: [Passage.Fact]) -> String {
    let items = facts.map { fact in
      let lines = fact.text.lines.filter { !$0.isEmpty }.map(html)
      return "<div><dt>\(xml(fact.label))</dt><dd>\(lines.joined(separator: "<br>"))</dd></div>"
    }
    return "<dl>\(items.joined())</dl>"
  }

  private func prose(_ text: Phrase) -> String {
    let lines = text.lines.filter { !$0.isEmpty }.map(html)
    return "<p>\(lines.joined(separator: "<br>"))</p>"
  }

  private func table(_ figure: TableFigure) -> String {
    func row(_ cells: [Phrase], _ tag: String) -> String {
      "<tr>"
        + cells.enumerated().map { place, cell in
          let side = figure.rightAligned.contains(place) ? " class=\"right\"" : ""
          return "<\(tag)\(side)>\(html(cell))</\(tag)>"
        }.joined() + "</tr>"
    }
    let caption = figure.caption.isEmpty ? "" : "<caption>\(xml(figure.caption))</caption>"
    let header =
      figure.header.isEmpty ? "" : "<thead>\(row(figure.header.map { Phrase($0) }, "th"))</thead>"
    let rows = figure.rows.map { row($0, "td") }.joined(separator: "\n")
    return "<div class=\"wide\"><table class=\"words\">\(caption)\(header)<tbody>\(rows)</tbody>"
      + "</table></div>"
  }
}
