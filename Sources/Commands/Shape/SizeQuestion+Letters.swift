internal import Arithmetic
internal import Documents
internal import Syntax

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
