public import Documents

/// A document as text of so many columns, plain or coloured.
///
/// Blocks stand two columns in under their heading with an empty line between, except labelled ones
/// that follow one another.
public struct TextRenderer: Sendable {
  public let width: Int
  public let style: Style
  /// Whether results are written out however large they are.
  public let isComplete: Bool
  /// Whether panels keep their places from one step to the next, for steps that are shown one after the
  /// other in the same place.
  public let isSteady: Bool

  /// - Parameter width: columns; taken as 20 where it is less.
  public init(
    width: Int = 100, style: Style = .plain, isComplete: Bool = false,
    isSteady: Bool = false
  ) {
    self.width = max(width, 20)
    self.style = style
    self.isComplete = isComplete
    self.isSteady = isSteady
  }

  /// - Parameter goesOn: is asked after each block, and may take away what was written so far; false
  ///   stops.
  public func write(
    _ document: Document, into bytes: inout [UInt8],
    goesOn: (inout [UInt8]) -> Bool = { _ in true }
  ) {
    let labelWidth = labelWidth(document.blocks)
    var last: Block?
    var hasLegend = false
    for block in document.blocks {
      if let last, isApart(last, block) { bytes.append(UInt8(ascii: "\n")) }
      write(lines(of: block, after: last, labelWidth: labelWidth), into: &bytes)
      if !hasLegend, case .step(let figure) = block, figure.hasWinner {
        hasLegend = true
        write([StyledLine(), StyledLine("  * the winner of its window", .faint)], into: &bytes)
      }
      last = block
      if !goesOn(&bytes) { return }
    }
  }

  /// A value by itself, flush left.
  public func write(_ value: Value, named name: String = "", into bytes: inout [UInt8]) {
    // Without colours the bytes are the value's own: scripts print them by the hundred thousand.
    guard style == .plain else { return write(result(name, value, indent: 0), into: &bytes) }
    ValueText(width: isComplete ? nil : width).write(value, named: name, into: &bytes)
  }

  func write(_ lines: [StyledLine], into bytes: inout [UInt8]) {
    for line in lines { line.write(style, into: &bytes) }
  }

  func lines(of block: Block, after last: Block?, labelWidth: Int) -> [StyledLine] {
    switch block {
    case .heading(let title, let facts): heading(title, facts)
    case .derivation(let figure):
      derivation(figure, labelWidth, repeatsLaw: figure.hasLaw(of: last))
    case .fact(let label, let text): fact(label, text.text, labelWidth)
    case .note(let text): prose(text.text, indent: 2)
    case .step(let figure):
      StepLayout(figure, width: width - 2, isSteady: isSteady).lines().indented(by: 2)
    case .omitted(let text): omitted(text)
    case .matrix(let figure): MatrixLayout(figure, width: width - 2).lines().indented(by: 2)
    case .table(let figure): TableLayout(figure, width: width - 2).lines().indented(by: 2)
    case .picture(let figure):
      PictureLayout(figure, style: style, width: width - 2).lines().indented(by: 2)
    case .result(let name, let value): result(name, value, indent: 2)
    }
  }

  /// Whether an empty line stands between two blocks.
  func isApart(_ upper: Block, _ lower: Block) -> Bool {
    switch (upper, lower) {
    case (.fact, .fact), (.fact, .derivation), (.derivation, .fact), (.derivation, .derivation):
      false
    case (.table, .omitted), (.matrix, .omitted), (.result, .omitted): false
    case (.result(_, let first), .result(_, let second)):
      !(first.isOneLine && second.isOneLine)
    default: true
    }
  }

  /// Labels share one column, of at least eight letters so that answers look alike.
  func labelWidth(_ blocks: [Block]) -> Int {
    blocks.reduce(8) { widest, block in
      switch block {
      case .fact(let label, _): max(widest, displayWidth(printable(label)))
      case .derivation(let figure): max(widest, displayWidth(printable(figure.label)))
      default: widest
      }
    }
  }
}

extension Value {
  fileprivate var isOneLine: Bool {
    switch self {
    case .tensor(let tensor): tensor.rank < 2
    case .shape, .truth, .text: true
    case .record: false
    }
  }
}

extension DerivationFigure {
  /// Whether the block above derives another axis by the same law.
  func hasLaw(of block: Block?) -> Bool {
    if case .derivation(let above) = block { return above.formula == formula }
    return false
  }
}
