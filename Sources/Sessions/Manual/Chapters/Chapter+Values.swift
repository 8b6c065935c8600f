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
          ["[1 2; 3 4]  [[1,2],[3,4]]", "a matrix, MATLAB's way or NumPy's; both nest"],
          ["3x3  1x28x28", "a shape"], ["\"text\"", "a text: file names"],
          ["x  _", "a variable; the last result"],
        ]),
      .table(
        "Operators",
        [
          ["+ - * /  ^", "cell by cell; a power"], ["@", "matrix product"],
          ["x[1,2]  x[0:2,:]", "cells and parts, counted from 0, the end left out"],
          ["x'", "rows and columns exchanged"],
          ["== != < <= > >=  and or not", "conditions"],
        ]),
      .table(
        "Statements",
        [
          ["x = [1 2; 3 4]", "an assignment prints nothing"],
          ["conv x k stride=2", "a command explains"],
          ["y = conv x k", "explains, and keeps the result"],
          ["conv(x, k) * 2", "in an expression a command computes quietly"],
          ["a = 1; b = 2", "; parts statements"], ["# to the end of the line", "a comment"],
        ]),
      .prose(
        "A statement goes on over the next line while a bracket is open, or behind a \\ at the end of the line."
      ),
    ],
    examples: [
      .init("x = [1 2 3; 4 5 6]; x[1, 0:2]", gives: "[4 5]"),
      .init("[1 2; 3 4] @ [1; 1]", gives: "[3; 7]"), .init("[1 2; 3 4]'", gives: "[1 3; 2 4]"),
      .init("sum(conv([1 2 3], [1 1])) / 2", gives: "4"),
    ], related: ["shapes", "numbers", "symbols", "functions"])
}
