internal import Arithmetic
internal import Documents
internal import Syntax

/// What `shape` was asked about one axis: which sizes are known, sought, or run through a range.
struct SizeQuestion {
  let law: SizeLaw
  /// The sizes with one value.
  var known: SizeValues = [:]
  var ranges: [SizeSymbol: ClosedRange<Int>] = [:]
  /// The sizes given as `?` and those given as ranges, the output aside, in the order typed.
  var unknowns: [SizeSymbol] = []
  /// The sizes given as `?`, the output aside.
  var open: [SizeSymbol] = []
  /// nil where the output is what is asked.
  var output: ClosedRange<Int>?

  init(_ call: Call) throws(Diagnostic) {
    let rule = try call.rule
    law = SizeLaw(
      call.operation, padding: rule.padding, rounding: call.rounding(of: call.operation),
      framework: call.framework)
    for (symbol, value) in rule.values.pairs { known[symbol] = value }
    try read(.sizeInput, as: law.inputSymbol, call)
    try read(.sizeKernel, as: .kernel, call)
    try read(.sizeStride, as: .stride, call)
    if law.padding == .even { try read(.sizePadding, as: .padding, call) }
    try read(.sizeDilation, as: .dilation, call)
    try read(.sizeOutputPadding, as: .outputPadding, call)
    try settleDefaults(call)
    try readOutput(call)
    // Which of the sizes that lead to this input is meant: o′ says it as well as a does.
    if law.operation == .transposed, output?.count == 1, unknowns.isEmpty,
      call[.sizeOutputPadding] == nil
    {
      unknowns = [.outputPadding]
      open = [.outputPadding]
    }
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
    guard low <= high, high < SizeProblem.bound, low > -SizeProblem.bound else {
      throw Diagnostic(
        .badSize, "the range from \(low) to \(high) is empty or too long",
        labels: [.init(argument.span)], help: ["write the smaller end first, as in 1..7"])
    }
    return low...high
  }

  /// What is not named: a pooling steps by its kernel, an input that nothing is said of is sought.
  private mutating func settleDefaults(_ call: Call) throws(Diagnostic) {
    let steps = law.operation == .pooling || law.operation == .unpooling
    if steps, call[.sizeStride] == nil, let kernel = known[.kernel] { known[.stride] = kernel }
    for (symbol, parameter) in [(law.inputSymbol, Parameter.sizeInput), (.kernel, .sizeKernel)]
    where call[parameter] == nil {
      let isFullQuestion = call[.sizeOutput] != nil && unknowns.isEmpty
      guard isFullQuestion else {
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

  /// The padding where none is named: no number is 0, but a library's own word may have its own
  /// law.
  static func usualPadding(_ operation: SizeLaw.Operation, _ framework: Framework?)
    -> SizeLaw.Padding
  {
    switch (operation, framework) {
    case (.convolution, .scipy?), (.convolution, .numpy?), (.convolution, .matlab?):
      .word(.full)
    case (.convolution, .opencv?): .word(.same)
    case (.convolution, .tf?), (.convolution, .keras?), (.transposed, .tf?), (.transposed, .keras?):
      .word(.valid)
    default: .even
    }
  }

  /// Where the padding of one axis comes from, with its numbers where they are given.
  fileprivate var rule: (padding: SizeLaw.Padding, values: SizeValues) {
    get throws(Diagnostic) {
      switch self[.sizePadding]?.value {
      case .unknown, .range: return (.even, [:])
      case nil: return (Self.usualPadding(operation, framework), [:])
      default: break
      }
      guard let rule = try paddingRule(axes: 1) else { return (.even, [:]) }
      guard case .explicit(let pairs) = rule, let pair = pairs.first else {
        return (.word(rule), [:])
      }
      return pair.isEven
        ? (.even, [.padding: pair.begin])
        : (.pair, [.paddingBegin: pair.begin, .paddingEnd: pair.end])
    }
  }
}
