extension Chapter {
  static let broadcasting = Chapter(
    name: "broadcasting",
    summary: "How + - * / and comparisons pair cells of unequal shapes: NumPy's rule.",
    parts: [
      .prose(
        "Shapes are laid side by side from the last axis. Two sizes go together when they are equal or one of them is 1; a size of 1, or an axis that is missing in front, is repeated. Anything else is the error shape-mismatch."
      ),
      .table(
        "Shapes",
        [
          ["3x4 + number", "3x4"], ["3x4 + 4", "3x4: the row is added to every row"],
          ["3x1 + 4", "3x4: every sum of a column's and a row's cell"],
          ["3x4 + 3", "refused: 4 and 3 differ"],
        ]),
    ],
    examples: [
      .init("[1 2; 3 4] + [10 20]", gives: "[11 22; 13 24]"),
      .init("[1; 2] * [1 2 3]", gives: "[1 2 3; 2 4 6]"), .init("[1 2 3] > 1", gives: "[0 1 1]"),
    ], related: ["shapes", "values", "error shape-mismatch"])
}
