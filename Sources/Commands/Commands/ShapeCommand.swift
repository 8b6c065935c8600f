internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `shape` answers every question about sizes alone.
  static let shape = Command(
    name: "shape",
    summary: "Sizes alone: the formula put in, unknowns solved, chains of layers.",
    topic: .sizes,
    parameters: [
      .start, .sizeInput, .sizeOutput, .sizeKernel, .sizeStride, .sizePadding, .sizeDilation,
      .sizeOutputPadding, .shapeOf, .legal, .counted, .ceil, .filters, .groups, .dims, .layout,
      .framework,
    ] + Parameter.conventions,
    details: [
      "With i, k, s, p and d of one axis it puts the numbers into the law, names the special case of the guide by Dumoulin and Visin (arXiv 1603.07285) that they are, and says which input cells are never read. With o and one unknown (i=?) it gives every solution; with ranges (k=1..7) every combination.",
      "With a shape it walks through layers: shape 32x32x3 kernel=5 filters=6, or a chain, shape 32x32 | conv k=5 | pool 2. Of three sizes two are space and one is the channels: the one unlike two equal neighbours, else the first; layout=NHWC or NCHW says it outright, and dims=3 makes all three space. A layer without filters has one.",
      "count=parameters gives the number of weights and biases in the place of the shape, and count=weights, connections or multiplications those.",
      "Any size of one axis can be a letter, and the answer is a formula: shape i=n k=3 s=2 p=1. So can the size before a chain and the k, s, p and d of its layers: shape n | conv k=3 | pool 2, which also says what one layer has the same sizes, or shape n | conv k=k s=2; and shape i=? | conv k=3 | pool 2 o=13 gives every size that the chain takes to 13.",
      "of=transpose and of=pool ask the same of a transposed convolution and of pooling; legal lists the sizes that a transposed convolution or an unpooling can have.",
    ],
    examples: [
      Example("shape i=5 k=3 s=2 p=1", gives: "3"),
      Example("shape 32x32x3 kernel=5 filters=6", gives: "28x28x6"),
      Example("shape 32x32x3 kernel=5 filters=6 count=parameters", gives: "456"),
      Example("shape i=? k=3 s=2 o=16", gives: "[33 34]"),
      Example("shape i=32 o=16 k=1..7 s=1..3 p=0..3"),
      Example("shape i=4 k=3 s=2 p=1 of=transpose legal", gives: "[7 8]"),
      Example("shape 32x32 | conv k=5 | pool 2", gives: "14x14"),
      Example("shape i=n k=3 s=2 p=1"),
      Example("shape n | conv k=3 | pool 2"),
      Example("shape n | conv k=k s=2"),
      Example("shape i=? | conv k=3 | pool 2 o=13", gives: "[28 29]"),
    ],
    laws: Law.convolution + Law.transposed, related: ["laws", "conv", "transpose", "pool"],
    lesson: "size-formula", takesChain: true
  ) { call throws(Diagnostic) in
    if call[.start] != nil, call[.sizeInput] != nil {
      throw Diagnostic(
        .extraArgument, "the shape in front is the input already",
        labels: [.init(call.span(of: .sizeInput))])
    }
    if call[.start] != nil || !call.chain.isEmpty || call.namesSeveralAxes {
      return try call.chainAnswer()
    }
    try call.checkOneAxis()
    let question = try SizeQuestion(call)
    if call.flag(.legal) == true { return try question.legalAnswer(call) }
    if !question.letters.isEmpty { return try question.answerInLetters(call) }
    switch question.unknowns.count {
    case 0:
      // Which of the sizes that lead to this input is meant: o′ says it as well as a does.
      if question.problem.operation == .transposed, let output = question.output,
        output.count == 1, question.known[.outputPadding] == nil
      {
        return try question.chosenAnswer(output.lowerBound, call)
      }
      return try question.derivedAnswer(call)
    case 1 where question.ranges.isEmpty: return try question.solvedAnswer(call)
    default: return try question.searchedAnswer(call)
    }
  }
}
