internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Command {
  /// `cost` sets the ways to compute a convolution side by side.
  static let cost = Command(
    name: "cost",
    summary: "A convolution by six methods: multiplications, additions and memory of each.",
    topic: .matrices,
    parameters: [.network, .costMethod, .costCount, .layout, .dims, .framework],
    details: [
      "The convolution is a layer of a network, cost n[3], or is typed behind the shape of its input: cost 32x32x3 | conv k=5 filters=16. Of a network with several such layers each is told. All is counted for one image.",
      "direct takes every window by itself: O f (c/g) K products for O windows, f filters, c channels in g groups and K taps. dense is the matrix C with all its zeros, sparse the same with its entries alone, each with an index; taps on the padding have no entry. im2col multiplies the patches, a copy of c K numbers for each window, by the kernels.",
      "fft pads each axis to a power of 2 that holds the padded input; a transform of n points takes n/2 · log₂ n complex multiplications, of 4 real ones and 2 additions each, and n · log₂ n complex additions. winograd is F(2, r) along each axis by Cook and Toom (see winograd), for stride 1. The kernels’ own transforms are made beforehand and not counted. Memory is in numbers, besides x, k and y.",
      "method= and count= give one number; without count the multiplications.",
    ],
    examples: [
      Example("cost 32x32x3 | conv k=5 filters=16 p=2"),
      Example("cost(lenet5, method=direct)", gives: "315600"),
      Example("n = net 4x4 | conv k=3; cost(n, method=dense)", gives: "64"),
      Example("n = net 4x4 | conv k=3; cost(n, method=winograd)", gives: "16"),
      Example("cost lenet5"),
    ],
    related: ["net", "toeplitz", "unfold", "shape"], lesson: "cost", takesChain: true
  ) { call throws(Diagnostic) in
    let network = try call.network()
    var costs: [(number: String, stage: ShapeChain.Stage, costs: [ConvolutionCost])] = []
    for (number, stage) in network.chain.convolutions {
      costs.append((number, stage, try call.attempt(try ConvolutionCost.all(of: stage))))
    }
    guard !costs.isEmpty else {
      throw Diagnostic(
        .missingArgument, "there is no convolution here", labels: [.init(call.span(of: .network))],
        help: ["cost 32x32x3 | conv k=5 filters=16"])
    }
    let totals = try call.attempt(try ConvolutionCost.totals(costs.map(\.costs)))
    let value = try call.costValue(totals)
    return Answer(kind: "cost", value: value) { [costs] in
      Document {
        Block.heading(title: "cost", facts: network.facts)
        if costs.count == 1 {
          Block.fact(label: "layer", text: costs[0].stage.label)
          Block.table(CostTables.methods(costs[0].costs))
          CostTables.bySize(costs[0].stage)
          CostTables.byKernel(costs[0].stage)
        } else {
          Block.table(
            CostTables.layers(costs.map { ($0.number, $0.stage.label, $0.costs) }, totals))
        }
        if call.word(.costMethod) != nil || call.word(.costCount) != nil {
          Block.result(name: "cost", value: value)
        }
      }
    }
  }
}

extension ConvolutionCost {
  /// The sum of each method over the layers that all of them can do; of a method that cannot do a
  /// layer nothing.
  fileprivate static func totals(_ layers: [[ConvolutionCost]]) throws(ArithmeticError)
    -> [ConvolutionCost]
  {
    ConvolutionCost.Method.allCases.compactMap { method in
      let own = layers.compactMap { $0.first { $0.method == method } }
      guard own.count == layers.count else { return nil }
      return ConvolutionCost(
        method: method,
        multiplications: own.reduce(0) { $0.saturatingSum($1.multiplications) },
        additions: own.reduce(0) { $0.saturatingSum($1.additions) },
        memory: own.reduce(0) { max($0, $1.memory) })
    }
  }
}

extension Call {
  fileprivate func costValue(_ totals: [ConvolutionCost]) throws(Diagnostic) -> Value {
    let count = word(.costCount) ?? "multiplications"
    func number(_ cost: ConvolutionCost) -> Value {
      switch count {
      case "additions": .tensor(Tensor(cost.additions))
      case "memory": .tensor(Tensor(cost.memory))
      default: .tensor(Tensor(cost.multiplications))
      }
    }
    guard let name = word(.costMethod) else {
      return .record(totals.map { .init($0.method.rawValue, number($0)) })
    }
    guard let cost = totals.first(where: { $0.method.rawValue == name }) else {
      throw Diagnostic(
        .noSolution, "\(name) cannot do this convolution",
        labels: [.init(span(of: .costMethod))],
        help: ["it is for stride 1, without holes, and square kernels from 2 to 7"])
    }
    return number(cost)
  }
}

extension ShapeChain {
  /// The convolutions with their numbers, those of branches too.
  fileprivate var convolutions: [(String, Stage)] {
    func found(_ stages: [Stage], _ prefix: String) -> [(String, Stage)] {
      stages.enumerated().flatMap { place, stage -> [(String, Stage)] in
        let number = "\(prefix)\(place + 1)"
        let inner = stage.branches.enumerated().flatMap { branch, stages in
          found(stages, number + ShapeChain.letter(branch))
        }
        return (stage.layer.kind == .convolution ? [(number, stage)] : []) + inner
      }
    }
    return found(stages, "")
  }
}

private enum CostTables {
  static func methods(_ costs: [ConvolutionCost]) -> TableFigure {
    let least = costs.map(\.multiplications).min()
    return TableFigure(
      header: ["method", "multiplications", "additions", "memory", ""],
      rows: costs.map { cost in
        [
          cost.method.title, ShapeChain.amount(cost.multiplications),
          ShapeChain.amount(cost.additions), ShapeChain.amount(cost.memory),
          cost.multiplications == least ? "fewest products" : "",
        ]
      }, rightAligned: [1, 2, 3])
  }

  /// A row for each convolution of a network, with the multiplications of each method.
  static func layers(
    _ layers: [(number: String, label: String, costs: [ConvolutionCost])],
    _ totals: [ConvolutionCost]
  ) -> TableFigure {
    let methods = ConvolutionCost.Method.allCases
    func row(_ head: [String], _ costs: [ConvolutionCost]) -> [String] {
      head
        + methods.map { method in
          costs.first { $0.method == method }.map { ShapeChain.amount($0.multiplications) } ?? "–"
        }
    }
    return TableFigure(
      caption: "multiplications", header: ["", "layer"] + methods.map(\.title),
      rows: layers.map { row([$0.number, $0.label], $0.costs) } + [row(["", "in all"], totals)],
      rightAligned: Set(2..<(2 + methods.count)), stub: 2)
  }

  /// The same kernel over images of other sizes.
  static func bySize(_ stage: ShapeChain.Stage) -> [Block] {
    table(
      caption: "the same layer over other inputs, products an output", head: "input",
      [8, 16, 32, 64, 128, 256].map { size in
        var start = stage.before
        start.space = start.space.map { _ in size }
        return (ShapeText.times(start.space), stage.layer, start)
      })
  }

  /// Other kernels over the same image, padded to keep its size.
  static func byKernel(_ stage: ShapeChain.Stage) -> [Block] {
    table(
      caption: "other kernels over this input, padded to keep its size, products an output",
      head: "kernel",
      [1, 3, 5, 7, 9, 11, 15, 21, 31].map { size in
        var layer = stage.layer
        layer.weights = nil
        layer.kernel = [size]
        layer.dilation = [1]
        layer.stride = [1]
        layer.padding = .explicit([PaddingPair(size / 2, size / 2)])
        return (ShapeText.times(stage.before.space.map { _ in size }), layer, stage.before)
      })
  }

  private static func table(
    caption: String, head: String, _ layers: [(String, ChainLayer, ChainShape)]
  ) -> [Block] {
    let methods: [ConvolutionCost.Method] = [.direct, .dense, .fft, .winograd]
    var rows: [[String]] = []
    for (name, layer, start) in layers {
      guard let stage = try? ShapeChain(from: start, layers: [layer]).stages.first,
        let costs = try? ConvolutionCost.all(of: stage)
      else { continue }
      let outputs = Rational(stage.shape.sizes.saturatingCount)
      var (row, best) = ([name], (name: "", count: Int.max))
      for method in methods {
        guard let cost = costs.first(where: { $0.method == method }) else {
          row.append("–")
          continue
        }
        if cost.multiplications < best.count { best = (method.title, cost.multiplications) }
        row.append(perOutput(Rational(cost.multiplications), outputs))
      }
      rows.append(row + [best.name])
    }
    guard rows.count > 1 else { return [] }
    return [
      .table(
        TableFigure(
          caption: caption, header: [head] + methods.map(\.title) + ["fewest"], rows: rows,
          rightAligned: [1, 2, 3, 4]))
    ]
  }

  /// A quotient to one decimal.
  private static func perOutput(_ products: Rational, _ outputs: Rational) -> String {
    let number = products.doubleValue / outputs.doubleValue
    guard number < 1e9 else { return "over 10⁹" }
    let tenths = Int((number * 10).rounded())
    return ShapeChain.amount(tenths / 10) + (tenths % 10 == 0 ? "" : ".\(tenths % 10)")
  }
}

extension ConvolutionCost.Method {
  fileprivate var title: String {
    switch self {
    case .direct: "direct"
    case .dense: "matrix C"
    case .sparse: "sparse C"
    case .im2col: "im2col"
    case .fft: "FFT"
    case .winograd: "Winograd"
    }
  }
}

extension Parameter {
  static let costMethod = Parameter(
    "method", [], .word, "one method, whose number is the value",
    words: [
      Word("direct", "window by window"), Word("dense", "the matrix C with all its zeros"),
      Word("sparse", "the matrix C with its entries alone"),
      Word("im2col", "the patches times the kernels"), Word("fft", "the convolution theorem"),
      Word("winograd", "F(2, r) along each axis"),
    ], fallback: "all")
  static let costCount = Parameter(
    "count", [], .word, "what is counted",
    words: [
      Word("multiplications", "of real numbers"), Word("additions", "of real numbers"),
      Word("memory", "numbers besides x, k and y"),
    ], fallback: "multiplications")
}
