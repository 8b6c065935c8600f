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
      "grad pool x max 2x2 upstream=dy hands back through a pool: to the winner of each window, or in shares. grad z, where z was computed, goes back through all that made it, relu, sums, products, pools and convolutions, to the values that were given; why dx[0,0] shows the sum behind each cell. Where numbers tie there is no derivative, and it is said so. Exact differences are computed beside a pool's gradient.",
    ],
    examples: [
      Example("grad [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1] [1 2; 3 4]"),
      Example("grad [1 2 3 4] [1 -1] [1 1 1] of=k", gives: "[6 9]"),
      Example("grad [1 2 3 4] [1 -1] [1 2 3] of=x", gives: "[1 1 1 -3]"),
      Example("grad pool [1 3; 2 4] max 2 upstream=[[5]]", gives: "[0 0; 0 5]"),
      Example("x = [1 -2 3]; grad relu(2*x)", gives: "[2 0 2]"),
    ],
    laws: [Law.relation], related: ["transpose", "conv", "toeplitz"],
    lesson: "gradients", subjects: ["pool", "conv"]
  ) { call throws(Diagnostic) in
    if let chain = try call.chainGradient() {
      let limits = call.limits
      let value = try call.attempt(try chain.value(within: limits))
      return Answer(of: chain, value, steps: 0, within: limits)
    }
    let gradient = try (call.chain.first ?? call).gradient(as: call)
    let limits = call.limits
    let value = try call.attempt(try gradient.value(within: limits))
    return Answer(of: gradient, value, steps: 0, within: limits)
  }
}

extension Call {
  /// Reads the convolution and what arrives at its output.
  ///
  /// - Parameter outer: The call that says what arrives, if this one stands in it.
  func gradient(as outer: Call? = nil) throws(Diagnostic) -> GradientComputation {
    let outer = outer ?? self
    let convolution = try convolution()
    guard !convolution.givesSizesOnly else {
      throw Diagnostic(
        .tooLarge, "gradients in symbols of shapes this large are more than anybody reads",
        labels: [.init(span)], help: ["random(…) makes numbers of any shape"])
    }
    return GradientComputation(
      convolution, upstream: try outer.arrived(at: convolution.outputShape),
      of: outer.word(.gradientOf).flatMap(GradientComputation.Side.init(rawValue:)))
  }

  /// The gradient of a pool, or of a value that was computed, through all that it was made by; nil for that of
  /// a convolution.
  fileprivate func chainGradient() throws(Diagnostic) -> ChainGradientComputation? {
    let root: any Computation
    if let inner = chain.first {
      guard inner.name == "pool" else { return nil }
      root = try inner.pooling()
    } else {
      guard self[.kernel] == nil, let argument = self[.input],
        let computed = context.source(argument).computation
      else { return nil }
      root = computed
    }
    let limits = limits
    let value = try attempt(try root.value(within: limits))
    guard case .tensor(let result) = value, !root.givesSizesOnly else {
      throw Diagnostic(
        .symbolic, "a gradient through this needs numbers, and this is a shape alone",
        labels: [.init(span)], help: ["random(…, seed=1) makes numbers of any shape"])
    }
    var upstream = try arrived(at: result.shape)
    if !upstream.isVariable, let name = self[.input]?.variable {
      upstream = Operand(
        name: "d\(name)", letter: "dy", shape: upstream.shape, tensor: upstream.tensor,
        span: upstream.span, source: upstream.source)
    }
    do throws(ChainGradientComputation.Refusal) {
      return try ChainGradientComputation(of: root, upstream: upstream, within: limits)
    } catch {
      switch error {
      case .arithmetic(let error): throw diagnostic(for: error)
      case .unknown(let kind):
        throw Diagnostic(
          .wrongKind, "the derivative of `\(kind)` is not known here", labels: [.init(span)],
          help: [
            "known are conv, transpose, pools but lp, relu, abs, sums, means, + − · / and parts"
          ])
      case .symbols:
        throw Diagnostic(
          .symbolic, "a gradient through several computations needs numbers",
          labels: [.init(span)])
      case .tooDeep:
        throw Diagnostic(
          .tooLarge, "this was made by too many computations, one after the other",
          labels: [.init(span)])
      }
    }
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
