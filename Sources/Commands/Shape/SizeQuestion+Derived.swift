internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

/// All sizes but the output are known.
extension SizeQuestion {
  func derivedAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    let (law, known) = (law, known)
    let derivation = try call.attempt(
      try { () throws(ArithmeticError) in
        try checkRules(call)
        return try Derivation(law, known)
      }())
    if let output, !output.contains(derivation.result) {
      throw disagreement(derivation, output, call)
    }
    let value = Value.tensor(Tensor(derivation.result))
    return Answer(kind: "shape", value: value, computation: computation(derivation)) {
      Document {
        Block.heading(title: "shape", facts: law.facts)
        derivation.blocks(label: "size")
        derivation.remarkBlocks(law)
        Block.result(name: law.outputSymbol.letter, value: value)
      }
    }
  }

  /// The computation for those who ask what another formula would have given.
  private func computation(_ derivation: Derivation) -> SizeComputation? {
    guard let values = try? law.completed(known), let axis = try? AxisRelation(completed: values)
    else { return nil }
    let sizes =
      law.isTransposed
      ? AxisSizes(transposed: axis, outputPadding: values[.outputPadding] ?? 0) : AxisSizes(axis)
    let rule: PaddingRule
    if case .word(let word) = law.padding { rule = word } else { rule = .explicit([axis.padding]) }
    return SizeComputation(
      law.operation, axes: [sizes], settled: [derivation.result], rule: rule,
      roundsUp: law.rounding == .ceil, asked: .size)
  }

  /// Whether the framework, or the house, does this at all.
  private func checkRules(_ call: Call) throws(ArithmeticError) {
    let values = try law.completed(known)
    let rule: PaddingRule
    if case .word(let word) = law.padding {
      rule = word
    } else {
      rule = .explicit([PaddingPair(values[.paddingBegin] ?? 0, values[.paddingEnd] ?? 0)])
    }
    let layer = ChainLayer(
      ChainLayer.Kind(law.operation), kernel: [values[.kernel] ?? 1],
      stride: [values[.stride] ?? 1], dilation: [values[.dilation] ?? 1],
      padding: call[.sizePadding] == nil ? nil : rule,
      outputPadding: call[.sizeOutputPadding] == nil ? nil : [values[.outputPadding] ?? 0],
      rounding: law.rounding)
    // OpenCV filters images alone.
    let dims = law.framework == .opencv ? 2 : 1
    do {
      _ = try ShapeChain(
        Array(repeating: values[law.inputSymbol] ?? 1, count: dims), layers: [layer], dims: dims,
        framework: law.framework)
    } catch {
      throw error.error
    }
  }

  /// Everything was given, and it does not agree.
  private func disagreement(_ derivation: Derivation, _ output: ClosedRange<Int>, _ call: Call)
    -> Diagnostic
  {
    let letter = law.outputSymbol.letter
    return Diagnostic(
      .noSolution, "these sizes give \(letter) = \(derivation.result), not \(output.text)",
      labels: [.init(call.span(of: .sizeOutput))],
      help: [
        "\(letter) = \(derivation.line.substituted.text) = \(derivation.result)",
        "put ? in the place of one size, as in p=?, to see what would give it",
      ])
  }

  /// The legal sizes of a transposed convolution or an unpooling.
  func legalAnswer(_ call: Call) throws(Diagnostic) -> Answer {
    guard law.isTransposed else {
      throw Diagnostic(
        .unknownOption, "legal sizes are those of a transposed convolution or an unpooling",
        labels: [.init(call.span(of: .legal))], help: ["add of=transpose or of=unpool"],
        lesson: "transposed")
    }
    if let unknown = unknowns.first {
      throw Diagnostic(
        .wrongKind, "legal sizes need a number for \(unknown.letter)",
        labels: [.init(call.span)])
    }
    let (law, known) = (law, known)
    let legal = try call.attempt(try LegalSizes(law, known))
    _ = try call.attempt(try call.limits.count([legal.sizes.count]))
    let value = Value.tensor(Tensor(Array(legal.sizes)))
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(title: "shape", facts: law.facts + ["legal sizes"])
        Block.table(legal.table(law))
        Block.omittedRows(legal.sizes.count - LegalSizes.mostRows)
        Block.note(
          law.operation == .unpooling
            ? "An unpooling may come to any size less than a step from its usual one; the pooling need not take it back."
            : "The convolution takes each of these sizes to the same one; output_padding says which is meant."
        )
        Block.result(name: law.outputSymbol.letter, value: value)
      }
    }
  }
}

extension LegalSizes {
  static let mostRows = 20

  fileprivate func table(_ law: SizeLaw) -> TableFigure {
    let rows = sizes.prefix(Self.mostRows).map { size in
      [
        "\(size)",
        law.operation == .unpooling
          ? (outputPadding(of: size) == 0 ? "usual" : signed(outputPadding(of: size)))
          : "\(outputPadding(of: size))",
        wayBack(from: size).map(String.init) ?? "too small",
      ]
    }
    let isUnpooling = law.operation == .unpooling
    return TableFigure(
      header: [
        "o′", isUnpooling ? "against the usual" : "output_padding",
        isUnpooling ? "pooled again" : "convolved again",
      ], rows: rows, rightAligned: [0, 1, 2])
  }

  private func signed(_ number: Int) -> String {
    number < 0 ? "−\(number.magnitude)" : "+\(number)"
  }
}

extension Block {
  /// A line for the rows of a table that are not shown; nothing where there are none.
  static func omittedRows(_ count: Int) -> [Block] {
    count > 0 ? [.omitted("… \(Count(count, "more row"))")] : []
  }
}
