internal import Arithmetic
internal import Documents

extension Relation {
  /// The size formula with the numbers put in, once for axes that are alike.
  ///
  /// - Parameter relationship: the law, with one padding letter (true) where the sides are alike on
  ///   every axis, or two.
  func sizeDerivations(
    by relationship: (Bool) -> Relationship = { .convolution(evenPadding: $0) }
  ) -> [Block] {
    var blocks: [Block] = []
    var done: [AxisRelation] = []
    let law = relationship(hasEvenPadding)
    for (index, axis) in axes.enumerated() where !done.contains(axis) {
      done.append(axis)
      let alike = axes.indices.filter { axes[$0] == axis }
      blocks.append(
        .derivation(
          axis.sizeFigure(
            by: law, remark: Self.remark(alike, of: rank), isFirst: index == 0)))
    }
    return blocks
  }

  /// Whether both sides have the same padding on every axis.
  var hasEvenPadding: Bool { axes.allSatisfy(\.padding.isEven) }

  static func remark(_ alike: [Int], of rank: Int) -> String {
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
  /// The law of the output size for this axis.
  func sizeFigure(by relationship: Relationship, remark: String, isFirst: Bool)
    -> DerivationFigure
  {
    let law = relationship.law
    return DerivationFigure(
      label: isFirst ? "size" : "", symbol: law.symbol, formula: law.formula,
      values: sizeValues, result: output, remark: remark)
  }

  /// The sizes that laws are asked with.
  var sizeValues: [SizeSymbol: Int] {
    [
      .input: input, .kernel: kernel, .stride: stride, .dilation: dilation,
      .padding: padding.begin, .paddingBegin: padding.begin, .paddingEnd: padding.end,
    ]
  }
}
