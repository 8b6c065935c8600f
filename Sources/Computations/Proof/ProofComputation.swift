public import Arithmetic
public import Documents

/// The same result reached by every independent route, in numbers and in symbols.
public struct ProofComputation: Computation {
  /// The convolution or transposed convolution.
  public let subject: any Computation
  private let problem: ProofProblem
  /// What each route gives, and whether it takes part.
  let reached: [Reached]

  struct Reached: Sendable {
    let route: ProofRoute
    /// Nil for a route that does not apply.
    let result: Tensor?
  }

  /// - Returns: Nil for another kind of computation.
  /// - Throws: errors of the routes.
  public init?(_ subject: any Computation, within limits: Limits) throws(ArithmeticError) {
    switch subject {
    case let convolution as ConvolutionComputation where !convolution.swapsOperands:
      problem = try ProofProblem(convolution, within: limits)
    case let transposed as TransposedComputation:
      problem = try ProofProblem(transposed, within: limits)
    default: return nil
    }
    self.subject = subject
    reached = try Self.results(of: problem, within: limits)
  }

  private static func results(
    of problem: ProofProblem, within limits: Limits
  ) throws(ArithmeticError) -> [Reached] {
    var reached: [Reached] = []
    for route in ProofRoute.all {
      reached.append(Reached(route: route, result: try route.result(problem, limits)))
    }
    return reached
  }

  public var kind: String { "prove" }
  public var facts: [String] { [subject.kind] + subject.facts }
  public var operands: [Operand] { subject.operands }
  public var resultName: String { "" }
  public var outputShape: [Int] { [] }
  public var hasCells: Bool { false }
  public var noCells: NoCells {
    NoCells("a proof has no cells", help: ["why y[0,0] asks of the computation itself"])
  }
  public var work: Int { problem.work.saturatingTimes(reached.count) }

  /// Whether all routes that apply give the same numbers.
  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    .truth(Self.agree(reached))
  }

  static func agree(_ reached: [Reached]) -> Bool {
    let results = reached.compactMap(\.result)
    return results.dropFirst().allSatisfy { $0 == results[0] || $0.isClose(to: results[0]) }
  }

  public func results(_ value: Value, within limits: Limits) -> [Block] { [] }
}

extension Int {
  fileprivate func saturatingTimes(_ other: Int) -> Int { [self, other].saturatingCount }
}

extension ProofComputation {
  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let taking = reached.filter { $0.result != nil }
    var blocks: [Block] = [
      .table(
        TableFigure(
          header: ["route", "what is done"], rows: taking.map { [$0.route.name, $0.route.way] }))
    ]
    blocks += panels(taking)
    let isExact = taking.allSatisfy { $0.result?.kind != .float }
    let agree = Self.agree(reached)
    blocks.append(
      .fact(
        label: "numbers",
        text: agree
          ? "all \(taking.count) routes give the same numbers"
            + (isExact ? ", exactly" : ", up to the rounding of floats")
          : "THE ROUTES DIFFER: \(differing(taking))"))
    return blocks + symbolic(within: limits)
  }

  private func differing(_ taking: [Reached]) -> String {
    taking.filter { $0.result != taking[0].result }.map(\.route.name).joined(separator: ", ")
  }

  /// The first plane of each route’s result side by side.
  private func panels(_ taking: [Reached]) -> [Block] {
    guard let first = taking.first?.result, first.count > 0,
      first.kind != .symbolic || first.count <= 4
    else { return [] }
    let space = Array(first.shape.dropFirst(2))
    guard space.saturatingCount <= 64, first.kind != .symbolic else { return [] }
    let panels = taking.compactMap { reached -> StepFigure.Panel? in
      guard let result = reached.result else { return nil }
      return .grid(
        UnfinishedResult(name: "y", cells: result, space: space)
          .plane(0, caption: reached.route.name))
    }
    let planes = first.shape.prefix(2).reduce(1, *)
    return [
      .step(StepFigure(title: planes > 1 ? "the first of \(planes) planes" : "", panels: panels))
    ]
  }

  /// The maximum number of products in symbols.
  private static let mostSymbols = 4_000

  /// The same routes with symbols for the numbers: what agrees there agrees for all numbers.
  private func symbolic(within limits: Limits) -> [Block] {
    guard problem.work <= Self.mostSymbols,
      let symbols = try? problem.inSymbols(within: .symbols),
      let reached = try? Self.results(of: symbols, within: .symbols)
    else {
      return [
        .fact(
          label: "symbols",
          text:
            "sums of these sizes are too long to write in symbols; a smaller shape with the same "
            + "options is proved for all numbers, as in prove conv 4x4 3x3")
      ]
    }
    guard Self.agree(reached), let result = reached.compactMap(\.result).first, result.count > 0
    else { return [.fact(label: "symbols", text: "THE ROUTES DIFFER IN SYMBOLS")] }
    let count = reached.filter { $0.result != nil }.count
    let first = ShapeText.place(subject.resultName, result.shape.dropFirst(2).map { _ in 0 })
    let text = result.cell(0).text
    let shown = text.count <= 160 ? ", \(first) = \(text)" : ""
    return [
      .fact(
        label: "symbols",
        text:
          "with letters for all numbers the \(count) routes give the same polynomials\(shown); so "
          + "they agree for all numbers of these shapes")
    ]
  }
}
