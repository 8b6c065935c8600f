internal import Arithmetic
public import Documents

/// A document as a picture that needs nothing else: cells are drawn, and steps that follow one another
/// take turns in one place. What cannot move shows the first step.
public struct SVGRenderer: Sendable {
  /// More steps than this are left out.
  static let mostSteps = 60
  private static let mostCells = 20_000
  /// The most rows and columns of a matrix.
  private static let mostRows = 40
  private static let margin = 24
  private static let gap = 18
  private static let width = 1080
  private static let words = TextRenderer(width: 112)

  public init() {}

  public func write(_ document: Document, into bytes: inout [UInt8]) {
    var pieces: [SVGPiece] = []
    var lines: [StyledLine] = []
    var last: Block?
    let labelWidth = Self.words.labelWidth(document.blocks)
    func endLines() {
      if !lines.isEmpty { pieces.append(SVGPiece(lines)) }
      lines = []
    }
    for (place, passage) in document.passages.enumerated() {
      switch content(of: passage, at: place) {
      case .drawing(let piece):
        endLines()
        pieces.append(piece)
      case .words(let blocks):
        for block in blocks {
          if let last, !lines.isEmpty, Block.areApart(last, block) { lines.append(StyledLine()) }
          lines += Self.words.lines(of: block, after: last, labelWidth: labelWidth)
          last = block
        }
      }
    }
    endLines()
    write(SVGPiece.stack(pieces, gap: Self.gap), of: document, into: &bytes)
  }

  private enum Content {
    case drawing(SVGPiece)
    /// Blocks that stay lines of text.
    case words([Block])
  }

  private func content(of passage: Passage, at place: Int) -> Content {
    switch passage {
    case .heading(let title, let facts): .drawing(heading(title, facts))
    case .derivation(let figure, _): .words([.derivation(figure)])
    case .facts(let facts): .words(facts.map { .fact(label: $0.label, text: $0.text) })
    case .note(let text): .words([.note(text)])
    case .steps(let figures): .drawing(frames(figures, name: "show\(place)"))
    case .omitted(let text): .words([.omitted(text)])
    case .matrix(let figure):
      figure.tensor.rank == 2 && figure.tensor.count > 0
        ? .drawing(named(figure.name, SVGCells(CellTable(figure, most: Self.mostRows)).piece))
        : .words([.matrix(figure)])
    case .table(let figure): .words([.table(figure)])
    case .picture(let figure): .drawing(picture(figure))
    case .listing(let language, let text): .words([.listing(language: language, text: text)])
    case .result(let name, let value):
      result(name, value).map { .drawing($0) } ?? .words([.result(name: name, value: value)])
    }
  }

  private func heading(_ title: String, _ facts: [String]) -> SVGPiece {
    let line = SVGPiece(title, class: "h")
    let facts =
      facts.isEmpty ? [] : StyledLine(facts.joined(separator: " · "), .faint).wrapped(to: 112)
    return .stack([line, SVGPiece(facts)], gap: 4)
  }

  private func named(_ name: String, _ piece: SVGPiece) -> SVGPiece {
    guard !name.isEmpty else { return piece }
    return .flow([SVGPiece("\(name) =", class: "m"), piece], gap: 10, width: Int.max)
  }

  private func result(_ name: String, _ value: Value) -> SVGPiece? {
    guard case .tensor(let tensor) = value, tensor.count > 0, !tensor.isScalar, !tensor.hasSums
    else { return nil }
    let (tables, leftOut) = CellTable.slices(of: tensor, named: name, mostRows: 24, mostSlices: 12)
    let pieces = tables.map { named($0.title, SVGCells($0).piece) }
    let remark = leftOut.isEmpty ? [] : [SVGPiece([StyledLine("… " + leftOut, .faint)])]
    return .stack([.flow(pieces, gap: 30, width: Self.width)] + remark, gap: 6)
  }

  private func picture(_ figure: PictureFigure) -> SVGPiece {
    let pieces = figure.panels.map { panel in
      let drawing = PictureSVG(panel, palette: figure.palette)
      let scale = "\(panel.scale.least.shortText) … \(panel.scale.greatest.shortText)"
      let caption = panel.caption.isEmpty ? scale : "\(panel.caption) · \(scale)"
      return SVGPiece.stack(
        [
          SVGPiece(width: drawing.width, height: drawing.height, body: drawing.text),
          SVGPiece([StyledLine(caption, .faint)]),
        ], gap: 4)
    }
    return .flow(pieces, gap: 30, width: Self.width)
  }
}

/// Steps.
extension SVGRenderer {
  /// As many steps as are not too many cells.
  private func frames(_ steps: [StepFigure], name: String) -> SVGPiece {
    let cells = steps.first.map(cellCount) ?? 0
    let shown = steps.prefix(max(min(Self.mostSteps, Self.mostCells / max(cells, 1)), 1))
    return SVGFrames(steps: shown.map(step), name: name).piece
  }

  private func cellCount(_ step: StepFigure) -> Int {
    step.panels.reduce(0) { count, panel in
      guard case .grid(let grid) = panel else { return count + 8 }
      return count + grid.rows.reduce(0) { $0 + $1.count }
    }
  }

  private func step(_ figure: StepFigure) -> SVGPiece {
    let panels = figure.panels.map { panel in
      switch panel {
      case .grid(let grid): SVGCells(CellTable(grid)).piece
      case .sum(let sum): SVGPiece(SumLayout(sum, width: 60).lines())
      }
    }
    var words: [SVGPiece] = []
    if !figure.title.isEmpty { words.append(SVGPiece(figure.title, class: "s")) }
    if !figure.aside.isEmpty { words.append(SVGPiece(figure.aside, class: "n")) }
    return .stack(
      [.stack(words, gap: 0), .flow(panels, gap: 36, width: Self.width)], gap: 8)
  }
}

/// The file around the drawings.
extension SVGRenderer {
  private func write(_ content: SVGPiece, of document: Document, into bytes: inout [UInt8]) {
    let (width, height) = (content.width + 2 * Self.margin, content.height + 2 * Self.margin)
    bytes.append(
      contentsOf: """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" aria-labelledby="title desc" xml:space="preserve">
        <title id="title">\(xml(document.title))</title>
        <desc id="desc">\(xml(document.subtitle))</desc>
        <style>\(Self.style)</style>
        <rect class="page" width="\(width)" height="\(height)"/>
        <g transform="translate(\(Self.margin) \(Self.margin))">
        \(content.drawn)
        </g>
        </svg>

        """.utf8)
  }

  private static let style = """

    text{fill:#1d2126;font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;white-space:pre}
    .m,.d{font-size:14px}.d{text-anchor:middle}.n{font-size:11.5px;fill:#6b7480}.s{font-size:14px;font-weight:bold}
    .h{font-size:18px;font-weight:bold}.strong,.title{font-weight:bold}
    .page{fill:#fff}.faint{fill:#6b7480}.label{fill:#1f5fbf}.bar{fill:#1f5fbf}
    .c,.f,.k,.p,.r,.t,.q,.w{fill:#fff;stroke:#d5dae0}.p{fill:#f1f3f5}.k{fill:#e4edfb}
    .r{fill:#c4e8c8}.t{fill:#ffe08a;stroke:#c98a00}.q{fill:#fff2cc;stroke:#c98a00}
    .w{fill:#ffa666;stroke:#c98a00;stroke-width:2}.l{stroke:#1d2126;stroke-width:2}
    @media (prefers-color-scheme:dark){text{fill:#e4e7eb}.page{fill:#14171b}.n,.faint{fill:#98a2ae}
    .label,.bar{fill:#85b4ff}.c,.f,.k,.p,.r,.t,.q,.w{fill:#1b2026;stroke:#38414b}.p{fill:#22282f}
    .k{fill:#22344f}.r{fill:#1f5530}.t{fill:#6b5200;stroke:#e0b040}.q{fill:#3d3413;stroke:#e0b040}
    .w{fill:#9c4a12;stroke:#e0b040}.l{stroke:#e4e7eb}}

    """
}
