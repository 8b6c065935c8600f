internal import Documents

/// A term with its sign taken out, in two halves that meet at its dot.
struct WrittenTerm {
  let isNegative: Bool
  let left: String
  let right: String
  let ink: Ink

  init(_ term: SumFigure.Term) {
    isNegative = term.factors.reduce(false) { $0 != $1.isNegative }
    left = term.factors.first?.factorText ?? "0"
    right = term.factors.dropFirst().reduce("") { $0 + "·" + $1.factorText }
    ink = term.isPadding ? .padding : .plain
  }
}
