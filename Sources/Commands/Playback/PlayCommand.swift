internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `play` goes through a computation step by step.
  static let play = Command(
    name: "play",
    summary: "The last windows as an animation, one key at a time.",
    topic: .looking,
    parameters: [.computed],
    details: [
      "play takes the last convolution, transposed convolution, pooling or matrix, and play y the one that y was assigned from. Space plays and pauses; the arrows, n and p go a step on or back, Home and End to the ends; g asks for a step to go to; + and − set the pace; m shows the row of the matrix beside the window; ? lists the keys and q leaves.",
      "Where there is no terminal, as in a script, the steps are written out one under the other.",
    ],
    examples: [
      Example("conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1]; play"),
      Example("y = transpose([0 1; 2 3], [0 1; 2 3], stride=2); play y"),
      Example("toeplitz [1 2 3 4 5] [1 0 -1]; play"),
    ]
  ) { call throws(Diagnostic) in
    let playback = try call.playedOrigin().playback(call)
    return Answer(
      kind: "play", value: nil, playback: playback, steps: Playback.mostWritten
    ) { playback.document(steps: $0) }
  }
}

extension Parameter {
  static let computed = Parameter(
    "y", [], .value, "the result to go back into; the last one where it is left out",
    positional: true)
}

extension Origin {
  /// The steps of a computation.
  ///
  /// - Throws: what computing it again throws.
  func playback(_ call: Call) throws(Diagnostic) -> Playback {
    switch self {
    case .convolution(let problem): try problem.playback(call)
    case .matrix(let view): try view.playback(call)
    case .transposed(let problem): try problem.playback(call)
    case .pooling(let problem): try problem.playback(call)
    case .patches, .sizes: throw nothingToLookInto(at: call.span(of: .computed))
    }
  }
}

extension Call {
  /// The computation behind the value that is named, or the last one.
  ///
  /// - Throws: `wrong-kind` for a value that is none's result; `nothing-yet`.
  fileprivate func playedOrigin() throws(Diagnostic) -> Origin {
    if let argument = self[.computed] {
      if let variable = argument.variable, let origin = context.origin(variable) { return origin }
      throw Diagnostic(
        .wrongKind, "this is not kept as the result of a computation, so it has no steps",
        labels: [.init(argument.span)],
        help: ["a variable remembers where it is from: y = conv(x, k); play y"])
    }
    if let origin = context.origin(nil) { return origin }
    throw Diagnostic(
      .nothingYet, "there is nothing to play yet", labels: [.init(span)],
      help: ["begin with a computation: conv [1 2 3; 4 5 6; 7 8 9] [1 0; 0 -1], then play"])
  }
}
