extension Chapter {
  static let shapes = Chapter(
    name: "shapes", synonyms: ["sizes", "ranks", "dimensions"],
    summary: "Shapes: how they are written, and what may stand in place of numbers.",
    parts: [
      .prose(
        "3x5 is a shape of 3 rows and 5 columns. Options take 3x5, (3,5), or one number for every axis. A shape in place of a tensor asks about sizes alone: conv 5x5 3x3 answers with windows and sums in symbols, and where that would be long with the sizes."
      ),
      .table(
        "Axes",
        [
          ["8", "a signal of 8 samples"], ["28x28", "an image: rows, columns"],
          ["3x28x28", "channels, rows, columns"], ["10x3x28x28", "batch, channels, rows, columns"],
          ["6x3x5x5", "a kernel: filters, channels, rows, columns"],
        ]),
      .prose(
        "shape answers questions: which size comes out, which went in (i=?), which settings lead from one to the other (k=1..7), and what becomes of a shape in a chain of layers."
      ),
    ],
    examples: [
      .init("shape i=28 k=5 p=2", gives: "28"), .init("zeros(2x3)", gives: "[0 0 0; 0 0 0]"),
      .init("shape 28x28 | conv k=5 | pool 2", gives: "12x12"),
      .init("reshape([1 2 3 4 5 6], 2x3)", gives: "[1 2 3; 4 5 6]"),
    ], related: ["shape", "channels", "laws", "broadcasting"], lesson: "size-formula")
}
