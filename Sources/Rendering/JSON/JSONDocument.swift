internal import Arithmetic
internal import Documents

/// The blocks of a document as JSON, one object each: what `--json --explain` adds to a statement.
///
///     {"block":"fact","label":"rank","text":"4, all rows independent"}
///
/// `block` names the kind, and every kind has its own members, always the same. A number is an object
/// with `value`, and `exact` where the value is not exactly it, or with `symbolic`: as statements have
/// them.
extension JSONWriter {
  /// - Parameter goesOn: asked after each block with the bytes so far; false ends the list early.
  mutating func blocks(of document: Document, goesOn: (Int) -> Bool) {
    array { json in
      for block in document.blocks {
        json.object { $0.members(of: block) }
        if !goesOn(json.bytes.count) { return }
      }
    }
  }

  private mutating func members(of block: Block) {
    switch block {
    case .heading(let title, let facts):
      member("block", "heading")
      member("title", title)
      member("facts", facts)
    case .derivation(let figure):
      member("block", "derivation")
      members(of: figure)
    case .fact(let label, let text):
      member("block", "fact")
      member("label", label)
      members(of: text)
    case .note(let text):
      member("block", "note")
      members(of: text)
    case .step(let figure):
      member("block", "step")
      member("title", figure.title)
      member("aside", figure.aside)
      member("panels") { json in
        json.array { for panel in figure.panels { $0.panel(panel) } }
      }
    case .omitted(let text):
      member("block", "omitted")
      member("text", text)
    case .listing(let language, let text):
      member("block", "listing")
      member("language", language)
      member("text", text)
    case .matrix(let figure):
      member("block", "matrix")
      members(of: figure)
    case .table(let figure):
      member("block", "table")
      member("caption", figure.caption)
      member("header", figure.header)
      member("rows") { $0.lists(of: figure.rows) { json, cell in json.text(cell.text) } }
      member("numeric") { $0.numbers(figure.rightAligned.sorted()) }
    case .picture(let figure):
      member("block", "picture")
      member("palette", figure.palette.rawValue)
      member("panels") { json in
        json.array { for panel in figure.panels { $0.panel(panel) } }
      }
    case .result(let name, let value):
      member("block", "result")
      member("name", name)
      raw { JSONRenderer.write(value, into: &$0) }
    }
  }

  private mutating func members(of figure: DerivationFigure) {
    member("label", figure.label)
    member("symbol", figure.symbol.letter)
    member("formula", figure.formula.text)
    member("latex", figure.formula.latex)
    member("values") { json in
      json.object { for (symbol, value) in figure.values.pairs { $0.member(symbol.letter, value) } }
    }
    member("substituted", figure.substituted.text)
    member("result") { json in
      if case .constant(let size) = figure.result {
        json.number(size)
      } else {
        json.text(figure.result.text)
      }
    }
    member("remark", figure.remark)
  }

  /// The text, and its parts where it is more than words.
  private mutating func members(of phrase: Phrase) {
    member("text", phrase.text)
    guard phrase.words == nil else { return }
    member("parts") { json in
      json.array { for part in phrase.parts { $0.part(part) } }
    }
  }

  private mutating func part(_ part: Phrase.Part) {
    object { json in
      switch part {
      case .words(let words): json.member("words", words)
      case .formula(let formula):
        json.member("formula", part.text)
        json.member("latex", formula.latex)
      case .equation(let equation):
        json.member("formula", part.text)
        json.member("latex", equation.latex)
      case .code(let code): json.member("code", code)
      case .shape(let sizes): json.member("shape") { $0.numbers(sizes) }
      }
    }
  }

  private mutating func members(of figure: MatrixFigure) {
    member("name", figure.name)
    raw { JSONRenderer.write(.tensor(figure.tensor), into: &$0) }
    // Which cells are entries and which are structural zeros.
    if let isEntry = figure.isEntry, figure.tensor.rank == 2, figure.tensor.shape[1] > 0 {
      let length = figure.tensor.shape[1]
      let rows = stride(from: 0, to: isEntry.count, by: length).map {
        isEntry[$0..<min($0 + length, isEntry.count)]
      }
      member("entries") { $0.lists(of: rows) { json, isEntry in json.truth(isEntry) } }
    }
    member("blocks") { $0.numbers([figure.blockRows, figure.blockColumns]) }
    member("rowLabels", figure.rowLabels)
    member("columnLabels", figure.columnLabels)
  }
}

/// The panels of steps and pictures.
extension JSONWriter {
  private mutating func panel(_ panel: StepFigure.Panel) {
    object { json in
      switch panel {
      case .grid(let grid):
        json.member("kind", "grid")
        json.member("caption", grid.caption)
        json.member("rows") { $0.lists(of: grid.rows) { json, cell in json.cell(cell) } }
        json.member("leftOut", grid.leftOut)
      case .sum(let sum): json.members(of: sum)
      }
    }
  }

  private mutating func cell(_ cell: CellGrid.Cell) {
    object { json in
      json.member("role", cell.role.name)
      switch cell.content {
      case .number(let number): json.members(of: number)
      case .dot: json.member("dot", true)
      case .text(let text): json.member("text", text)
      case .blank: json.member("blank", true)
      }
    }
  }

  private mutating func members(of sum: SumFigure) {
    switch sum.kind {
    case .sum: member("kind", "sum")
    case .maximum: member("kind", "maximum")
    case .minimum: member("kind", "minimum")
    case .norm(let power):
      member("kind", "norm")
      member("power", power)
    }
    member("groups") { json in
      json.array { json in
        for group in sum.groups {
          json.object { json in
            json.member("name", group.name)
            json.member("rows") { $0.lists(of: group.rows) { json, term in json.term(term) } }
          }
        }
      }
    }
    if let bias = sum.bias { member("bias") { $0.scalar(bias) } }
    if let divisor = sum.divisor { member("divisor", divisor) }
    member("result") { $0.scalar(sum.result) }
  }

  private mutating func term(_ term: SumFigure.Term) {
    object { json in
      json.member("factors") { json in
        json.array { for factor in term.factors { $0.scalar(factor) } }
      }
      json.member("isPadding", term.isPadding)
    }
  }

  private mutating func panel(_ panel: PictureFigure.Panel) {
    object { json in
      json.member("caption", panel.caption)
      json.member("least") { $0.scalar(panel.scale.least) }
      json.member("greatest") { $0.scalar(panel.scale.greatest) }
      switch panel.form {
      case .signal:
        json.member("form", "signal")
        json.member("values") { json in
          json.array { for value in panel.values { $0.number(value) } }
        }
      case .image(let rows, let columns):
        json.member("form", "image")
        let lines = (0..<rows).map { panel.values.dropFirst($0 * columns).prefix(columns) }
        json.member("values") { $0.lists(of: lines) { json, value in json.number(value) } }
      }
    }
  }

  private mutating func scalar(_ scalar: Scalar) { object { $0.members(of: scalar) } }

  private mutating func members(of scalar: Scalar) {
    let cells = JSONCells(Tensor(scalar))
    if cells.isSymbolic { return member("symbolic", scalar.typedText) }
    var isExact = true
    member("value") { json in
      json.raw { isExact = cells.writeNumbers(into: &$0) }
    }
    if !isExact { member("exact", scalar.typedText) }
  }

  /// Rows of elements that a closure writes one by one.
  private mutating func lists<Element>(
    of rows: some Sequence<some Sequence<Element>>,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    array { json in
      for row in rows {
        json.array { for element in row { write(&$0, element) } }
      }
    }
  }
}

extension CellGrid.Role {
  fileprivate var name: String {
    switch self {
    case .plain: "plain"
    case .padding: "padding"
    case .tap: "tap"
    case .paddingTap: "paddingTap"
    case .winner: "winner"
    case .result: "result"
    case .faint: "faint"
    }
  }
}
