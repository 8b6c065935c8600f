internal import Arithmetic
internal import Documents

/// The size formula with the numbers put in, once for axes that are alike.
extension Relation {
  func sizeDerivations() -> [Block] {
    var blocks: [Block] = []
    var done: [AxisRelation] = []
    let isEven = axes.allSatisfy(\.padding.isEven)
    for (index, axis) in axes.enumerated() where !done.contains(axis) {
      done.append(axis)
      let alike = axes.indices.filter { axes[$0] == axis }
      blocks.append(
        .derivation(
          axis.sizeFigure(
            remark: Self.remark(alike, of: rank), isFirst: index == 0, evenPadding: isEven)))
    }
    return blocks
  }

  private static func remark(_ alike: [Int], of rank: Int) -> String {
    guard rank > 1 else { return "" }
    let names = alike.map { AxisName.plural($0, of: rank) }
    switch names.count {
    case 1: return names[0]
    case rank: return names.dropLast().joined(separator: ", ") + " and \(names.last ?? "") alike"
    default: return names.joined(separator: " and ")
    }
  }
}

extension AxisRelation {
  /// The law of the output size for this axis, with one padding letter where the sides are alike on every axis.
  func sizeFigure(remark: String, isFirst: Bool, evenPadding: Bool) -> DerivationFigure {
    let law = Relationship.convolution(evenPadding: evenPadding).law
    return DerivationFigure(
      label: isFirst ? "size" : "", symbol: law.symbol, formula: law.formula,
      values: [
        .input: input, .kernel: kernel, .stride: stride, .dilation: dilation,
        .padding: padding.begin, .paddingBegin: padding.begin, .paddingEnd: padding.end,
      ], result: output, remark: remark)
  }
}
