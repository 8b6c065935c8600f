internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// Several sizes are sought, or run through ranges.
extension SizeQuestion {
  private static let mostRows = 40

  func searchedAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    if output == nil, let unknown = open.first {
      throw Diagnostic(
        .missingArgument, "\(unknown.letter)=? needs the output size o, or a range to run through",
        labels: [.init(call.span)], help: ["\(unknown.letter)=1..9 o=16, say"])
    }
    var all = ranges
    for (symbol, value) in known.pairs { all[symbol] = value...value }
    let search = SizeSearch(problem, ranges: all, open: open, output: output)
    let result = try call.attempt(try search.result(within: call.limits))
    guard result.total > 0 else { throw nothingFound(result, call) }
    let problem = problem
    let asksOutput = output?.count != 1
    let value = Self.value(of: result, asksOutput: asksOutput)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(
          title: "shape",
          facts: problem.facts + ["\(result.total) of \(Count(result.tried, "combination"))"])
        Self.lawBlock(problem, result)
        Block.table(Self.table(result, asksOutput: asksOutput, problem))
        Block.omittedRows(result.total - Self.mostRows)
        Self.assumptions(result)
      }
    }
  }

  /// The law of the first solution.
  private static func lawBlock(
    _ problem: SizeProblem, _ result: SizeSearch.Result
  ) -> [Block] {
    guard let settled = result.solutions.first.flatMap({ self.settled($0, problem) }) else {
      return []
    }
    return [.fact(label: "size", text: "\(formula: Derivation(settled).law)")]
  }

  /// A matrix with a row for each solution, in the order of the table.
  private static func value(of result: SizeSearch.Result, asksOutput: Bool) -> Value? {
    guard result.total == result.solutions.count,
      result.solutions.allSatisfy({ $0.family.map { $0.range.count == 1 } ?? true })
    else { return nil }
    return .tensor(
      Tensor(
        result.solutions.map { solution in
          result.varying.map { solution.values[$0] ?? solution.family?.range.lowerBound ?? 0 }
            + (asksOutput ? [solution.output] : [])
        }))
  }

  private static func table(_ result: SizeSearch.Result, asksOutput: Bool, _ problem: SizeProblem)
    -> TableFigure
  {
    var header = result.varying.map(\.letter) + (asksOutput ? [problem.outputSymbol.letter] : [])
    if !problem.isTransposed { header.append("left over") }
    let rows = result.solutions.prefix(mostRows).map { solution in
      var row = result.varying.map { symbol in
        solution.values[symbol].map(String.init) ?? solution.family?.text ?? ""
      }
      if asksOutput { row.append("\(solution.output)") }
      if !problem.isTransposed { row.append(leftover(solution, problem)) }
      return row
    }
    return TableFigure(header: header, rows: rows, rightAligned: Set(header.indices))
  }

  /// The cells at the end that no window reaches, of a solution that is one combination.
  private static func leftover(_ solution: SizeSearch.Solution, _ problem: SizeProblem) -> String {
    if let family = solution.family, family.count > 1 || family.isEndless { return "" }
    guard let axis = settled(solution, problem)?.relation else { return "" }
    return axis.leftover > 0 ? "\(axis.leftover)" : "–"
  }

  private static func settled(_ solution: SizeSearch.Solution, _ problem: SizeProblem)
    -> SettledAxis?
  {
    var question = solution.values
    if let family = solution.family { question[family.symbol] = family.range.lowerBound }
    return try? problem.settled(question)
  }

  private static func assumptions(_ result: SizeSearch.Result) -> [Block] {
    guard !result.assumed.isEmpty else { return [] }
    let ranges = result.varying.compactMap { symbol in
      result.assumed[symbol].map { "\(symbol.letter) from \($0.lowerBound) to \($0.upperBound)" }
    }
    return [
      .note(
        "Looked for \(ranges.joined(separator: ", ")); a range such as k=1..20 looks elsewhere.")
    ]
  }

  private func nothingFound(_ result: SizeSearch.Result, _ call: Call) -> Diagnostic {
    let letter = problem.outputSymbol.letter
    return Diagnostic(
      .noSolution,
      "none of the \(Count(result.tried, "combination")) gives \(letter) = \(output?.text ?? "?")",
      labels: [.init(call.span(of: .sizeOutput))], help: ["wider ranges may hold one"])
  }
}
