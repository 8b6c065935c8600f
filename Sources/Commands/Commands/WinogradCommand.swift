internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `winograd` derives a fast convolution of small tiles.
  static let winograd = Command(
    name: "winograd",
    summary: "F(m, r): m outputs by m + r − 1 products, derived in fractions.",
    topic: .sliding,
    parameters: [outputCount, tapCount, evaluationPoints, tile, tileWeights],
    details: [
      "A correlation of m + r − 1 samples with r weights is a polynomial product turned round; a polynomial is settled by its values at as many points as it has coefficients. Cook and Toom's construction evaluates at m + r − 2 numbers and at infinity, multiplies there, and interpolates: y = Aᵀ[(G g) ⊙ (Bᵀ d)]. Nested over rows and columns it is Y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A.",
      "points= are m + r − 2 different numbers, by default 0, 1, −1, 2, −2, 1/2, −1/2 … More and larger points make larger entries, and with them larger errors in floats: the table says how large. d= and g= are a tile of your own, m + r − 1 samples and r weights along one axis or two.",
    ],
    examples: [
      Example("winograd 2 3"),
      Example("winograd(2, 3).G", gives: "[1 0 0; 1/2 1/2 1/2; 1/2 -1/2 1/2; 0 0 1]"),
      Example("winograd(2, 3, d=[1 2 3 4], g=[1 0 -1]).y", gives: "[-2 -2]"),
      Example("winograd 2 2 points=[0 2] d=[1 2 3; 4 5 6; 7 8 9] g=[1 0; 0 1]"),
    ],
    related: ["separable", "fft", "conv"], lesson: "winograd"
  ) { call throws(Diagnostic) in
    let computation = try call.winograd()
    let limits = call.limits
    return Answer(
      of: computation, try call.attempt(try computation.value(within: limits)), steps: 0,
      within: limits)
  }

  fileprivate static let outputCount = Parameter(
    "m", [], .sizes, "how many outputs a tile gives", positional: true)
  fileprivate static let tapCount = Parameter(
    "r", [], .sizes, "how many weights the kernel has", positional: true)
  fileprivate static let evaluationPoints = Parameter(
    "points", [], .value, "m + r − 2 different numbers to evaluate at",
    fallback: "0, 1, −1, 2, −2 …")
  fileprivate static let tile = Parameter(
    "d", ["tile"], .value, "m + r − 1 samples, or as many rows and columns", fallback: "1, 2, 3 …")
  fileprivate static let tileWeights = Parameter(
    "g", ["kernel", "k"], .value, "r weights, or as many rows and columns", fallback: "1, 2, 3 …")
}

extension Call {
  fileprivate func winograd() throws(Diagnostic) -> WinogradComputation {
    let limits = limits
    let outputs = try wholeNumber(Command.outputCount, least: 1)
    let taps = try wholeNumber(Command.tapCount, least: 1)
    guard outputs <= CookToom.most, taps <= CookToom.most, outputs + taps - 1 <= CookToom.most
    else {
      throw Diagnostic(
        .tooLarge, "F(\(outputs), \(taps)) has a tile of more than \(CookToom.most) samples",
        labels: [.init(span(of: Command.outputCount))],
        help: ["tiles are small: their errors in floats grow quickly"])
    }
    let size = outputs + taps - 1
    var points: [Rational]?
    if self[Command.evaluationPoints] != nil {
      let typed = try numbers(Command.evaluationPoints)
      let cells = try attempt(blaming: Command.evaluationPoints, try typed.exactCells().cells)
      guard cells.count == size - 1, Set(cells).count == cells.count else {
        throw Diagnostic(
          .badSize,
          "F(\(outputs), \(taps)) is evaluated at \(Count(size - 1, "different number")) and at infinity",
          labels: [
            .init(
              span(of: Command.evaluationPoints),
              cells.count == size - 1 ? "not all different" : "\(Count(cells.count, "number"))")
          ])
      }
      guard cells.allSatisfy({ $0.bitWidth <= 1024 }) else {
        throw Diagnostic(
          .tooLarge, "a point has more than 1024 binary digits",
          labels: [.init(span(of: Command.evaluationPoints))],
          help: ["small points give small matrices: 0, 1, −1, 2, 1/2"])
      }
      points = cells
    }
    let rule = try attempt(
      blaming: Command.evaluationPoints,
      try CookToom(outputs: outputs, taps: taps, points: points, within: limits))
    var rank = 1
    for parameter in [Command.tile, Command.tileWeights] where self[parameter] != nil {
      rank = try numbers(parameter).rank
    }
    let tile = try part(Command.tile, size, rank)
    let weights = try part(Command.tileWeights, taps, rank)
    return try attempt(
      blaming: Command.tile,
      try WinogradComputation(
        rule, tile: tile, weights: weights,
        isExample: self[Command.tile] == nil || self[Command.tileWeights] == nil, within: limits))
  }

  /// A tile or kernel of so many numbers along each axis; 1, 2, 3 … where it was not given.
  private func part(_ parameter: Parameter, _ size: Int, _ rank: Int) throws(Diagnostic) -> Operand
  {
    let shape = Array(repeating: size, count: rank)
    guard let argument = self[parameter] else {
      let numbers = Tensor((1...max(shape.reduce(1, *), 1)).map { $0 }, shape: shape)
      return Operand(letter: parameter.name, shape: shape, tensor: numbers, span: span)
    }
    let tensor = try numbers(parameter)
    guard (1...2).contains(rank), tensor.shape == shape else {
      throw Diagnostic(
        .shapeMismatch,
        "\(parameter.name) has \(size) numbers along each of one or two axes, and this is \(ShapeText.times(tensor.shape))",
        labels: [.init(argument.span)], help: ["d has m + r − 1 of them, g has r"])
    }
    return Operand(
      name: argument.variable, letter: parameter.name, shape: shape, tensor: tensor,
      span: argument.span,
      isVariable: argument.variable != nil, source: context.source(argument))
  }
}
