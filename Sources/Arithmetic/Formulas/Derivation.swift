/// A law with the numbers put in: the general formula, the same with numbers, the result, and what
/// is worth saying about it.
public struct Derivation: Equatable, Sendable {
  /// The law that was used.
  public let relationship: Relationship
  /// The guide's special case that the numbers are, if they are one.
  public let special: Relationship?
  /// Every size of the axis.
  public let values: SizeValues
  /// Sizes worked out before the law, as a padding word's; each as its own small derivation.
  public let preliminaries: [Line]
  /// The law itself.
  public let line: Line
  public let remarks: [Remark]

  public var result: Int { line.result }

  /// symbol = general = substituted = result
  public struct Line: Equatable, Sendable {
    public let symbol: SizeSymbol
    public let general: Formula
    public let substituted: Formula
    public let result: Int

    init(_ equation: Equation, _ values: SizeValues) throws(ArithmeticError) {
      symbol = equation.symbol
      general = equation.formula
      substituted = equation.formula.substituted(values)
      result = try equation.formula.evaluate(values)
    }
  }

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

  /// Puts the sizes of one axis into a law.
  ///
  /// - Throws: what `SizeLaw.completed` throws.
  public init(_ law: SizeLaw, _ question: SizeValues, axis: SpatialAxis = .only)
    throws(ArithmeticError)
  {
    let values = try law.completed(question, axis: axis)
    let relationship = law.relationship(for: values)
    var before = law.paddingEquations
    if !law.isTransposed { before += relationship.definitions }
    var preliminaries: [Line] = []
    for equation in before { preliminaries.append(try Line(equation, values)) }
    self.values = values
    self.relationship = relationship
    self.preliminaries = preliminaries
    line = try Line(relationship.law, values)
    special =
      law.rounding == .ceil ? nil : Relationship.recognised(law.operation, for: values)
    remarks = Self.remarks(law, values)
  }

  private static func remarks(_ law: SizeLaw, _ values: SizeValues) -> [Remark] {
    var remarks: [Remark] = []
    guard let stride = values[.stride], let result = values[law.outputSymbol] else { return [] }
    if law.isTransposed {
      guard law.operation == .transposed, stride > 1 else { return [] }
      guard let legal = try? LegalSizes(law, values) else { return [] }
      return [.legal(legal.sizes)]
    }
    if let padded = values[.paddedInput], let reach = values[.reach] {
      let rest = padded - reach - (result - 1) * stride
      if rest > 0 { remarks.append(.leftover(rest)) }
      if rest < 0 { remarks.append(.overhang(-rest)) }
    }
    var known = values
    known[law.inputSymbol] = nil
    if stride > 1,
      let family = try? SizeProblem(law, known: known, output: result)
        .solutions(for: .input).first
    {
      remarks.append(.sameOutput(family.range))
    }
    return remarks
  }
}
