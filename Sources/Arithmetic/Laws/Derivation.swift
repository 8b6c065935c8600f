/// A law with the numbers of one axis put in, and what is worth saying about the result.
///
/// It holds formulas and values and no result of its own: the result is the law evaluated.
public struct Derivation: Equatable, Sendable {
  /// The axis that is derived.
  public let axis: SettledAxis
  /// The law that was used.
  public let relationship: Relationship
  /// The guide's special case that the numbers are, if they are one.
  public let special: Relationship?
  /// Every size of the axis.
  public let values: SizeValues
  /// Sizes worked out before the law, as a padding word's.
  public var preliminaries: [Equation] { axis.padding.equations }
  public let remarks: [Remark]

  public var law: Equation { relationship.law }

  /// The law evaluated; nil where it does not come out even.
  public var result: Int? { try? law.formula.evaluate(values) }

  /// What the result hides.
  public enum Remark: Equatable, Sendable {
    /// Cells at the end of the padded input that no window reaches: r = L − k̂ − (o − 1)s.
    case leftover(Int)
    /// Cells by which the last window hangs over the end of the padded input.
    case overhang(Int)
    /// The input sizes that give the same output; without padding words there are s of them.
    case sameOutput(ClosedRange<Int>)
    /// The output sizes that the convolution takes back to this input, told apart by a.
    case legal(ClosedRange<Int>)
  }

  /// - Parameters:
  ///   - axis: settled sizes.
  ///   - problem: the question that they answer, for what other sizes would give.
  public init(_ axis: SettledAxis, of problem: SizeProblem? = nil) {
    self.axis = axis
    values = axis.values
    relationship = axis.law.relationship(isEven: axis.hasOnePadding)
    special = axis.law.roundsUp ? nil : axis.special
    remarks = axis.remarks + (problem?.remarks(on: axis) ?? [])
  }
}

extension SettledAxis {
  /// Whether the paddings are one letter, p.
  public var hasOnePadding: Bool {
    padding == .numbers
      ? relation.padding.isEven : padding.equations.first?.symbol == .padding
  }

  /// Every size of the axis by its symbol.
  public var values: SizeValues {
    var values = relation.values
    values[.paddingTotal] = relation.padding.total
    if padding == .stretched {
      values[.transposedPaddingBegin] = typedPadding.begin
      values[.transposedPaddingEnd] = typedPadding.end
    }
    if law.isTransposed {
      values[.transposedInput] = relation.output
      values[.transposedOutput] = relation.input
      values[.outputPadding] = outputPadding
    }
    if law == .transposedSameExtra {
      // a as Keras counts it, not from the crop.
      let least = Laws.transposedSameExtra(
        AxisSizes(transposed: relation, outputPadding: 0).terms(in: WholeSize.self))
      values[.outputPadding] = relation.input - ((try? least.value) ?? 0)
    }
    return values
  }

  /// The guide's special case that the numbers are.
  var special: Relationship? {
    let operation: SizeLaw.Operation = law.isTransposed ? .transposed : .convolution
    return law == .unpooling
      ? nil : Relationship.recognised(operation, for: values, padding: padding)
  }

  fileprivate var remarks: [Derivation.Remark] {
    guard !law.isTransposed, relation.leftover != 0 else { return [] }
    let rest = relation.leftover
    return [rest > 0 ? .leftover(rest) : .overhang(-rest)]
  }
}

extension AxisRelation {
  /// Every size of the axis by its symbol.
  public var values: SizeValues {
    var values = SizeValues()
    (values[.input], values[.kernel], values[.output]) = (input, kernel, output)
    (values[.stride], values[.dilation]) = (stride, dilation)
    if padding.isEven { values[.padding] = padding.begin }
    (values[.paddingBegin], values[.paddingEnd]) = (padding.begin, padding.end)
    (values[.reach], values[.paddedInput]) = (reach, paddedInput)
    return values
  }
}

extension SizeProblem {
  fileprivate func remarks(on axis: SettledAxis) -> [Derivation.Remark] {
    guard axis.relation.stride > 1 else { return [] }
    if isTransposed {
      guard operation == .transposed, let legal = try? legalSizes(axis.values), !legal.isEmpty
      else { return [] }
      return [.legal(legal.lowerBound...(legal.upperBound - 1))]
    }
    var known = asked(of: axis)
    known[.input] = nil
    guard
      let family = try? solutions(for: .input, known: known, output: axis.size...axis.size).first
    else { return [] }
    return [.sameOutput(family.range)]
  }
}
