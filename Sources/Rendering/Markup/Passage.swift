internal import Arithmetic
internal import Documents

/// What a page sets as one thing: a block, or all facts or steps in succession.
enum Passage {
  case heading(title: String, facts: [String])
  /// - Parameter repeatsLaw: whether the law is written right above, for another axis.
  case derivation(DerivationFigure, repeatsLaw: Bool)
  case facts([Fact])
  case note(Phrase)
  case steps([StepFigure])
  case omitted(String)
  case matrix(MatrixFigure)
  case table(TableFigure)
  case picture(PictureFigure)
  case listing(language: String, text: String)
  case result(name: String, value: Value)

  struct Fact {
    let label: String
    let text: Phrase
  }
}

extension Document {
  /// The blocks with their runs of facts and of steps joined.
  var passages: [Passage] {
    var passages: [Passage] = []
    var last: Block?
    for block in blocks {
      switch block {
      case .heading(let title, let facts): passages.append(.heading(title: title, facts: facts))
      case .derivation(let figure):
        passages.append(.derivation(figure, repeatsLaw: figure.hasLaw(of: last)))
      case .fact(let label, let text):
        var facts = [Passage.Fact(label: label, text: text)]
        if case .facts(let before)? = passages.last {
          passages.removeLast()
          facts = before + facts
        }
        passages.append(.facts(facts))
      case .note(let text): passages.append(.note(text))
      case .step(let figure):
        if case .steps(let before)? = passages.last {
          passages[passages.count - 1] = .steps(before + [figure])
        } else {
          passages.append(.steps([figure]))
        }
      case .omitted(let text): passages.append(.omitted(text))
      case .matrix(let figure): passages.append(.matrix(figure))
      case .table(let figure): passages.append(.table(figure))
      case .picture(let figure): passages.append(.picture(figure))
      case .listing(let language, let text):
        passages.append(.listing(language: language, text: text))
      case .result(let name, let value): passages.append(.result(name: name, value: value))
      }
      last = block
    }
    return passages
  }

  /// What the document is about, for titles: its first heading.
  var title: String {
    for case .heading(let title, let facts) in blocks {
      return ([title] + facts.prefix(2)).joined(separator: " · ")
    }
    return "convo"
  }

  /// All facts of the first heading, for descriptions.
  var subtitle: String {
    for case .heading(let title, let facts) in blocks {
      return ([title] + facts).joined(separator: ", ")
    }
    return "An answer of convo"
  }
}

extension DerivationFigure {
  /// Whether the block above derives another axis by the same law.
  func hasLaw(of block: Block?) -> Bool {
    if case .derivation(let above)? = block { return above.formula == formula }
    return false
  }

  /// The formula and the formula with the numbers put in, without what would be said twice.
  func sides(repeatsLaw: Bool) -> [Formula] {
    let numbers = substituted
    let law = label.isEmpty || repeatsLaw || formula == numbers ? [] : [formula]
    return (law + [numbers]).filter { $0 != result && $0 != .symbol(symbol) }
  }

  /// The rows of an aligned display of LaTeX's: `o &= i - k + 1`, `&= 3`.
  func latexRows(repeatsLaw: Bool) -> [String] {
    let sides = sides(repeatsLaw: repeatsLaw).map(\.latex) + [result.latex]
    return sides.enumerated().map { place, side in
      (place == 0 ? FormulaLaTeX().symbol(symbol) : "") + " &= \(side)"
    }
  }
}
