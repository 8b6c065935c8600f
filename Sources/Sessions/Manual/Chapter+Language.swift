extension Chapter {
  static let values = Chapter(
    name: "values", synonyms: ["expressions", "statements", "syntax_of_values", "operators"],
    summary: "What can be typed: values, variables, operators, statements.",
    parts: [
      .table(
        "Values",
        [
          ["3  -2  0.5  1e-3  1/9", "numbers, exact"],
          ["[1 2 3]  [1, 2, 3]", "a vector"],
          ["[1 2; 3 4]  [[1,2],[3,4]]", "a matrix, as in MATLAB or NumPy; both nest"],
          ["3x3  1x28x28", "a shape"], ["\"text\"", "a string, such as a file name"],
          ["x  _", "a variable; the last result"],
        ]),
      .table(
        "Operators",
        [
          ["+ - * /  ^", "cell by cell; a power"], ["@", "matrix product"],
          ["x[1,2]  x[0:2,:]", "cells and slices, counted from 0, the end excluded"],
          ["x'", "rows and columns exchanged"],
          ["== != < <= > >=  and or not", "conditions"],
        ]),
      .table(
        "Statements",
        [
          ["x = [1 2; 3 4]", "an assignment prints nothing"],
          ["conv x k stride=2", "a command explains"],
          ["y = conv x k", "explains, and assigns the result"],
          ["conv(x, k) * 2", "in an expression a command computes quietly"],
          ["a = 1; b = 2", "; separates statements"], ["# to the end of the line", "a comment"],
        ]),
      .prose(
        "A statement continues on the next line while a bracket is open, or after a \\ at the end of the line."
      ),
    ],
    examples: [
      .init("x = [1 2 3; 4 5 6]; x[1, 0:2]", gives: "[4 5]"),
      .init("[1 2; 3 4] @ [1; 1]", gives: "[3; 7]"), .init("[1 2; 3 4]'", gives: "[1 3; 2 4]"),
      .init("sum(conv([1 2 3], [1 1])) / 2", gives: "4"),
    ], related: ["shapes", "numbers", "symbols", "functions"])

  static let shapes = Chapter(
    name: "shapes", synonyms: ["sizes", "ranks", "dimensions"],
    summary: "Shapes: how they are written, and how they replace numbers.",
    parts: [
      .prose(
        "3x5 is a shape of 3 rows and 5 columns. Options take 3x5, (3,5), or one number for every axis. A shape instead of a tensor asks only about sizes: conv 5x5 3x3 answers with windows and sums in symbols, or only with the sizes if that would be long."
      ),
      .table(
        "Axes",
        [
          ["8", "a signal of 8 samples"], ["28x28", "an image: rows, columns"],
          ["3x28x28", "channels, rows, columns"], ["10x3x28x28", "batch, channels, rows, columns"],
          ["6x3x5x5", "a kernel: filters, channels, rows, columns"],
        ]),
      .prose(
        "shape answers questions: the size of the output, possible inputs (i=?), settings that lead from one to the other (k=1..7), and the shapes in a chain of layers."
      ),
    ],
    examples: [
      .init("shape i=28 k=5 p=2", gives: "28"), .init("zeros(2x3)", gives: "[0 0 0; 0 0 0]"),
      .init("shape 28x28 | conv k=5 | pool 2", gives: "12x12"),
      .init("reshape([1 2 3 4 5 6], 2x3)", gives: "[1 2 3; 4 5 6]"),
    ], related: ["shape", "channels", "laws", "broadcasting"], lesson: "size-formula")

  static let numbers = Chapter(
    name: "numbers", synonyms: ["exact", "exactness", "fractions", "floats", "precision"],
    summary:
      "Numbers are exact, whole or fractions of any length, unless a function such as sqrt makes them floats.",
    parts: [
      .prose(
        "Whole numbers, decimals and fractions of any length are exact: 0.1 + 0.2 is 0.3 and 1/9 * 9 is 1. Irrational functions (sqrt, exp, sin, a Fourier transform) give 64-bit floats, and so does arithmetic with floats."
      ),
      .prose(
        "A decimal typed with more than 15 digits, or an exponent beyond ±60, is a float from the start. Exact numbers are printed as whole numbers, as short decimals, or else as fractions; floats in the shortest form that reads back as the same value."
      ),
      .prose(
        "Complex numbers are written 3 + 2i and come from transforms and complex(a, b): exact where their parts are. abs, real, imag and conj take them apart; they have no order, so max, sort and pools refuse them."
      ),
      .prose(
        "expect compares exact numbers exactly. For floats give a tolerance: expect 1.414 tol=0.001."
      ),
    ],
    examples: [
      .init("0.1 + 0.2", gives: "0.3"), .init("1/9 * 9", gives: "1"),
      .init("2^100", gives: "1267650600228229401496703205376"),
      .init("conv([1 2 3], [1/3 1/3 1/3])", gives: "[2]"), .init("sqrt(2)"),
    ], related: ["symbols", "expect", "values", "round"],
    lesson: "symbols-and-fractions")

  static let symbols = Chapter(
    name: "letters", synonyms: ["symbolic", "polynomials", "unknowns"],
    summary: "Cells may be letters: symbols(\"w\", 2x2) is w00, w01, w10, w11.",
    parts: [
      .prose(
        "symbols makes a tensor of letters. Sums and products of them are polynomials, so a result shows where every number comes from: conv of letters gives each window's sum. A shape instead of a tensor does the same without naming the letters."
      ),
      .prose(
        "Operations that would have to compare letters (max, a maximum pool, an order) give the error symbolic."
      ),
    ],
    examples: [
      .init("conv(symbols(\"x\", 3), symbols(\"w\", 2))"), .init("conv 3x3 2x2 steps=1"),
      .init("symbols(\"a\", 2) * [1 2] + 1"), .init("toeplitz(4, symbols(\"w\", 3))"),
    ], related: ["numbers", "shapes", "matrices", "error symbolic"],
    lesson: "symbols-and-fractions")

  static let broadcasting = Chapter(
    name: "broadcasting",
    summary: "How + - * / and comparisons combine tensors of different shapes: NumPy's rule.",
    parts: [
      .prose(
        "Shapes are aligned at the last axis. Two sizes fit if they are equal or one of them is 1; along an axis of size 1, or a missing one, cells are repeated. Anything else is the error shape-mismatch."
      ),
      .table(
        "Shapes",
        [
          ["3x4 + number", "3x4"], ["3x4 + 4", "3x4: the row is added to every row"],
          ["3x1 + 4", "3x4: all sums of a column's and a row's cell"],
          ["3x4 + 3", "refused: 4 and 3 differ"],
        ]),
    ],
    examples: [
      .init("[1 2; 3 4] + [10 20]", gives: "[11 22; 13 24]"),
      .init("[1; 2] * [1 2 3]", gives: "[1 2 3; 2 4 6]"), .init("[1 2 3] > 1", gives: "[0 1 1]"),
    ], related: ["shapes", "values", "error shape-mismatch"])
}
