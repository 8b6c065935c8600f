public import Arithmetic
public import Documents

extension Relation {
  /// The size formula with the numbers put in, once for axes that are alike.
  ///
  /// The paddings are one letter where they are alike on every axis.
  public func sizeDerivations(by law: SizeLaw = .convolution) -> [Block] {
    var blocks: [Block] = []
    var done: [AxisRelation] = []
    let relationship = law.relationship(isEven: hasEvenPadding)
    for (index, axis) in axes.enumerated() where !done.contains(axis) {
      done.append(axis)
      let alike = axes.indices.filter { axes[$0] == axis }
      blocks.append(
        .derivation(
          axis.sizeFigure(
            by: relationship, remark: Self.remark(alike, of: rank), isFirst: index == 0)))
    }
    return blocks
  }

  /// The guide's special case that all axes are, where it has a name, and the rows and columns that no
  /// window reads.
  ///
  /// - Parameter padding: how the padding was asked for.
  public func sizeRemarks(
    _ operation: SizeLaw.Operation = .convolution, padding: PaddingLaw = .numbers
  ) -> [Block] {
    caseBlocks(operation, padding) + unreadBlocks()
  }

  private func caseBlocks(_ operation: SizeLaw.Operation, _ padding: PaddingLaw) -> [Block] {
    guard hasEvenPadding else { return [] }
    var special: Relationship?
    for axis in axes {
      guard
        let named = Relationship.recognised(
          operation, for: axis.values, padding: padding),
        special == nil || special == named
      else { return [] }
      special = named
    }
    return special.map { [.fact(label: "case", text: $0.phrase)] } ?? []
  }

  private func unreadBlocks() -> [Block] {
    axes.enumerated().flatMap { place, axis in
      let noun = String(AxisName.plural(place, of: rank).dropLast())
      return (try? UnreadCells(axis, within: .strict))?.blocks(noun: noun) ?? []
    }
  }

  /// Whether both sides have the same padding on every axis.
  public var hasEvenPadding: Bool { axes.allSatisfy(\.padding.isEven) }

  public static func remark(_ alike: [Int], of rank: Int) -> String {
    guard rank > 1 else { return "" }
    let names = alike.map { AxisName.plural($0, of: rank) }
    switch names.count {
    case 1: return names[0]
    case rank:
      return Array(names.dropLast()).joined(separator: ", ") + " and \(names.last ?? "") alike"
    default: return names.joined(separator: " and ")
    }
  }
}

extension AxisRelation {
  /// The law of the output size for this axis.
  public func sizeFigure(by relationship: Relationship, remark: String, isFirst: Bool)
    -> DerivationFigure
  {
    let law = relationship.law
    return DerivationFigure(
      label: isFirst ? "size" : "", symbol: law.symbol, formula: law.formula,
      values: values, remark: remark)
  }
}
