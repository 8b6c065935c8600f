internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `compare` asks every framework the same question.
  static let compare = Command(
    name: "compare",
    summary: "The same call under every framework’s rules, and where they part.",
    topic: .looking,
    parameters: [.compared, .comparedAspect],
    details: [
      "Each framework reads the call by its own rules: what its padding words mean, where the odd cell goes, whether it turns the kernel, what it refuses. Those that give the same result stand in one row; of the first cell that differs the sums are written out, and refusals have their reasons.",
      "Two names compare two: compare torch tf conv … tells by how many cells the windows of the second begin later than those of the first, and what that means for the numbers.",
      "As a function it is a value with a field for each framework that does it: compare(conv(5x5, 4x4, padding=same), give=size).tf is the size in TensorFlow. give=padding has a row (before, after) for each axis; give=offset is for two frameworks.",
    ],
    examples: [
      Example("compare conv 5x5 4x4 padding=same stride=2"),
      Example("compare scipy matlab conv [1 2 3 4] [1 1] padding=same"),
      Example("compare(conv(5x5, 4x4, padding=same, stride=2), give=size).tf", gives: "3x3"),
      Example(
        "compare(torch, opencv, conv(8x8, 4x4, padding=same), give=offset)", gives: "[-1 -1]"),
      Example("compare pool [1 2 3 4 5 6] max 3 stride=2 ceil"),
    ],
    related: ["frameworks", "conv", "shape", "code"], lesson: "eleven-frameworks",
    subjects: ["conv", "transpose", "pool", "grad"]
  ) { call throws(Diagnostic) in
    let computation = try call.comparison()
    let limits = call.limits
    let value = try call.attempt(try computation.value(within: limits))
    return Answer(of: computation, value, steps: 0, within: limits)
  }
}

extension Parameter {
  static let compared = Parameter(
    "frameworks", [], .word, "the frameworks; all of them unless some are named", positional: true,
    words: Framework.allCases.map { Word($0.name, $0.title) }, fallback: "all",
    repetition: .everyPosition)
  static let comparedAspect = Parameter(
    "give", [], .word, "what the value tells of each framework",
    words: [
      Word("result", "the numbers, or the shape where there are none"), Word("size", "the shape"),
      Word("padding", "the cells before and after, a row for each axis"),
      Word("offset", "of two: how many cells later the second’s windows begin"),
    ], fallback: "result")
}

extension Call {
  /// Asks each framework.
  fileprivate func comparison() throws(Diagnostic) -> ComparisonComputation {
    let named = arguments.compactMap { argument -> Framework? in
      guard argument.parameter.isSame(as: .compared), case .word(let word) = argument.value else {
        return nil
      }
      return Framework.named(word)
    }
    let inner = try comparedCall()
    if let given = inner[.framework] {
      throw Diagnostic(
        .unknownOption, "`compare` asks several frameworks, so as= names none",
        labels: [.init(given.span)], help: ["compare torch tf \(inner.name) … asks two"])
    }
    // What is wrong under every framework's rules is wrong with the call.
    let aspect =
      word(.comparedAspect).flatMap(ComparisonComputation.Aspect.init(rawValue:)) ?? .result
    var entries: [ComparisonComputation.Entry] = []
    var complaint: Diagnostic?
    for framework in named.isEmpty ? Framework.allCases : named {
      do throws(Diagnostic) {
        let computation = try inner.under(framework).computation()
        let limits = limits
        if aspect == .result { _ = try inner.attempt(try computation.value(within: limits)) }
        entries.append(.init(framework, computation))
      } catch {
        guard Self.codesOfRefusals.contains(error.code) else { throw error }
        complaint = complaint ?? error
        entries.append(.init(framework, refusal: error.message))
      }
    }
    if let complaint, complaint.code != .frameworkRefuses,
      entries.allSatisfy({ $0.computation == nil })
    {
      throw complaint
    }
    let comparison = ComparisonComputation(
      call: inner.name, entries: entries, aspect: aspect)
    if aspect == .offset, comparison.offset == nil {
      throw Diagnostic(
        .wrongKind, "an offset is between two frameworks that both do it",
        labels: [.init(span(of: .comparedAspect))],
        help: ["compare(torch, tf, conv(8, 3, padding=same), give=offset)"])
    }
    return comparison
  }

  private static let codesOfRefusals: [DiagnosticCode] = [
    .frameworkRefuses, .kernelTooLarge, .badPadding, .badSize, .outputPadding, .outputShape,
    .strideRemainder,
  ]

  /// The call to compare: the one that stands in this one, or the last computation's.
  private func comparedCall() throws(Diagnostic) -> Call {
    if let inner = chain.first { return inner }
    throw Diagnostic(
      .missingArgument, "`compare` needs the call to compare", labels: [.init(span)],
      help: ["compare conv 5x5 4x4 padding=same", "or of two: compare torch tf conv 5x5 4x4"])
  }

  /// The same call where the rules of a framework hold.
  fileprivate func under(_ framework: Framework) -> Call {
    Call(
      name: name, arguments: arguments, span: span, context: context.under(framework),
      chain: chain, isFunction: isFunction)
  }
}
