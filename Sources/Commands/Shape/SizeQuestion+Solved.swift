internal import Arithmetic
internal import Documents
internal import Syntax

/// One size is sought, the output given.
extension SizeQuestion {
  func solvedAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    let unknown = unknowns[0]
    guard let output else { throw needsOutput(unknown, call) }
    guard output.count == 1 else { return try searchedAnswer(call) }
    let (law, problem) = (law, SizeProblem(law, known: known, output: output.lowerBound))
    let families = try call.attempt(try problem.solutions(for: unknown))
    guard !families.isEmpty else { throw noSolution(problem, unknown, call) }
    let value = Self.value(of: families, within: call.limits)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(title: "shape", facts: law.facts + ["solved for \(unknown.letter)"])
        Self.solutionBlocks(problem, families)
        if let value { Block.result(name: unknown.letter, value: value) }
      }
    }
  }

  /// All solutions as a vector; nil where there is no end to them, or too many to list.
  private static func value(of families: [SizeFamily], within limits: Limits) -> Value? {
    guard !families.contains(where: \.isEndless),
      families.allSatisfy({ $0.range.count <= Swift.min(limits.cells, 10_000) })
    else { return nil }
    return .tensor(Tensor(families.flatMap { Array($0.range) }))
  }

  private static func solutionBlocks(_ problem: SizeProblem, _ families: [SizeFamily])
    -> [Block]
  {
    guard let first = families.first else { return [] }
    var blocks: [Block] = []
    blocks.append(
      .fact(
        label: "solutions",
        text: "\(first.symbol.letter) = "
          + families.prefix(8).map(\.text).joined(separator: ", ")
          + (families.count > 8 ? ", …" : "")))
    if families.count > 1 {
      blocks.append(
        .note("Tried out from 1 to \(SizeProblem.stretch.upperBound); this law goes up and down."))
    }
    let ends = [first.range.lowerBound, first.range.upperBound]
    for (place, value) in (first.range.count > 1 && !first.isEndless ? ends : [ends[0]])
      .enumerated()
    {
      var question = problem.known
      question[first.symbol] = value
      guard let derivation = try? Derivation(problem.law, question) else { continue }
      blocks += derivation.blocks(
        label: "\(first.symbol.letter) = \(value)", namesLaw: place == 0)
    }
    return blocks
  }

  private func needsOutput(_ unknown: SizeSymbol, _ call: Call) -> Diagnostic {
    Diagnostic(
      .missingArgument, "to solve for \(unknown.letter), o is needed: the output size",
      labels: [.init(call.span)], help: ["add o=16, say"])
  }

  private func noSolution(_ problem: SizeProblem, _ unknown: SizeSymbol, _ call: Call)
    -> Diagnostic
  {
    let letter = law.outputSymbol.letter
    var help = problem.neighbours(of: unknown).map {
      "\(unknown.letter) = \($0.value) gives \(letter) = \($0.output)"
    }
    if law.operation == .transposed, unknown == .outputPadding,
      let legal = try? LegalSizes(law, known)
    {
      help = ["the sizes that can come out are \(legal.sizes.text)"]
    } else if law.operation == .transposed, known[.outputPadding] ?? 0 == 0 {
      help.append("a=0..1 tries output paddings too")
    }
    return Diagnostic(
      .noSolution, "no \(unknown.letter) gives \(letter) = \(problem.output)",
      labels: [.init(call.span(of: .sizeOutput))], help: help)
  }
}

extension SizeFamily {
  var text: String { isEndless ? "\(range.lowerBound) and every greater one" : range.text }
}
