internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `grad` runs a convolution backwards: what arrives at the output is handed to input, kernel and bias.
  static let grad = Command(
    name: "grad",
    summary: "Gradients of a convolution to its input, kernel and bias.",
    topic: .gradients,
    parameters: [
      .input, .kernel, .upstream, .gradientOf, .stride, .padding, .dilation, .groups, .paddingMode,
      .borderValue, .flip, .dims, .layout, .framework,
    ] + Parameter.conventions,
    details: [
      "A convolution is linear, so its gradients are read off the same relation. The gradient to the input is Cᵀ · vec(dy): a transposed convolution of what arrived with the same kernel. The gradient to a tap adds up arrived times input wherever that tap was used: a correlation of x with dy, stride and dilation exchanged. The gradient to a bias is the sum of what arrived.",
      "Without upstream, ones arrive at every output. of=x, of=k or of=b gives one of the three.",
    ],
    examples: [
      Example("grad [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1] [1 2; 3 4]"),
      Example("grad [1 2 3 4] [1 -1] [1 1 1] of=k", gives: "[6 9]"),
      Example("grad [1 2 3 4] [1 -1] [1 2 3] of=x", gives: "[1 1 1 -3]"),
    ],
    laws: [Law.relation], related: ["transpose", "conv", "toeplitz"],
    lesson: "gradients"
  ) { call throws(Diagnostic) in
    let gradient = try call.gradient()
    let limits = call.limits
    let value = try call.attempt(try gradient.value(within: limits))
    return Answer(of: gradient, value, steps: 0, within: limits)
  }
}

extension Call {
  /// Reads the convolution and what arrives at its output.
  func gradient() throws(Diagnostic) -> GradientComputation {
    let convolution = try convolution()
    guard !convolution.givesSizesOnly else {
      throw Diagnostic(
        .tooLarge, "gradients in symbols of shapes this large are more than anybody reads",
        labels: [.init(span)], help: ["random(…) makes numbers of any shape"])
    }
    return GradientComputation(
      convolution, upstream: try arrived(at: convolution.outputShape),
      of: word(.gradientOf).flatMap(GradientComputation.Side.init(rawValue:)))
  }

  private func arrived(at shape: [Int]) throws(Diagnostic) -> Operand {
    guard self[.upstream] != nil else {
      let limits = limits
      let ones = try attempt(try Tensor.full(shape, .exact(1), within: limits))
      return Operand(letter: "dy", shape: shape, tensor: ones, span: span)
    }
    let operand = try operand(.upstream, letter: "dy", symbol: "g")
    guard operand.shape == shape else {
      throw Diagnostic(
        .shapeMismatch,
        "what arrives has the shape \(ShapeText.times(operand.shape)), but the output has "
          + ShapeText.times(shape),
        labels: [.init(operand.span)],
        help: ["there is one number for each output of conv with the same options"])
    }
    return operand
  }
}

extension Parameter {
  static let upstream = Parameter(
    "upstream", ["dy"], .value, "the gradient that arrives at the output", positional: true,
    fallback: "ones")
  static let gradientOf = Parameter(
    "of", [], .word, "which gradient is the value",
    words: [
      Word("x", "the input's"), Word("k", "the kernel's"), Word("b", "the bias's"),
    ], fallback: "all three")
}
