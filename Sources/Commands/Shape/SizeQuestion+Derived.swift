internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// All sizes but the output are known.
extension SizeQuestion {
  func derivedAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    let settled = try call.attempt(try problem.settled(known))
    if let output, !output.contains(settled.size) { throw disagreement(settled, output, call) }
    return answer(settled, call)
  }

  /// A transposed convolution whose size is given beside all else: whether it can come out, and the
  /// output padding that says so where it is that which does.
  func chosenAnswer(_ size: Int, _ call: Call) throws(Diagnostic) -> Answer {
    var asking = known
    asking[.transposedOutput] = size
    let settled: SettledAxis
    do { settled = try problem.settled(asking) } catch {
      switch error {
      case .refused(_, .outputShape): return try derivedAnswer(call)
      case .impossibleOutputShape(_, _, let legal):
        throw Diagnostic(
          .noSolution, "no output padding gives o′ = \(size)",
          labels: [.init(call.span(of: .sizeOutput))],
          help: legal.isEmpty
            ? [] : ["the sizes that can come out are \(legal.lowerBound) … \(legal.upperBound - 1)"]
        )
      default: throw call.diagnostic(for: error)
      }
    }
    guard settled.padding.isOfOutput || settled.padding == .numbers && settled.isCroppedToSize
    else {
      return answer(settled, call, giving: .outputPadding, settled.outputPadding)
    }
    return answer(settled, call)
  }

  private func answer(
    _ settled: SettledAxis, _ call: Call, giving symbol: SizeSymbol? = nil, _ number: Int? = nil
  ) -> Answer {
    let problem = problem
    let derivation = Derivation(settled, of: problem)
    let value = Value.tensor(Tensor(number ?? settled.size))
    let facts = problem.facts + (settled.isExchanged ? ["input and kernel exchanged"] : [])
    return Answer(kind: "shape", value: value, computation: computation(settled)) {
      Document {
        Block.heading(
          title: "shape", facts: facts + (symbol.map { ["solved for \($0.letter)"] } ?? []))
        derivation.blocks(label: symbol.map { "\($0.letter) = \(number ?? 0)" } ?? "size")
        derivation.remarkBlocks
        Block.result(name: (symbol ?? problem.outputSymbol).letter, value: value)
      }
    }
  }

  /// The computation for those who ask what another formula would have given.
  private func computation(_ settled: SettledAxis) -> SizeComputation {
    let axis =
      settled.law.isTransposed
      ? AxisSizes(transposed: settled.relation, outputPadding: settled.outputPadding)
      : AxisSizes(settled.relation)
    return SizeComputation(
      problem.operation, axes: [axis], settled: [settled.size],
      rule: problem.layer.padding ?? .explicit([axis.padding]),
      roundsUp: settled.law.roundsUp, asked: .size)
  }

  /// Everything was given, and it does not agree.
  private func disagreement(
    _ settled: SettledAxis, _ output: ClosedRange<Int>, _ call: Call
  ) -> Diagnostic {
    let letter = problem.outputSymbol.letter
    let derivation = Derivation(settled)
    let numbers = derivation.law.formula.substituted(derivation.values).text
    return Diagnostic(
      .noSolution, "these sizes give \(letter) = \(settled.size), not \(output.text)",
      labels: [.init(call.span(of: .sizeOutput))],
      help: [
        "\(letter) = \(numbers) = \(settled.size)",
        "put ? in the place of one size, as in p=?, to see what would give it",
      ])
  }

  /// The legal sizes of a transposed convolution or an unpooling.
  func legalAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    try call.checkLegal(problem.operation)
    if let unknown = unknowns.first ?? letters.keys.first {
      throw Diagnostic(
        .wrongKind, "legal sizes need a number for \(unknown.letter)",
        labels: [.init(call.span)])
    }
    let legal = try call.attempt(try LegalSizes(problem, known))
    _ = try call.attempt(try call.limits.count([legal.sizes.count]))
    let value = Value.tensor(Tensor(Array(legal.sizes)))
    let problem = problem
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(title: "shape", facts: problem.facts + ["legal sizes"])
        legal.blocks(problem)
        Block.result(name: problem.outputSymbol.letter, value: value)
      }
    }
  }
}

extension Call {
  /// - Throws: where the operation comes to one size alone.
  func checkLegal(_ operation: SizeLaw.Operation) throws(Diagnostic) {
    guard operation == .transposed || operation == .unpooling else {
      throw Diagnostic(
        .unknownOption, "legal sizes are those of a transposed convolution or an unpooling",
        labels: [.init(span(of: .legal))], help: ["add of=transpose; or of=unpool"],
        lesson: "transposed")
    }
  }
}

extension SettledAxis {
  /// Whether the size was given and everything beyond it is cropped, so that a says nothing.
  fileprivate var isCroppedToSize: Bool { relation.padding != typedPadding }
}

extension LegalSizes {
  static let mostRows = 20

  /// The sizes, with what says which is meant, and what comes back from each.
  func blocks(_ problem: SizeProblem) -> [Block] {
    let isUnpooling = problem.operation == .unpooling
    let shown = sizes.prefix(Self.mostRows).map { size in
      (size: size, axis: try? settled(size))
    }
    let paddings = shown.map { $0.axis?.relation.padding }
    let isByPadding = !paddings.allSatisfy { $0 == paddings.first }
    let rows = shown.map { size, axis in
      var choice = axis.map { "\($0.outputPadding)" } ?? ""
      if isUnpooling, let axis {
        choice = axis.outputPadding == 0 ? "usual" : signed(axis.outputPadding)
      } else if isByPadding, let pair = axis?.relation.padding {
        choice = "(\(pair.begin), \(pair.end))"
      }
      return ["\(size)", choice, wayBack(from: size).map(String.init) ?? "too small"]
    }
    let header = [
      "o′",
      isUnpooling ? "against the usual" : isByPadding ? "cropped" : "output_padding",
      isUnpooling ? "pooled again" : "convolved again",
    ]
    let note =
      isUnpooling
      ? "An unpooling may come to any size less than a step from its usual one; the pooling need not take it back."
      : problem.choice == .outputPadding && !isByPadding
        ? "The convolution takes each of these sizes to the same one; output_padding says which is meant."
        : "The convolution takes each of these sizes to the same one; output_shape says which is meant."
    return [.table(TableFigure(header: header, rows: rows, rightAligned: [0, 1, 2]))]
      + Block.omittedRows(sizes.count - Self.mostRows) + [.note(note)]
  }

  private func signed(_ number: Int) -> String {
    number < 0 ? "−\(number.magnitude)" : "+\(number)"
  }
}

extension SizeProblem {
  /// By what the framework says which of several sizes is meant.
  fileprivate var choice: TransposedRules.Choice {
    layer.framework?.transposed?.choice ?? .outputPadding
  }

  /// What a header says of the question.
  var facts: [String] {
    var facts: [String]
    switch operation {
    case .convolution: facts = ["convolution"]
    case .pooling: facts = ["pooling"]
    case .transposed: facts = ["transposed convolution"]
    case .unpooling: facts = ["unpooling"]
    }
    if let rule = layer.padding ?? usualWord, !rule.isExplicit {
      facts.append("padding \(rule.name)")
    }
    if layer.ceil == true { facts.append("ceil") }
    if layer.rounding == .strict { facts.append("strict stride") }
    if let framework = layer.framework { facts.append("\(framework.title)’s rules") }
    return facts
  }

  /// The word that holds where no padding is named, if it pads.
  private var usualWord: PaddingRule? {
    guard operation == .convolution, let usual = layer.framework?.defaultPadding,
      usual != .valid
    else { return nil }
    return usual
  }
}

extension Block {
  /// A line for the rows of a table that are not shown; nothing where there are none.
  static func omittedRows(_ count: Int) -> [Block] {
    count > 0 ? [.omitted("… \(Count(count, "more row"))")] : []
  }
}
