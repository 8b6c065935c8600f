internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `forward` runs a network on numbers.
  static let forward = Command(
    name: "forward",
    summary: "A network run on numbers: what every layer gives, each cell explained.",
    topic: .gradients,
    parameters: [.network, .networkInput, .networkSeed, .layerShown, .training],
    details: [
      "x has the shape of the network’s input; one channel may be left out, and a batch may stand in front. Weights that were not given are whole numbers from −2 to 2, biases from −1 to 1, factors of batchnorm and trained pools 1 or 2, drawn from seed: the same on every machine. Numbers stay exact until a sigmoid, tanh, softmax or lrn.",
      "batchnorm is what it is after learning, with mean 0 and variance 1: a factor and a bias for each channel. dropout lets everything pass unless training is said. unpool puts numbers back to the places of the last pool that is not yet undone.",
      "Afterwards n[2] in why stands for what layer 2 gave: why n[2][0,1] says how the cell came about, and deep goes on down to the picture. k1, w3, b1 and g2 are the weights, biases and factors of those layers. layer=2 gives what layer 2 gives instead of the end.",
    ],
    examples: [
      Example(
        "n = net 3x3 | conv k=[1 0; 0 1] bias=false | relu; forward(n, [1 2 3; 4 -5 6; 7 8 -9])",
        gives: "[0 8; 12 0]"),
      Example(
        "n = net 4x4 | conv k=[1 0; 0 1] bias=false | pool 3; forward n iota(4x4)", gives: "[[25]]"),
      Example("n = net 4x4x1 | conv k=3 filters=2 | relu | dense 2; forward n iota(4x4) seed=3"),
      Example("n = net 3x3 | conv k=[1 0; 0 1] | relu; forward n iota(3x3); why n[1][0,1] deep"),
    ],
    related: ["net", "backward", "why"], lesson: "backpropagation"
  ) { call throws(Diagnostic) in
    let run = try call.run()
    let limits = call.limits
    var step: NetworkRun.Step?
    if let layer = try call.integer(.layerShown) {
      guard (0...run.steps.count).contains(layer) else {
        throw Diagnostic(
          .index, "layers run from 1 to \(run.steps.count), and 0 is the input",
          labels: [.init(call.span(of: .layerShown))])
      }
      if layer == 0 {
        let input = run.input.tensor.map { Value.tensor($0) }
        return Answer(kind: "forward", value: input) {
          Document { if let input { Block.result(name: "\(run.name)[0]", value: input) } }
        }
      }
      step = run.steps[layer - 1]
    }
    let computation = ForwardComputation(run, after: step)
    let value = try call.attempt(try computation.value(within: limits))
    return Answer(kind: "forward", value: value, computation: computation) {
      Document {
        Block.heading(title: "forward", facts: computation.facts)
        run.weightBlocks
        run.blocks
        Block.result(name: "y", value: value)
      }
    }
  }

  /// `backward` runs a network backwards.
  static let backward = Command(
    name: "backward",
    summary: "A network run backwards: the gradient to its input and to every weight.",
    topic: .gradients,
    parameters: [
      .network, .networkInput, .upstream, .networkSeed, .gradientName, .training, .checked,
    ],
    details: [
      "The network is run forwards on x first; then dy, what arrives at its output, is handed back from layer to layer, and every layer says what a change of its weights does to the sum Σ dy · y. Without dy ones arrive everywhere.",
      "dx is the gradient to the input, dk1 and db1 those to the kernel and bias of layer 1, dw3 to the weights of a dense layer 3, dg2 to the factors of a trained pool or batchnorm; 3a1 is the first layer of the first branch of layer 3. of=dk1 gives one of them. At a corner of relu the gradient is 0; of equal maxima the first has all.",
      "check compares one number of each gradient with the network run twice more, a thousandth on either side: exact where the network is.",
    ],
    examples: [
      Example(
        "n = net 3x3 | conv k=[1 0; 0 1] | relu; backward(n, iota(3x3), [1 2; 3 4], of=dk1)",
        gives: "[27 37; 57 67]"),
      Example("n = net 4x4x1 | conv k=3 filters=2 | relu | dense 2; backward n iota(4x4) check"),
      Example(
        "n = net 3x3 | conv k=[1 0; 0 1] | relu; backward n iota(3x3) [1 2; 3 4]; why dk1[0,1]"),
    ],
    related: ["forward", "grad", "net"], lesson: "backpropagation"
  ) { call throws(Diagnostic) in
    let run = try call.run()
    let limits = call.limits
    let upstream = try call.arrived(at: run.output)
    let computation = try call.attempt(
      blaming: .networkInput, try BackwardComputation(run, upstream: upstream, within: limits))
    if case .word(let name)? = call[.gradientName]?.value {
      guard let part = computation.part(name) else {
        throw Diagnostic(
          .unknownValue, "there is no gradient `\(name)` here",
          labels: [.init(call.span(of: .gradientName))],
          help: ["there are: " + computation.gradients.map(\.name).joined(separator: ", ")])
      }
      let value = try call.attempt(try part.value(within: limits))
      return Answer(kind: "backward", value: value, computation: part) {
        Document {
          Block.heading(title: "backward", facts: computation.facts)
          Block.result(name: name, value: value)
        }
      }
    }
    let value = try call.attempt(try computation.value(within: limits))
    let checks =
      call.flag(.checked) == true
      ? try call.attempt(try call.differences(of: computation, within: limits)) : nil
    return Answer(kind: "backward", value: value, computation: computation) {
      Document {
        Block.heading(title: "backward", facts: computation.facts)
        run.weightBlocks
        Block.table(computation.table)
        if let checks { checks }
        Block.result(name: "", value: value)
      }
    }
  }
}

extension Call {
  /// The network run on the numbers that were given.
  fileprivate func run() throws(Diagnostic) -> NetworkRun {
    let network = try network()
    let input = try networkInput()
    let weights = NetworkWeights(
      seed: try integer(.networkSeed) ?? 1, isTraining: flag(.training) == true)
    let name = self[.network]?.variable ?? "n"
    do throws(ArithmeticError) {
      return try NetworkRun(network, name: name, input: input, weights: weights, within: limits)
    } catch {
      switch error {
      case .rankMismatch, .sizesDisagree:
        let sizes = network.chain.start.sizes
        throw Diagnostic(
          .shapeMismatch,
          "the network begins with \(ShapeText.times(sizes)), but x is "
            + ShapeText.times(input.shape), labels: [.init(input.span)],
          help: ["random(\(ShapeText.typed(sizes)), seed=1) has the right shape"])
      default: throw diagnostic(for: error, blaming: .network)
      }
    }
  }

  private func networkInput() throws(Diagnostic) -> Operand {
    let operand = try operand(.networkInput, letter: "x")
    guard operand.tensor != nil else {
      throw Diagnostic(
        .wrongKind, "a network is run on numbers, and this is a shape",
        labels: [.init(operand.span)],
        help: ["random(\(ShapeText.typed(operand.shape)), seed=1) has some"])
    }
    return operand
  }

  fileprivate func arrived(at output: Operand) throws(Diagnostic) -> Operand {
    guard self[.upstream] != nil else {
      let limits = limits
      let ones = try attempt(try Tensor.ones(output.shape, within: limits))
      return Operand(letter: "dy", shape: output.shape, tensor: ones, span: span)
    }
    let operand = try operand(.upstream, letter: "dy", symbol: "g")
    guard operand.shape == output.shape, operand.tensor != nil else {
      throw Diagnostic(
        .shapeMismatch,
        "what arrives has the shape \(ShapeText.times(operand.shape)), but the output has "
          + ShapeText.times(output.shape), labels: [.init(operand.span)])
    }
    return operand
  }

  /// One number of each gradient beside the difference that it is the limit of.
  fileprivate func differences(
    of computation: BackwardComputation, within limits: Limits
  ) throws(ArithmeticError) -> Block {
    let run = computation.run
    let step = Rational(1).divided(by: 1000)
    var rows: [[String]] = []
    for named in computation.gradients where named.layer != nil {
      let weight = String(named.name.dropFirst())
      guard let own = run.weights(named: weight) else { continue }
      let place = own.count / 2
      var sums: [Tensor] = []
      for sign in [Rational(1), Rational(-1)] {
        let moved = try own.adding(step * sign, toCell: place)
        let other = try run.with(weight, moved, within: limits)
        sums.append(
          try other.output.cells(within: limits).innerProduct(
            try computation.upstream.cells(within: limits), within: limits))
      }
      let difference = try sums[0].subtracting(sums[1], within: limits)
        .divided(by: Tensor(step * 2), within: limits)
      let index = own.shape.index(ofCell: place)
      rows.append([
        ShapeText.place(named.name, index), named.gradient.tensor.cell(place).text,
        difference.cell(0).text,
      ])
    }
    return .table(
      TableFigure(
        header: ["", "gradient", "(L(w + 1/1000) − L(w − 1/1000)) · 500"], rows: rows,
        rightAligned: [1, 2]))
  }
}

extension BackwardComputation {
  /// A row for each gradient.
  fileprivate var table: TableFigure {
    let labels = Dictionary(
      run.allSteps.map { ($0.number, $0.stage.label) }, uniquingKeysWith: { first, _ in first })
    return TableFigure(
      header: ["gradient", "layer", "shape"],
      rows: gradients.map { named in
        [
          named.name, named.layer.map { "\($0) \(labels[$0] ?? "")" } ?? "input",
          ShapeText.times(named.gradient.tensor.shape),
        ]
      })
  }
}

extension NetworkRun {
  /// The most numbers of a layer that are written out.
  private static let mostCells = 64

  /// What every layer gives, in numbers where they are few.
  fileprivate var blocks: [Block] {
    let outputs = allSteps.dropLast()
    guard outputs.allSatisfy({ $0.output.shape.saturatingCount <= Self.mostCells }) else {
      return [
        .table(
          TableFigure(
            header: ["", "layer", "output", "from", "to"],
            rows: allSteps.map { step in
              let range = step.output.tensor?.range
              return [
                step.number, step.stage.label, ShapeText.times(step.output.shape), range?.0 ?? "",
                range?.1 ?? "",
              ]
            }, rightAligned: [3, 4]))
      ]
    }
    return outputs.compactMap { step in
      step.output.tensor.map {
        .result(name: "\(name)[\(step.number)]", value: .tensor($0))
      }
    }
  }

  /// The weights, where they are few and were not typed.
  fileprivate var weightBlocks: [Block] {
    var blocks: [Block] = []
    var total = 0
    for step in allSteps {
      for part in step.parts {
        guard let weights = part.weights, let numbers = part.computation.operands.last?.tensor
        else { continue }
        total += numbers.count
        blocks.append(.result(name: weights, value: .tensor(numbers)))
        if let bias = part.bias, let biases = part.biases {
          blocks.append(.result(name: bias, value: .tensor(biases)))
        }
      }
    }
    return total <= Self.mostCells ? blocks : []
  }
}

extension Tensor {
  /// The least and the greatest cell as text; nil for symbols.
  fileprivate var range: (String, String)? {
    guard let least = try? least().scalar, let greatest = try? greatest().scalar else { return nil }
    return (least.text, greatest.text)
  }
}

extension Scalar {
  fileprivate var text: String {
    switch self {
    case .exact(let value): value.description
    case .float(let value): value.description
    default: "…"
    }
  }
}

extension Parameter {
  static let networkInput = Parameter(
    "x", [], .operand, "the numbers that go in", positional: true)
  static let networkSeed = Parameter(
    "seed", [], .sizes, "which weights are drawn where none are given", fallback: "1")
  static let layerShown = Parameter(
    "layer", [], .sizes, "the layer whose output is the value", fallback: "the last")
  static let training = Parameter(
    "training", [], .flag, "let dropout leave numbers out, as it does while learning")
  static let gradientName = Parameter(
    "of", [], .text, "which gradient is the value: dx, dk1, db1 …", fallback: "all")
  static let checked = Parameter(
    "check", [], .flag, "set one number of each gradient beside an exact difference")
}
