internal import Arithmetic
internal import Documents
internal import Syntax

/// What `shape` was asked about one axis: which sizes are known, sought, letters, or run through a
/// range.
struct SizeQuestion {
  let problem: SizeProblem
  /// The sizes with one value.
  var known: SizeValues = [:]
  var ranges: [SizeSymbol: ClosedRange<Int>] = [:]
  /// The sizes that are letters, as n in `i=n`.
  var letters: [SizeSymbol: String] = [:]
  /// The sizes given as `?` and those given as ranges, the output aside, in the order typed.
  var unknowns: [SizeSymbol] = []
  /// The sizes given as `?`, the output aside.
  var open: [SizeSymbol] = []
  /// nil where the output is what is asked.
  var output: ClosedRange<Int>?

  init(_ call: Call) throws(Diagnostic) {
    let operation = call.operation
    try call.checkOptions(of: operation)
    var layer = ChainLayer(ChainLayer.Kind(operation), framework: call.framework)
    layer.rounding = call.rounding
    layer.ceil = call.flag(.ceil)
    let rule = try call.sizeRule
    if let rule, !rule.isExplicit { layer.padding = rule }
    problem = SizeProblem(layer)
    try read(.sizeInput, as: problem.inputSymbol, call)
    try read(.sizeKernel, as: .kernel, call)
    try read(.sizeStride, as: .stride, call)
    if case .explicit(let pairs) = rule, let pair = pairs.first {
      if pair.isEven { known[.padding] = pair.begin }
      if !pair.isEven { (known[.paddingBegin], known[.paddingEnd]) = (pair.begin, pair.end) }
    } else if rule == nil {
      try read(.sizePadding, as: .padding, call)
    }
    try read(.sizeDilation, as: .dilation, call)
    try read(.sizeOutputPadding, as: .outputPadding, call)
    try seekWhatIsMissing(call)
    try readOutput(call)
  }

  private mutating func read(_ parameter: Parameter, as symbol: SizeSymbol, _ call: Call)
    throws(Diagnostic)
  {
    guard let argument = call[parameter] else { return }
    switch argument.value {
    case .unknown:
      unknowns.append(symbol)
      open.append(symbol)
    case .range(let low, let high):
      ranges[symbol] = try Self.range(low, high, argument)
      unknowns.append(symbol)
    case .letter(let name): letters[symbol] = name
    default:
      guard let value = try call.integer(parameter) else { return }
      known[symbol] = value
    }
    guard symbol == .dilation, call.dilationBaseIsZero else { return }
    known[symbol] = known[symbol].map { $0 < Int.max ? $0 + 1 : $0 }
    ranges[symbol] = ranges[symbol].map { ($0.lowerBound + 1)...($0.upperBound + 1) }
  }

  private mutating func readOutput(_ call: Call) throws(Diagnostic) {
    guard let argument = call[.sizeOutput] else { return }
    switch argument.value {
    case .unknown: output = nil
    case .range(let low, let high): output = try Self.range(low, high, argument)
    default: output = try call.integer(.sizeOutput).map { $0...$0 }
    }
  }

  private static func range(_ low: Int, _ high: Int, _ argument: BoundArgument)
    throws(Diagnostic) -> ClosedRange<Int>
  {
    guard low <= high, high < SizeProblem.greatest, low > -SizeProblem.greatest else {
      throw Diagnostic(
        .badSize, "the range from \(low) to \(high) is empty or too long",
        labels: [.init(argument.span)], help: ["write the smaller end first, as in 1..7"])
    }
    return low...high
  }

  /// An input or a kernel that nothing is said of is sought, where the output is given.
  private mutating func seekWhatIsMissing(_ call: Call) throws(Diagnostic) {
    for (symbol, parameter) in [
      (problem.inputSymbol, Parameter.sizeInput), (.kernel, .sizeKernel),
    ] where call[parameter] == nil {
      guard call[.sizeOutput] != nil, unknowns.isEmpty else {
        throw Diagnostic(
          .missingArgument, "`shape` needs \(symbol.letter): \(parameter.summary)",
          labels: [.init(call.span)],
          help: ["\(parameter.name)=? solves for it, once o is given; see: help shape"])
      }
      unknowns.append(symbol)
      open.append(symbol)
    }
  }
}

extension Call {
  var dilationBaseIsZero: Bool {
    if let given = try? integer(.dilationBase) { return given == 0 }
    return context.conventions.dilationStartsAtZero
  }

  /// The padding of one axis; nil where it is not given, or is sought, or a letter.
  fileprivate var sizeRule: PaddingRule? {
    get throws(Diagnostic) {
      switch self[.sizePadding]?.value {
      case .unknown, .range, .letter, nil: return nil
      default: return try paddingRule(axes: 1)
      }
    }
  }

  /// Refuses the options that the operation does not have.
  func checkOptions(of operation: SizeLaw.Operation) throws(Diagnostic) {
    let isTransposed = operation == .transposed
    let pools = operation == .pooling || operation == .unpooling
    let misplaced: [(Parameter, Bool, String)] = [
      (.ceil, operation != .pooling, "only pooling counts an incomplete last window"),
      (.sizeOutputPadding, !isTransposed, "only a transposed convolution has an output padding"),
      (.sizeDilation, operation == .unpooling, "an unpooling has no dilation"),
      (.filters, pools, "a pool has no filters: every channel is pooled by itself"),
      (.groups, pools, "a pool has no groups: every channel is pooled by itself"),
    ]
    for (parameter, isMisplaced, reason) in misplaced where isMisplaced && self[parameter] != nil {
      throw Diagnostic(.extraArgument, reason, labels: [.init(span(of: parameter))])
    }
    guard operation == .unpooling, let rule = try? paddingRule(axes: 1), !rule.isExplicit,
      rule != .valid
    else { return }
    if let framework, !framework.unpooling.byPlaces {
      throw diagnostic(for: .refused(framework, .operation("unpooling")))
    }
    throw unpoolTakesNumbers(rule)
  }

  /// Refuses what only a whole layer has.
  func checkOneAxis() throws(Diagnostic) {
    for parameter in [Parameter.filters, .groups] where self[parameter] != nil {
      throw Diagnostic(
        .extraArgument, "\(parameter.name) is of a layer over a shape, not of one axis",
        labels: [.init(span(of: parameter))], help: ["shape 32x32x3 kernel=5 filters=6"])
    }
    if self[.counted] != nil { throw countNeedsLayers() }
  }
}

/// Some sizes are letters, and the answer is a formula in them.
extension SizeQuestion {
  func answerInLetters(_ call: Call) throws(Diagnostic) -> Answer {
    if let unknown = unknowns.first {
      throw Diagnostic(
        .wrongKind, "\(unknown.letter) cannot be sought while other sizes are letters",
        labels: [.init(call.span)], help: ["give numbers for the letters, or solve by hand"])
    }
    guard output == nil else {
      throw Diagnostic(
        .wrongKind, "an output size says nothing about letters",
        labels: [.init(call.span(of: .sizeOutput))],
        help: ["leave o out, or give numbers for the letters"])
    }
    let problem = problem
    let sizes = try call.attempt(try LetteredSizes(problem, known, letters: letters))
    let value = Value.text(sizes.result.text)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(title: "shape", facts: problem.facts + ["in letters"])
        sizes.blocks(label: "size")
        Block.result(name: problem.outputSymbol.letter, value: value)
      }
    }
  }
}

extension LetteredSizes {
  func blocks(label: String) -> [Block] {
    let figures = paddings.enumerated().map { place, equation in
      figure(equation, label: place == 0 ? "padding" : "")
    }
    return (figures + [figure(law, label: label)]).map { .derivation($0) }
  }

  private func figure(_ equation: Equation, label: String) -> DerivationFigure {
    DerivationFigure(
      label: label, symbol: equation.symbol, formula: equation.formula, values: values,
      letters: letters)
  }
}
