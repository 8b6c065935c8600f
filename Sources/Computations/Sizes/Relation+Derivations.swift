public import Arithmetic
public import Documents

extension Relation {
  /// The size formula with the numbers put in, once for axes that are alike.
  ///
  /// - Parameter relationship: the law, with one padding letter (true) where the sides are alike on
  ///   every axis, or two.
  public func sizeDerivations(
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

  /// The guide's special case that all axes are, where it has a name, and the rows and columns that no
  /// window reads.
  public func sizeRemarks(_ operation: SizeLaw.Operation = .convolution) -> [Block] {
    caseBlocks(operation) + unreadBlocks()
  }

  private func caseBlocks(_ operation: SizeLaw.Operation) -> [Block] {
    guard hasEvenPadding else { return [] }
    var special: Relationship?
    for axis in axes {
      guard let named = Relationship.recognised(operation, for: axis.sizeValues),
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
      values: sizeValues, result: output, remark: remark)
  }

  /// The sizes that laws are asked with.
  public var sizeValues: SizeValues {
    var values = SizeValues()
    (values[.input], values[.kernel], values[.output]) = (input, kernel, output)
    (values[.stride], values[.dilation]) = (stride, dilation)
    (values[.padding], values[.paddingBegin]) = (padding.begin, padding.begin)
    values[.paddingEnd] = padding.end
    (values[.reach], values[.paddedInput]) = (reach, paddedInput)
    return values
  }
}
