internal import Arithmetic
internal import Documents
internal import Syntax

extension Command {
  /// `why` tells what one output is made of.
  static let why = Command(
    name: "why",
    summary: "The sum behind one output, and its row of the matrix.",
    topic: .looking,
    parameters: [.place],
    details: [
      "why y[1,2] looks into the last computation, or into the one that y was assigned from: the window, the products, and the row of C that holds them."
    ],
    examples: [
      Example("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); why y[1,0]", gives: "12")
    ],
    related: ["who", "conv", "toeplitz"],
    lesson: "sliding-windows"
  ) { call throws(Diagnostic) in
    let (place, origin) = try call.placeAndOrigin()
    switch origin {
    case .convolution(let problem): return try problem.why(place, call)
    case .matrix(let view): return try view.problem.why(place, call)
    case .transposed(let problem): return try problem.why(place, call)
    case .pooling(let problem): return try problem.why(place, call)
    case .patches, .sizes: throw origin.nothingToLookInto(at: place.span)
    }
  }

  /// `who` tells where one input or one weight goes.
  static let who = Command(
    name: "who",
    summary: "The outputs that one input or one weight reaches.",
    topic: .looking,
    parameters: [.place],
    details: [
      "who x[0,0] lists every output whose window covers that input, with the weight it meets there: a column of C. who k[1,1] lists every product that the weight takes part in: a diagonal of C. The names are those that were typed, or x and k."
    ],
    examples: [
      Example("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who x[1,1]"),
      Example("y = conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1]); who k[0,1]"),
    ],
    related: ["why", "conv", "toeplitz"],
    lesson: "toeplitz"
  ) { call throws(Diagnostic) in
    let (place, origin) = try call.placeAndOrigin()
    switch origin {
    case .convolution(let problem): return try problem.who(place, call)
    case .matrix(let view): return try view.problem.who(place, call)
    case .transposed(let problem): return try problem.who(place, call)
    case .pooling(let problem): return try problem.who(place, call)
    case .patches, .sizes: throw origin.nothingToLookInto(at: place.span)
    }
  }
}

extension Origin {
  /// Sizes were worked out, or cells copied, and nothing was added up.
  func nothingToLookInto(at span: Span) -> Diagnostic {
    if case .patches = self {
      return Diagnostic(
        .wrongKind, "these are copies of input cells, one window a column, so there are no sums",
        labels: [.init(span)], help: ["conv over the same windows adds them up"])
    }
    return Diagnostic(
      .wrongKind, "this is a size, worked out by formula, so there are no windows to look into",
      labels: [.init(span)], help: ["conv with the same sizes has windows: conv 5x5 3x3 s=2 p=1"])
  }
}
