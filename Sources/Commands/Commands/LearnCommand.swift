internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `learn` finds the kernel between an input and an output.
  static let learn = Command(
    name: "learn",
    summary: "Find the kernel of an output: gradient descent, and exactly.",
    topic: .gradients,
    parameters: [
      .input.with(summary: "the input: numbers", kind: .value), target,
      .kernel.with(summary: "the kernel's shape, or a kernel to start from", positional: false),
      rate,
      descentSteps, learnsBias, descentSeed, leastSquares, .stride, .padding, .dilation, .groups,
      .paddingMode, .flip, .dims, .layout,
    ] + Parameter.conventions,
    details: [
      "The loss is the mean of (conv(x, k) − y)². Each step takes rate times its gradient off the kernel, in floats. A run converges where the rate is below 2/λ, λ the greatest eigenvalue of the loss's second derivatives; without rate= it is half of that. Without seed= the kernel starts from 0, else from tenths between −0.9 and 0.9.",
      "Beside it stands the exact least-squares kernel, with the rank of the data and, where that is too low, the kernels that the data cannot tell from 0. exact makes it the value; bias learns a number for each filter too.",
    ],
    examples: [
      Example(
        "x = ones(6x8) * [1 1 0 0 0 0 1 1]; y = conv(x, [[1, -1]]); learn x y kernel=1x2"),
      Example("learn([1 2 4 8], [3 6 12], kernel=2, exact)", gives: "[3/5 6/5]"),
      Example("learn [1 2 4 7] [3 5 9] kernel=2 rate=0.01 steps=20"),
    ],
    related: ["grad", "solve", "lstsq"], lesson: "learning-a-kernel"
  ) { call throws(Diagnostic) in
    let computation = try call.learning()
    let limits = call.limits
    let value = try call.attempt(try computation.value(within: limits))
    return Answer(of: computation, value, steps: 0, within: limits)
  }

  fileprivate static let target = Parameter(
    "y", ["target"], .value, "the output that is wanted: numbers", positional: true)
  fileprivate static let rate = Parameter(
    "rate", ["lr"], .value, "how much of the gradient a step takes off",
    fallback: "half of the largest that converges")
  fileprivate static let descentSteps = Parameter(
    "steps", ["epochs"], .sizes, "how many steps are taken", fallback: "100")
  fileprivate static let learnsBias = Parameter("bias", ["b"], .flag, "learn a bias as well")
  fileprivate static let descentSeed = Parameter(
    "seed", [], .sizes, "start from random numbers, the same for the same seed", fallback: "from 0")
  fileprivate static let leastSquares = Parameter(
    "exact", ["lstsq"], .flag, "give the least-squares kernel, in exact fractions")
}

extension Call {
  fileprivate func learning() throws(Diagnostic) -> LearningComputation {
    let limits = limits
    let target = try operand(Command.target, letter: "y")
    let steps = try wholeNumber(Command.descentSteps, fallback: 100, least: 0)
    var rate: Double?
    if self[Command.rate] != nil {
      let typed = try numbers(Command.rate)
      let number = try attempt(blaming: Command.rate, try typed.floats().cells)
      guard number.count == 1, number[0].isFinite else {
        throw wrongKind(try required(Command.rate), "the rate is one number")
      }
      rate = number[0]
    }
    let convolution = try started()
    for operand in [convolution.input, target] where operand.tensor == nil {
      throw Diagnostic(
        .wrongKind, "numbers are needed here, not a shape", labels: [.init(operand.span)],
        help: ["random(\(ShapeText.typed(operand.shape)), seed=1) makes numbers"])
    }
    guard target.shape == convolution.outputShape else {
      throw Diagnostic(
        .shapeMismatch,
        "the target has the shape \(ShapeText.times(target.shape)), but the convolution gives "
          + ShapeText.times(convolution.outputShape),
        labels: [.init(target.span)],
        help: ["another kernel=, padding= or stride= gives another size; see shape"])
    }
    guard convolution.border.isZero else {
      throw Diagnostic(
        .unknownOption, "a border of constants is not learned from",
        labels: [.init(span(of: .borderValue))],
        help: ["pad(x, …) first"])
    }
    return try attempt(
      blaming: .input,
      try LearningComputation(
        convolution, target: target, rate: rate, steps: steps,
        hasBias: flag(Command.learnsBias) == true, isExact: flag(Command.leastSquares) == true,
        within: limits))
  }

  /// The convolution with the kernel that descent starts from.
  private func started() throws(Diagnostic) -> ConvolutionComputation {
    // The flag has the name of the number that convolutions add.
    let call = Call(
      name: name, arguments: arguments.filter { !$0.parameter.isSame(as: Command.learnsBias) },
      span: span, context: context)
    let convolution = try call.convolution()
    guard convolution.kernel.tensor == nil else { return convolution }
    let (shape, limits) = (convolution.kernel.shape, limits)
    guard self[Command.descentSeed] != nil else {
      return try attempt(try convolution.varied(kernel: try Tensor.zeros(shape, within: limits)))
    }
    let seed = try wholeNumber(Command.descentSeed)
    let start = try attempt(
      try Tensor.random(shape, seed: seed, low: -9, high: 9, within: limits)
        .divided(by: Tensor(10), within: limits))
    return try attempt(try convolution.varied(kernel: start))
  }
}
