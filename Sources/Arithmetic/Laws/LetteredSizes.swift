/// The sizes of one axis where some are letters: the law with the letters put in.
public struct LetteredSizes: Equatable, Sendable {
  /// The law of the size.
  public let law: Equation
  /// What a padding word comes to.
  public let paddings: [Equation]
  /// The sizes that are numbers.
  public let values: SizeValues
  /// The sizes that are letters, and the paddings that follow from them.
  public let letters: [SizeSymbol: Formula]
  /// The size with its terms gathered.
  public let result: Formula

  /// - Parameters:
  ///   - known: the sizes that are numbers.
  ///   - letters: the sizes that are letters, by the names they were given.
  /// - Throws: what is wrong with the known sizes, or refused by the framework whatever the letters.
  public init(_ problem: SizeProblem, _ known: SizeValues, letters names: [SizeSymbol: String])
    throws(ArithmeticError)
  {
    try self.init(problem, known, letters: names.mapValues { .letter($0) })
  }

  init(_ problem: SizeProblem, _ known: SizeValues, letters given: [SizeSymbol: Formula])
    throws(ArithmeticError)
  {
    let settled = try Self.sample(problem, known, given)
    var values = known
    var letters = given
    let stepsByKernel = problem.operation == .pooling || problem.operation == .unpooling
    if values[.stride] == nil, letters[.stride] == nil {
      if stepsByKernel {
        values[.stride] = values[.kernel]
        letters[.stride] = letters[.kernel]
      } else {
        values[.stride] = 1
      }
    }
    if values[.dilation] == nil, letters[.dilation] == nil { values[.dilation] = 1 }
    if values[.outputPadding] == nil, letters[.outputPadding] == nil { values[.outputPadding] = 0 }
    let isPair = values[.paddingBegin] != nil
    if settled.padding == .numbers, !isPair, values[.padding] == nil, letters[.padding] == nil {
      values[.padding] = 0
    }
    paddings = settled.padding.equations
    for equation in paddings {
      let padding = equation.formula.substituted(values).substituting(letters).simplified
      if case .constant(let number) = padding {
        values[equation.symbol] = number
      } else {
        letters[equation.symbol] = padding
      }
    }
    let isEven =
      settled.padding == .numbers ? !isPair : paddings.first?.symbol == .padding
    law = settled.law.relationship(isEven: isEven).law
    result = law.formula.substituted(values).substituting(letters).simplified
    self.values = values
    self.letters = letters
  }

  /// The axis with numbers in place of the letters, which shows the laws that hold.
  private static func sample(
    _ problem: SizeProblem, _ known: SizeValues, _ letters: [SizeSymbol: Formula]
  ) throws(ArithmeticError) -> SettledAxis {
    var values = known
    for symbol in letters.keys {
      switch symbol {
      case .input, .transposedInput: values[symbol] = 10_007
      case .kernel: values[symbol] = Swift.max(3, 2 * (known[.padding] ?? 0) + 1)
      case .padding: values[symbol] = Swift.min(1, (known[.kernel] ?? 3) / 2)
      case .stride: values[symbol] = 2
      case .dilation: values[symbol] = (known[.stride] ?? 1) > 1 ? 1 : 2
      default: values[symbol] = 0
      }
    }
    do throws(ArithmeticError) { return try problem.settled(values) } catch {
      guard case .refused = error, letters[.stride] != nil else { throw error }
      values[.stride] = 1
      return try problem.settled(values)
    }
  }
}
