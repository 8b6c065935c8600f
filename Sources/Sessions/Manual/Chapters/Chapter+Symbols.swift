extension Chapter {
  static let symbols = Chapter(
    name: "letters", synonyms: ["symbolic", "polynomials", "unknowns"],
    summary: "Cells may be letters: symbols(\"w\", 2x2) is w00, w01, w10, w11.",
    parts: [
      .prose(
        "symbols makes a tensor of letters. Sums and products of them stay what they are, as polynomials, so that a result shows where every number comes from: conv of letters writes out each window's sum. A shape alone in place of a tensor does the same without naming the letters."
      ),
      .prose(
        "What would have to compare letters (max, a maximum pool, an order) is refused with the error symbolic."
      ),
    ],
    examples: [
      .init("conv(symbols(\"x\", 3), symbols(\"w\", 2))"), .init("conv 3x3 2x2 steps=1"),
      .init("symbols(\"a\", 2) * [1 2] + 1"), .init("toeplitz(4, symbols(\"w\", 3))"),
    ], related: ["numbers", "shapes", "matrices", "error symbolic"],
    lesson: "symbols-and-fractions")
}
