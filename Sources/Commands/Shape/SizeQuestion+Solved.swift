internal import Arithmetic
internal import Documents
internal import Syntax

/// One size is sought, the output given.
extension SizeQuestion {
  func solvedAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    let unknown = unknowns[0]
    guard let output else { throw needsOutput(unknown, call) }
    guard output.count == 1 else { return try searchedAnswer(call) }
    let (problem, known) = (problem, known)
    let families = try call.attempt(
      try problem.solutions(for: unknown, known: known, output: output))
    guard !families.isEmpty else { throw noSolution(unknown, output.lowerBound, call) }
    let value = families.value(within: call.limits)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(title: "shape", facts: problem.facts + ["solved for \(unknown.letter)"])
        Block.fact(label: "solutions", text: families.text)
        Self.examples(problem, known, families)
        if let value { Block.result(name: unknown.letter, value: value) }
      }
    }
  }

  /// The derivation of the first run's ends.
  private static func examples(
    _ problem: SizeProblem, _ known: SizeValues, _ families: [SizeFamily]
  ) -> [Block] {
    guard let first = families.first else { return [] }
    let ends =
      first.isEndless || first.count == 1
      ? [first.range.lowerBound] : [first.range.lowerBound, first.range.upperBound]
    var blocks: [Block] = []
    for (place, value) in ends.enumerated() {
      var question = known
      question[first.symbol] = value
      guard let settled = try? problem.settled(question) else { continue }
      blocks += Derivation(settled).blocks(
        label: "\(first.symbol.letter) = \(value)", namesLaw: place == 0)
    }
    return blocks
  }

  private func needsOutput(_ unknown: SizeSymbol, _ call: Call) -> Diagnostic {
    Diagnostic(
      .missingArgument, "to solve for \(unknown.letter), o is needed: the output size",
      labels: [.init(call.span)], help: ["add o=16, say"])
  }

  private func noSolution(_ unknown: SizeSymbol, _ output: Int, _ call: Call) -> Diagnostic {
    let letter = problem.outputSymbol.letter
    var help = problem.neighbours(of: unknown, known: known, output: output).map {
      "\(unknown.letter) = \($0.value) gives \(letter) = \($0.output)"
    }
    if problem.operation == .transposed, unknown == .outputPadding,
      let legal = try? LegalSizes(problem, known)
    {
      help = ["the sizes that can come out are \(legal.sizes.text)"]
    } else if problem.operation == .transposed, known[.outputPadding] ?? 0 == 0 {
      help.append("a=0..1 tries output paddings too")
    }
    return Diagnostic(
      .noSolution, "no \(unknown.letter) gives \(letter) = \(output)",
      labels: [.init(call.span(of: .sizeOutput))], help: help)
  }
}

extension [SizeFamily] {
  /// All solutions as a vector; nil where there is no end to them, or too many to list.
  func value(within limits: Limits) -> Value? {
    guard
      allSatisfy({ !$0.isEndless && $0.count <= Swift.min(limits.cells, 10_000) })
    else { return nil }
    var values: [Int] = []
    for family in self { values += family.values }
    return .tensor(Tensor(values))
  }

  /// `i = 31 … 32`
  var text: String {
    (first.map { "\($0.symbol.letter) = " } ?? "")
      + prefix(8).map(\.text).joined(separator: ", ") + (count > 8 ? ", …" : "")
  }
}

extension SizeFamily {
  var text: String {
    let low = range.lowerBound
    if isEndless { return "\(low) and every \(step == 2 ? "second " : "")greater one" }
    return step == 1 ? range.text : "\(range.text) in steps of \(step)"
  }
}
