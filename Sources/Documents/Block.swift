public import Arithmetic

/// One piece of an answer. A new kind makes the compiler point at every renderer.
public enum Block: Equatable, Sendable {
  /// The command and the numbers and conventions in force: `conv · input 5×5 · kernel 3×3 · stride 2`.
  case heading(title: String, facts: [String])
  /// A law, the law with the numbers put in, and what it gives.
  case derivation(DerivationFigure)
  /// A short labelled statement: `structure   doubly block Toeplitz`.
  case fact(label: String, text: Phrase)
  /// A sentence or two of prose.
  case note(Phrase)
  /// One step of a sliding computation: grids side by side and the sum that they give.
  case step(StepFigure)
  /// A line that says how much was left out and how to see it.
  case omitted(String)
  case matrix(MatrixFigure)
  case table(TableFigure)
  /// Numbers as brightness or height.
  case picture(PictureFigure)
  /// Lines of a program, kept as they are: in a terminal nothing stands before them, so that they can be
  /// written to a file.
  case listing(language: String, text: String)
  /// A named result, printed so that it can be typed back in.
  case result(name: String, value: Value)
}

extension Block {
  /// How a block stands among its neighbours: what decides on empty lines, on the column of labels,
  /// and on which results end an answer.
  public enum Standing: Equatable, Sendable {
    /// One of a list of labelled lines, whose labels share a column.
    case labelled(String)
    case result(isOneLine: Bool)
    /// Rows, which a remark on what is left out follows without a gap.
    case rows
    /// A remark on the block before.
    case remark
    case apart
  }

  public var standing: Standing {
    switch self {
    case .fact(let label, _): .labelled(label)
    case .derivation(let figure): .labelled(figure.label)
    case .result(_, let value): .result(isOneLine: value.isOneLine)
    case .table, .matrix: .rows
    case .omitted: .remark
    case .heading, .note, .step, .picture, .listing: .apart
    }
  }

  /// Whether an empty line separates two blocks in succession.
  public static func areApart(_ upper: Block, _ lower: Block) -> Bool {
    switch (upper.standing, lower.standing) {
    case (.labelled, .labelled), (.rows, .remark), (.result, .remark),
      (.result(isOneLine: true), .result(isOneLine: true)):
      false
    default: true
    }
  }

  /// A labelled statement of plain words.
  public static func fact(label: String, text: String) -> Block {
    .fact(label: label, text: Phrase(text))
  }

  /// Prose of plain words.
  public static func note(_ text: String) -> Block { .note(Phrase(text)) }
}

/// A law with its numbers: `o = ⌊(i + 2p − d(k − 1) − 1) / s⌋ + 1 = … = 3`.
public struct DerivationFigure: Equatable, Sendable {
  public var label: String
  /// What is on the left of the equals sign.
  public var symbol: SizeSymbol
  public var formula: Formula
  public var values: SizeValues
  /// The sizes that are letters or formulas in letters.
  public var letters: [SizeSymbol: Formula]
  /// Which axes it holds for, or where the law is from: written beside the result.
  public var remark: String

  public init(
    label: String, symbol: SizeSymbol, formula: Formula, values: SizeValues,
    letters: [SizeSymbol: Formula] = [:], remark: String = ""
  ) {
    self.label = label
    self.symbol = symbol
    self.formula = formula
    self.values = values
    self.letters = letters
    self.remark = remark
  }

  /// The formula with the numbers and letters put in.
  public var substituted: Formula {
    let numbers = formula.substituted(values)
    return letters.isEmpty ? numbers : numbers.substituting(letters)
  }

  /// What the formula comes to: a number, or where sizes are letters the formula simplified.
  public var result: Formula {
    (try? formula.evaluate(values)).map { .constant($0) } ?? substituted.simplified
  }
}
