internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `prove` reaches a result by every route.
  static let prove = Command(
    name: "prove",
    summary: "The same answer by every independent route, in numbers and for all numbers.",
    topic: .matrices,
    parameters: [.computed],
    details: [
      "A convolution is a sum over windows; a matrix times a vector; a product with the windows as columns; stamps that every input cell lays on the outputs; a plain convolution with zeros inserted; and a product of polynomials. Each is computed by itself, in exact numbers, with any stride, dilation, padding, channels and groups, in up to three dimensions, and all are compared.",
      "Equal numbers are an example. Then letters stand for all cells, and the routes are compared as polynomials: what agrees there holds for all numbers of these shapes. Shapes alone have letters from the beginning.",
      "As a function it is true or false. A bias is added to every route alike and left out.",
    ],
    examples: [
      Example("prove conv [0 1 2; 3 4 5; 6 7 8] [0 1; 2 3]"),
      Example("prove transpose [1 2; 3 4] [1 0 -1; 2 0 -2; 1 0 -1] stride=2"),
      Example("prove(conv(2x5x5, 3x2x3x3, stride=2, padding=1))", gives: "true"),
    ],
    related: ["conv", "toeplitz", "unfold", "transpose", "claim"], lesson: "proofs-and-claims",
    subjects: ["conv", "transpose"]
  ) { call throws(Diagnostic) in
    let subject = try call.subject()
    let limits = call.limits
    if let convolution = subject as? ConvolutionComputation, !convolution.border.isZero {
      throw Diagnostic(
        .wrongKind, "a border of constants is not linear in the input, so no matrix gives it",
        labels: [.init(call.span)], help: ["pad(x, …) first, then prove conv"])
    }
    guard !subject.givesSizesOnly else { throw subject.unexplained(at: call.span) }
    guard let proof = try call.attempt(try ProofComputation(subject, within: limits)) else {
      throw Diagnostic(
        .wrongKind, "`prove` is about convolutions and transposed convolutions",
        labels: [.init(call.span)], help: ["prove conv 4x4 3x3"])
    }
    let value = try call.attempt(try proof.value(within: limits))
    return Answer(of: proof, value, steps: 0, within: limits)
  }
}
