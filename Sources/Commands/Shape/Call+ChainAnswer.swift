internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Call {
  /// The answer to a shape with layers behind it: the shape at the end.
  func chainAnswer() throws(Diagnostic) -> Answer {
    let links = chain.isEmpty ? [self] : chain
    if let start = try letteredStart(links) { return try letteredAnswer(from: start, links) }
    if seeksInput { return try backwardAnswer(chain) }
    let sizes = try startSizes()
    guard !chain.isEmpty || self[.sizeKernel] != nil || self[.shapeOf] != nil else {
      guard self[.counted] == nil else { throw countNeedsLayers() }
      return Self.plain(sizes)
    }
    guard chain.isEmpty || self[.sizeKernel] == nil else {
      throw Diagnostic(
        .extraArgument, "the layers of a chain stand behind `|`",
        labels: [.init(span(of: .sizeKernel))], help: ["shape 32x32 | conv k=5 | pool 2"])
    }
    if chain.isEmpty { try checkOptions(of: operation) }
    let isSingle = chain.isEmpty
    if flag(.legal) == true { return try legalAnswer(sizes, links) }
    let walked = try walk(sizes, links)
    try check(walked, links)
    let count = try count(of: walked)
    let value = count?.value ?? .shape(walked.shape.sizes)
    let (framework, saysOrder) = (framework, self[.layout] != nil)
    let computation = isSingle ? walked.sizeComputation(counted: count?.name) : nil
    return Answer(kind: "shape", value: value, computation: computation) {
      Document {
        Block.heading(
          title: "shape", facts: walked.facts(framework, sizes: sizes, saysOrder: saysOrder))
        if isSingle, let stage = walked.stages.first {
          stage.blocks(after: walked.start)
        } else {
          Block.table(walked.table(names: links.map(\.name)))
          walked.totals
        }
        Block.result(name: count?.name ?? "shape", value: value)
      }
    }
  }

  /// What `count` asks for in the place of the shape.
  private func count(of walked: ShapeChain) throws(Diagnostic) -> (name: String, value: Value)? {
    guard let name = word(.counted) else { return nil }
    let counts = try attempt(try walked.counts)
    let number =
      switch name {
      case "weights": counts.weights
      case "connections": counts.connections
      case "multiplications": counts.multiplications
      default: try attempt(try counts.parameters)
      }
    return (name, .tensor(Tensor(number)))
  }

  /// The shape to begin with: typed alone, or as i=.
  func startSizes() throws(Diagnostic) -> [Int] {
    if case .value(.network(let network))? = self[.start]?.value {
      return network.chain.shape.sizes
    }
    if self[.start] != nil { return try operand(.start, letter: "x").shape }
    if let sizes = try integers(.sizeInput) { return sizes }
    throw Diagnostic(
      .missingArgument, "`shape` needs a shape to walk on from", labels: [.init(span)],
      help: ["shape 32x32 | conv k=5 | pool 2"])
  }

  /// `shape x` alone says the shape of x.
  private static func plain(_ sizes: [Int]) -> Answer {
    Answer(kind: "shape", value: .shape(sizes)) {
      Document {
        Block.heading(title: "shape", facts: ["\(Count(sizes.count, "axis", "axes"))"])
        Block.result(name: "shape", value: .shape(sizes))
      }
    }
  }

  private func walk(_ sizes: [Int], _ links: [Call]) throws(Diagnostic) -> ShapeChain {
    let dims = try integer(.dims)
    let layers = try layers(links)
    do {
      return try ShapeChain(
        sizes, layers: layers, order: order, dims: dims, framework: framework)
    } catch {
      throw diagnostic(for: error, links)
    }
  }

  /// Whether the size at the end is the one that was given, if one was.
  private func check(_ walked: ShapeChain, _ links: [Call]) throws(Diagnostic) {
    guard let output = try chainOutput(links) else { return }
    guard !walked.shape.space.allSatisfy({ $0 == output }) else { return }
    let place = links.last?[.sizeOutput]?.span ?? span(of: .sizeOutput)
    throw Diagnostic(
      .noSolution,
      "these layers give \(ShapeText.times(walked.shape.space)), not \(output)",
      labels: [.init(place)], help: ["shape i=? | … o=\(output) gives the sizes that come to it"])
  }

  private var order: ChannelLayout.Order? {
    word(.layout).flatMap(ChannelLayout.Order.init(rawValue:))
  }

  func layers(_ links: [Call]) throws(Diagnostic) -> [ChainLayer] {
    for link in links {
      for argument in link.arguments {
        guard case .unknown = argument.value else { continue }
        throw Diagnostic(
          .wrongKind, "an unknown is solved for along one axis",
          labels: [.init(argument.span)], help: ["shape i=32 k=3 s=2 p=? o=16"])
      }
    }
    var named = try integer(.dims) ?? 1
    for link in links { named = max(named, try link.namedAxes()) }
    var layers: [ChainLayer] = []
    for link in links {
      let kind = chain.isEmpty ? ChainLayer.Kind(operation) : try link.layerKind()
      layers.append(try link.layer(kind: kind, axes: named))
    }
    return layers
  }

  /// The sizes that a transposed convolution or an unpooling over a shape can have along each axis:
  /// a row for each axis, or one where they are alike.
  private func legalAnswer(_ sizes: [Int], _ links: [Call]) throws(Diagnostic) -> Answer {
    try checkLegal(operation)
    guard let layer = try layers(links).first else { throw countNeedsLayers() }
    let dims = try integer(.dims)
    let space = try attempt(
      try ChainShape(reading: sizes, before: [layer], order: order, dims: dims).space)
    var legal: [LegalSizes] = []
    for axis in space.indices {
      let (problem, question) = try attempt(try layer.problem(ofAxis: axis, over: space))
      legal.append(try attempt(try LegalSizes(problem, question)))
    }
    let lists = legal.map(\.sizes)
    for list in lists { _ = try attempt(try limits.count([list.count])) }
    let isAlike = lists.allSatisfy { $0 == lists[0] }
    let value: Value? =
      isAlike
      ? .tensor(Tensor(Array(lists[0])))
      : lists.allSatisfy { $0.count == lists[0].count }
        ? .tensor(Tensor(lists.map { Array($0) })) : nil
    let (problem, settled) = (SizeProblem(layer), legal)
    return Answer(kind: "shape", value: value) {
      Document {
        Block.heading(
          title: "shape",
          facts: ["input \(ShapeText.times(sizes))"] + problem.facts + ["legal sizes"])
        (isAlike ? [settled[0]] : settled).enumerated().flatMap { axis, sizes in
          [
            Block.fact(
              label: isAlike ? "each axis" : AxisName.plural(axis, of: lists.count),
              text: sizes.sizes.text)
          ] + sizes.blocks(problem)
        }
        if let value { Block.result(name: problem.outputSymbol.letter, value: value) }
      }
    }
  }

  /// How the start was read, where that was a guess.
  private var readingHelp: [String] {
    guard self[.layout] == nil, let sizes = try? startSizes(), sizes.count > 2,
      let dims = try? integer(.dims) ?? min(sizes.count - 1, 2), sizes.count > dims,
      let shape = try? ChainShape(reading: sizes, before: [], dims: dims),
      let channels = shape.channels
    else { return [] }
    let other = ChannelLayout.Order.allCases.first { $0 != shape.order }
    return [
      "\(channels) was read as the channels (\(shape.order.rawValue)); "
        + "layout=\(other?.rawValue ?? "") reads it the other way"
    ]
  }

  /// The words of a layer's error, with the layer's place in the chain.
  func diagnostic(for error: ChainError, _ links: [Call]) -> Diagnostic {
    guard let place = error.layer, place < links.count, !chain.isEmpty else {
      if case .noSuchReading(let input, _, _) = error.error {
        return Diagnostic(
          .rank, "\(ShapeText.times(input)) cannot be read as space with channels and batch",
          labels: [.init(span(of: .start))],
          help: ["dims=1, 2 or 3 says how many of the sizes are space"])
      }
      return diagnostic(for: error.error)
    }
    var diagnostic = links[place].layerDiagnostic(for: error, number: place + 1)
    diagnostic.help += readingHelp
    return diagnostic
  }

  /// The words of an error in this link of a chain, with its number and the branches within it.
  func layerDiagnostic(for error: ChainError, number: Int) -> Diagnostic {
    var (link, name) = (self, "layer \(number), \(name)")
    for place in error.inner {
      guard place.branch < link.branches.count, let layer = place.layer,
        layer < link.branches[place.branch].count
      else { break }
      link = link.branches[place.branch][layer]
      name += ", branch \(place.branch + 1), layer \(layer + 1), \(link.name)"
    }
    if case .axisCount(_, expected: 0, _) = error.error {
      return Diagnostic(
        .rank, "\(name): there are no rows and columns any more", labels: [.init(link.span)],
        help: ["flatten and dense come last"])
    }
    var diagnostic = link.diagnostic(for: error.error)
    diagnostic.message = "\(name): " + diagnostic.message
    return diagnostic
  }
}
