extension Chapter {
  static let matrices = Chapter(
    name: "matrices", synonyms: ["vec", "circulant", "linear"],
    summary: "A convolution is a matrix times the input as a vector.",
    parts: [
      .prose(
        "Every output is a sum of inputs times weights, so all of them together are C · vec(x). Row o of C holds the kernel where window o lies, and zeros elsewhere. With stride 1 and no padding every row is the one above moved on by one: a Toeplitz matrix. An image gives blocks of such matrices (doubly block Toeplitz); circular padding closes the ring (circulant)."
      ),
      .prose(
        "Cᵀ takes outputs back to inputs. That is the transposed convolution, and the gradient to the input; it restores the shape, not the numbers. vec runs row by row unless order= says otherwise."
      ),
    ],
    examples: [
      .init("toeplitz 4 [1 2 3]", gives: "[1 2 3 0; 0 1 2 3]"),
      .init("toeplitz([1 2 3 4], [1 2 3]) @ [1 2 3 4]", gives: "[14 20]"),
      .init("toeplitz(4, [1 2 3])' @ [1 1]", gives: "[1 3 5 3]"),
      .init("transpose([1 1], [1 2 3])", gives: "[1 3 5 3]"),
    ], related: ["toeplitz", "transpose", "grad", "who", "order"], lesson: "toeplitz")
}
