public import Arithmetic
public import Documents

extension Derivation {
  /// The law with the numbers put in, what was worked out before it, and the name it goes by.
  public func blocks(label: String, remark: String = "", namesLaw: Bool = true) -> [Block] {
    var blocks = preliminaryBlocks
    blocks.append(.derivation(figure(of: law, label: label, remark: remark)))
    if namesLaw, let special { blocks.append(.fact(label: "case", text: special.phrase)) }
    return blocks
  }

  /// The sizes that a padding word stands for.
  public var preliminaryBlocks: [Block] {
    preliminaries.enumerated().map { place, line in
      .derivation(figure(of: line, label: place == 0 ? "padding" : "", remark: ""))
    }
  }

  private func figure(of line: Equation, label: String, remark: String) -> DerivationFigure {
    DerivationFigure(
      label: label, symbol: line.symbol, formula: line.formula, values: values, remark: remark)
  }

  /// What the result hides: cells never read (of an axis that is not too long to go through), sizes
  /// that give the same.
  public var remarkBlocks: [Block] {
    var blocks: [Block] = []
    var told = 0
    if !axis.law.isTransposed, let unread = try? UnreadCells(axis.relation, within: .strict) {
      blocks += unread.blocks(noun: "cell")
      told = unread.leftover.count
    }
    for remark in remarks {
      switch remark {
      case .leftover(let cells):
        guard cells != told else { continue }
        blocks.append(
          .fact(
            label: "left over",
            text: "\(Count(cells, "cell")) at the end of the padded input, behind the last window"))
      case .overhang(let cells):
        blocks.append(
          .fact(
            label: "overhang",
            text: "the last window hangs over the end by \(Count(cells, "cell"))"))
      case .sameOutput(let range):
        blocks.append(
          .fact(
            label: "same o",
            text: range.count == 1
              ? "no other input size comes to \(axis.size)"
              : "every i from \(range.lowerBound) to \(range.upperBound) comes to \(axis.size)"))
      case .legal(let range):
        blocks.append(
          .fact(
            label: "legal o′",
            text: "\(range.text): a convolution takes each of them to \(values[.output] ?? 0)"))
      }
    }
    return blocks
  }
}

extension UnreadCells {
  /// The positions along an axis that no tap falls on, with the reason.
  public func blocks(noun: String) -> [Block] {
    let reasons: [([Int], String)] = [
      (cropped, "cropped away"), (gaps, "between windows, for the stride is longer than the reach"),
      (holes, "in the holes of the dilated kernel"), (leftover, "behind the last window"),
    ]
    return reasons.filter { !$0.0.isEmpty }.enumerated().map { place, reason in
      let (cells, why) = reason
      let shown = cells.prefix(12).map(String.init).joined(separator: ", ")
      let more = cells.count > 12 ? ", … (\(cells.count) in all)" : ""
      let name = cells.count == 1 ? noun : noun + "s"
      return .fact(label: place == 0 ? "unread" : "", text: "\(name) \(shown)\(more): \(why)")
    }
  }
}
