internal import Arithmetic
internal import Documents

/// Blocks of one kind that follow one another and are set as one thing in files.
extension Document {
  /// The steps that begin at a place; nil where the block before is a step too.
  func steps(from place: Int) -> [StepFigure]? {
    guard place == 0 || blocks[place - 1].asStep == nil else { return nil }
    return blocks[place...].prefix { $0.asStep != nil }.compactMap(\.asStep)
  }

  /// The facts that begin at a place; nil where the block before is a fact too.
  func facts(from place: Int) -> [(label: String, text: Phrase)]? {
    guard place == 0 || blocks[place - 1].asFact == nil else { return nil }
    return blocks[place...].prefix { $0.asFact != nil }.compactMap(\.asFact)
  }

  /// Whether the block at a place derives another axis by the law of the block before.
  func repeatsLaw(at place: Int) -> Bool {
    guard place > 0, case .derivation(let figure) = blocks[place] else { return false }
    return figure.hasLaw(of: blocks[place - 1])
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

extension Block {
  fileprivate var asStep: StepFigure? {
    if case .step(let figure) = self { figure } else { nil }
  }

  fileprivate var asFact: (label: String, text: Phrase)? {
    if case .fact(let label, let text) = self { (label, text) } else { nil }
  }
}

extension DerivationFigure {
  /// The formula and the formula with the numbers put in, without what would be said twice.
  func sides(repeatsLaw: Bool) -> [Formula] {
    let numbers = substituted
    let law = label.isEmpty || repeatsLaw || formula == numbers ? [] : [formula]
    return (law + [numbers]).filter { $0 != result && $0 != .symbol(symbol) }
  }
}
