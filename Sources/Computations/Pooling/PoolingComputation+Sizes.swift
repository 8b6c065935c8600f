internal import Arithmetic
public import Documents

/// The size laws of a pooling with numbers substituted, and the effect of rounding.
extension PoolingComputation {
  @DocumentBuilder public var sizes: [Block] {
    switch (pooling.span, windows) {
    case (.sliding(let relation), .sliding(_, let ceil, let isClipped, let isStrict)):
      slidingBlocks(relation, ceil, isStrict)
      roundingFacts(relation, isClipped)
      relation.sizeRemarks(.pooling)
      divisorFacts
    case (.sliding(let relation), _):
      Block.fact(
        label: "size",
        text: "one window over all \(ShapeText.times(relation.inputShape)) cells of a plane")
    case (.adaptive(let relation), _): adaptiveBlocks(relation)
    }
  }

  /// The law of the framework that was asked, which need not be that of sizes changed since.
  private func slidingBlocks(_ relation: Relation, _ ceil: Bool, _ isStrict: Bool) -> [Block] {
    let question = PoolingQuestion(
      sizes: relation.sizes, kind: pooling.kind, padding: .explicit(relation.axes.map(\.padding)),
      ceil: ceil, isStrict: isStrict)
    guard let settled = try? question.settled(by: framework, refusing: false),
      settled.relation == relation, let law = settled.axes.first?.law
    else { return [.fact(label: "size", text: ShapeText.times(relation.outputShape))] }
    return relation.sizeDerivations(by: law)
  }

  private func roundingFacts(_ relation: Relation, _ isClipped: [Bool]) -> [Block] {
    var blocks: [Block] = []
    for (index, axis) in relation.axes.enumerated() where isClipped[index] {
      let begin = axis.position(output: axis.output, tap: 0)
      blocks.append(
        .fact(
          label: "clip",
          text: "one more window along \(AxisName.plural(index, of: relation.rank)) would begin at "
            + "\(begin), beyond the input and the padding before it: dropped, so "
            + "\(axis.output) and not \(axis.output + 1)"))
    }
    let hanging = sides(relation) { -$0.leftover }
    if !hanging.isEmpty {
      blocks.append(
        .fact(label: "overhang", text: "the last window hangs over the end by \(hanging)"))
    }
    return blocks
  }

  /// `1 row and 2 columns`, for the axes with a positive number.
  private func sides(_ relation: Relation, _ number: (AxisRelation) -> Int) -> String {
    relation.axes.enumerated().filter { number($0.element) > 0 }
      .map { AxisName.count(number($0.element), $0.offset, of: relation.rank) }
      .joined(separator: " and ")
  }

  private func adaptiveBlocks(_ relation: AdaptiveRelation) -> [Block] {
    let law = Relationship.adaptive
    guard let begin = law.definitions.first else { return [] }
    var blocks: [Block] = []
    let first = relation.axes[0]
    let window = min(1, first.output - 1)
    let values: SizeValues = [
      .input: first.input, .output: first.output, .window: window,
    ]
    let name = relation.axes.count == 1 ? "" : " of the \(AxisName.plural(0, of: layout.dims))"
    blocks.append(
      .derivation(
        DerivationFigure(
          label: "begin", symbol: begin.symbol, formula: begin.formula, values: values,
          remark: "window n = \(window)\(name)")))
    blocks.append(
      .derivation(
        DerivationFigure(
          label: "end", symbol: law.law.symbol, formula: law.law.formula, values: values,
          remark: "the end itself is not in it")))
    for (index, axis) in relation.axes.enumerated() {
      let shown = (0..<min(axis.output, 12)).map { place in
        let range = axis.window(place)
        return range.count == 1
          ? "\(range.lowerBound)" : "\(range.lowerBound)…\(range.upperBound - 1)"
      }
      let more = axis.output > 12 ? ", …" : ""
      blocks.append(
        .fact(
          label: AxisName.plural(index, of: layout.dims),
          text: shown.joined(separator: ", ") + more))
    }
    return blocks
  }
}
