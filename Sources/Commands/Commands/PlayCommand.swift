internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `play` goes through a computation step by step.
  static let play = Command(
    name: "play",
    summary: "The last windows as an animation, one key at a time.",
    topic: .looking,
    parameters: [.computed, .guess],
    details: [
      "play takes the last convolution, transposed convolution, pooling or matrix, and play y the one that y was assigned from. Space plays and pauses; the arrows, n and p go a step on or back, Home and End to the ends; g asks for a step to go to; + and − set the pace; m shows the row of the matrix beside the window; ? lists the keys and q leaves.",
      "play guess hides each sum until you type it: a wrong number is told what went wrong, space shows the sum, and Enter goes on.",
      "Where there is no terminal, as in a script, the steps are written out one under the other.",
    ],
    examples: [
      Example("conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]; play"),
      Example("y = transpose([0 1; 2 3], [0 1; 2 3], stride=2); play y"),
      Example("toeplitz [1 2 3 4 5] [1 0 -1]; play"),
    ]
  ) { call throws(Diagnostic) in
    let computation = try call.playedComputation()
    let limits = call.limits
    guard !computation.givesSizesOnly || computation.isDrawnInNames || computation.kind == "shape"
    else { throw call.tooLongToPlay }
    let steps = try call.attempt(
      try computation.steps(of: try computation.value(within: limits), within: limits))
    guard let steps else { throw computation.unexplained(at: call.span(of: .computed)) }
    let kind = call.flag(.guess) == true ? "guess" : "play"
    return Answer(kind: kind, value: nil, playback: steps, steps: Steps.mostWritten) {
      steps.document(steps: $0)
    }
  }
}

extension Parameter {
  static let computed = Parameter(
    "y", [], .value, "the result to go back into; the last one where it is left out",
    positional: true)
  static let guess = Parameter("guess", [], .flag, "hide each sum until it is typed")
}

extension Call {
  fileprivate var tooLongToPlay: Diagnostic {
    Diagnostic(
      .tooLarge, "shapes this large are counted, not computed in symbols, so nothing can be played",
      labels: [.init(span)], help: ["numbers can be: x = random(28x28, seed=1)"])
  }

  /// The computation behind the value that is named, or the last one.
  ///
  /// - Throws: `wrong-kind` for a value that is none's result; `nothing-yet`.
  fileprivate func playedComputation() throws(Diagnostic) -> any Computation {
    if let argument = self[.computed] {
      if let variable = argument.variable, let own = context.computation(variable) { return own }
      if let name = argument.variable, let last = context.computation(nil),
        let part = last.part(name)
      {
        return part
      }
      throw Diagnostic(
        .wrongKind, "this is not kept as the result of a computation, so it has no steps",
        labels: [.init(argument.span)],
        help: ["a variable remembers where it is from: y = conv(x, k); play y"])
    }
    if let last = context.computation(nil) { return last }
    throw Diagnostic(
      .nothingYet, "there is nothing to play yet", labels: [.init(span)],
      help: ["begin with a computation: conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1], then play"])
  }
}
