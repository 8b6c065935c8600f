internal import Arithmetic
public import Documents

/// A document as text of a given width, plain or coloured.
///
/// Blocks are indented by two columns under their heading and separated by empty lines, except labelled
/// ones in succession.
public struct TextRenderer: Sendable {
  public let width: Int
  public let style: Style
  /// Whether results are written out however large they are.
  public let isComplete: Bool
  /// Whether panels keep their places from one step to the next, for animations.
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

  /// - Parameter goesOn: called after each block; it may take away what was written so far, and false
  ///   stops.
  public func write(
    _ document: Document, into bytes: inout [UInt8],
    goesOn: (inout [UInt8]) -> Bool = { _ in true }
  ) {
    let labelWidth = labelWidth(document.blocks)
    var last: Block?
    var hasLegend = false
    for block in document.blocks {
      if let last, Block.areApart(last, block) { bytes.append(UInt8(ascii: "\n")) }
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
  ///
  /// - Parameter isTyped: whether other programs may read it, so that it is ASCII as far as it can be.
  public func write(
    _ value: Value, named name: String = "", isTyped: Bool = false, into bytes: inout [UInt8]
  ) {
    let isRead = !isTyped && !isComplete
    // Without colours the bytes are the value's own: scripts print them by the hundred thousand.
    guard style == .plain else {
      return write(result(name, value, indent: 0, isRead: isRead), into: &bytes)
    }
    ValueText(width: isComplete ? nil : width, isRead: isRead)
      .write(value, named: name, into: &bytes)
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
    case .listing(_, let text):
      text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
        StyledLine(printable(String($0)))
      }
    case .result(let name, let value): result(name, value, indent: 2, isRead: !isComplete)
    }
  }

  /// Labels share one column, of at least eight letters so that answers look alike.
  func labelWidth(_ blocks: [Block]) -> Int {
    blocks.reduce(8) { widest, block in
      guard case .labelled(let label) = block.standing else { return widest }
      return max(widest, displayWidth(printable(label)))
    }
  }
}

/// The blocks that are words: headings, labelled facts, prose.
extension TextRenderer {
  /// `conv · input 5×5 · kernel 3×3`; where it does not fit, the dots are aligned below each other.
  func heading(_ title: String, _ facts: [String]) -> [StyledLine] {
    var lines: [StyledLine] = []
    var line = StyledLine(title, .title)
    let hanging = min(line.width, width / 3)
    for fact in facts {
      let part = StyledLine(" · " + fact)
      if line.width + part.width > width && line.width > hanging {
        lines.append(line)
        line = StyledLine()
        line.append(spaces: hanging)
      }
      line.append(" · ", .faint)
      line.append(fact)
    }
    lines.append(line)
    return lines.flatMap { $0.wrapped(to: width, hanging: hanging + 3) }
  }

  func fact(_ label: String, _ text: String, _ labelWidth: Int) -> [StyledLine] {
    text.paragraphs.enumerated().flatMap { place, paragraph in
      var line = labelled(place == 0 ? label : "", labelWidth)
      let hanging = line.width
      line.append(paragraph.withTabsExpanded)
      return line.wrapped(to: width, hanging: hanging)
    }
  }

  /// The label and the room up to the column where what it labels begins.
  func labelled(_ label: String, _ labelWidth: Int) -> StyledLine {
    var line = StyledLine()
    line.append(spaces: 2)
    line.append(label, .label)
    line.pad(to: 2 + labelWidth + 2)
    return line
  }

  /// Paragraphs keep their line breaks and are broken where they are wider than the screen or than can
  /// be read.
  func prose(_ text: String, indent: Int) -> [StyledLine] {
    text.paragraphs.flatMap { paragraph in
      let text = paragraph.withTabsExpanded
      let spaces = text.prefix { $0 == " " }.count
      return StyledLine(text).indented(by: indent)
        .wrapped(to: min(width, Self.readableWidth), hanging: indent + spaces)
    }
  }

  /// The longest line that an eye finds the next one from.
  private static let readableWidth = 100

  func omitted(_ text: String) -> [StyledLine] {
    let line = StyledLine("  " + (text.hasPrefix("…") ? text : "… " + text), .faint)
    return line.wrapped(to: width, hanging: 4)
  }

  func result(_ name: String, _ value: Value, indent: Int, isRead: Bool) -> [StyledLine] {
    var bytes: [UInt8] = []
    ValueText(width: isComplete ? nil : width, indent: indent, isRead: isRead)
      .write(value, named: name, into: &bytes)
    var (lines, start): ([StyledLine], Int) = ([], 0)
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(StyledLine(String(decoding: bytes[start..<end], as: UTF8.self), .result))
      start = end + 1
    }
    return lines
  }
}

/// A law, the law with its numbers, and what it gives, one under the other.
extension TextRenderer {
  /// - Parameter repeatsLaw: whether the law is right above, so that only the numbers are new.
  func derivation(_ figure: DerivationFigure, _ labelWidth: Int, repeatsLaw: Bool)
    -> [StyledLine]
  {
    let symbol = figure.symbol.letter
    let indent = 2 + labelWidth + 2
    let hanging = indent + displayWidth(symbol) + 3
    var lines: [StyledLine] = []
    for (place, side) in sides(of: figure, repeatsLaw: repeatsLaw).enumerated() {
      var line = place == 0 ? labelled(figure.label, labelWidth) : StyledLine()
      if place == 0 { line.append(symbol) }
      line.pad(to: hanging - 3)
      line.append(" = ")
      line.append(side)
      lines += line.wrapped(to: width, hanging: hanging)
    }
    return remarked(lines, figure.remark, hanging)
  }

  /// The formula, the formula with numbers put in, the result; none twice.
  private func sides(of figure: DerivationFigure, repeatsLaw: Bool) -> [String] {
    var sides: [String] = []
    for side in (repeatsLaw ? [] : [figure.formula.text]) + [
      figure.substituted.text, figure.result.text,
    ]
    where side != sides.last && side != figure.symbol.letter {
      sides.append(side)
    }
    return sides
  }

  /// The remark follows the result, clear of the lines above; close to it or below it where there is no
  /// room.
  private func remarked(_ lines: [StyledLine], _ remark: String, _ hanging: Int) -> [StyledLine] {
    guard !remark.isEmpty, let last = lines.last else { return lines }
    let length = displayWidth(printable(remark))
    let clear = lines.width + 3
    let column = clear + length <= width ? clear : last.width + 3
    var lines = lines
    if column + length <= width {
      var line = last
      line.pad(to: column)
      line.append(remark, .faint)
      lines[lines.count - 1] = line
    } else {
      lines += StyledLine(remark, .faint).indented(by: hanging)
        .wrapped(to: width, hanging: hanging)
    }
    return lines
  }
}
