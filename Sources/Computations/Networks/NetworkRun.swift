public import Arithmetic
internal import Documents
internal import Syntax

/// A network run on numbers: what every layer gives, each as the computation it is.
public struct NetworkRun: Sendable {
  public let network: Network
  /// The variable that holds the network, or the letter used for it.
  public let name: String
  public let steps: [Step]
  /// The input as it goes through the layers.
  public let input: Operand
  private let typedInput: Operand
  private let weights: NetworkWeights

  /// What one layer did.
  public struct Step: Sendable {
    /// `3`, or `3a1` in the first branch of layer 3.
    public let number: String
    public let stage: ShapeChain.Stage
    /// The computations one after another; a trained pooling has two. None where nothing was done.
    public let parts: [Part]
    public let branches: [[Step]]
    /// What came out.
    public let output: Operand
  }

  public struct Part: Sendable {
    public let computation: any LayerComputation
    /// The names of its weights and its bias.
    public let weights: String?
    public let bias: String?
    public let biases: Tensor?
    /// 1 for the weights that there are, 0 for those that a table of connections leaves out.
    public let mask: Tensor?
  }

  /// - Parameters:
  ///   - input: numbers in the shape of the network's input, without its channel axis where that has one
  ///     channel, or with a batch in front.
  ///   - weights: where the weights come from that no layer was given.
  /// - Throws: `.sizesDisagree`, `.rankMismatch` for an input of another shape, and what the layers throw.
  public init(
    _ network: Network, name: String, input: Operand, weights: NetworkWeights,
    within limits: Limits
  ) throws(ArithmeticError) {
    self.network = network
    self.name = name
    typedInput = input
    self.weights = weights
    try network.checkRoom(images: input.shape.saturatingCount, within: limits)
    var walk = Walk(network, name, weights, limits)
    self.input = try walk.entrance(of: input)
    steps = try walk.steps(through: network.chain.stages, from: self.input, prefix: "")
  }

  /// The same run with other numbers for some weights or biases, by their name.
  public func with(
    _ name: String, _ tensor: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> NetworkRun {
    var weights = weights
    weights.given[name] = tensor
    return try NetworkRun(
      network, name: self.name, input: typedInput, weights: weights, within: limits)
  }

  /// Weights, biases or factors by their name.
  public func weights(named name: String) -> Tensor? {
    for part in allSteps.flatMap(\.parts) {
      if part.weights == name { return part.computation.operands.last?.tensor }
      if part.bias == name { return part.biases }
    }
    return nil
  }

  public var output: Operand { steps.last?.output ?? input }

  /// The steps with those of their branches, in the order in which they were run.
  public var allSteps: [Step] { Self.flat(steps) }

  private static func flat(_ steps: [Step]) -> [Step] {
    steps.flatMap { flat($0.branches.flatMap { $0 }) + [$0] }
  }
}

/// The weights of a run: seeded, unless some are given by name.
public struct NetworkWeights: Sendable {
  public var seed: Int
  public var given: [String: Tensor]
  /// Whether dropout leaves numbers out.
  public var isTraining: Bool

  public init(seed: Int, given: [String: Tensor] = [:], isTraining: Bool = false) {
    self.seed = seed
    self.given = given
    self.isTraining = isTraining
  }

  /// Whole numbers of one layer, the same on every machine: its number and the seed say which.
  ///
  /// - Parameter own: those that the layer was given.
  func numbers(
    _ shape: [Int], _ name: String, own: Tensor? = nil, from low: Int, to high: Int,
    within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    if let tensor = given[name] ?? own { return tensor }
    var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { mark = (mark ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let own = mark ^ (UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15)
    return try Tensor.random(shape, seed: own, low: low, high: high, within: limits)
  }
}

/// A step's computation as the source of its result.
struct LayerSource: ComputationSource {
  let computation: any Computation

  /// A layer's result remembers how it came about however far back the picture lies.
  func provenance(_ kept: Kept) -> Provenance {
    .computed(self, depth: 1, bytes: min(kept.bytes, 1 << 20), uncounted: kept.uncounted)
  }

  /// The memory of all that a run keeps.
  struct Kept {
    private(set) var (bytes, uncounted) = (0, 0)

    mutating func add(_ tensor: Tensor?) {
      guard let tensor else { return }
      bytes = bytes.saturatingSum(tensor.byteCount)
      uncounted = uncounted.saturatingSum(tensor.uncountedBytes)
    }
  }
}

extension NetworkRun {
  /// Walks through layers, each reading what the one before gave.
  struct Walk {
    let network: Network
    let name: String
    let weights: NetworkWeights
    let limits: Limits
    private var kept = LayerSource.Kept()
    /// The places of the maxima that unpoolings go back to, the last first.
    private var pools: [PoolingComputation] = []
    private var hasBatch = false

    init(_ network: Network, _ name: String, _ weights: NetworkWeights, _ limits: Limits) {
      self.network = network
      self.name = name
      self.weights = weights
      self.limits = limits
    }

    private var order: ChannelLayout.Order { network.chain.start.order }

    /// The input in the network's own shape.
    mutating func entrance(of input: Operand) throws(ArithmeticError) -> Operand {
      let start = network.chain.start
      let cells = try input.cells(within: limits)
      let (own, shape) = (start.sizes, input.shape)
      for isBatch in [false, true] {
        let rest = isBatch ? Array(shape.dropFirst()) : shape
        let front = isBatch ? Array(shape.prefix(1)) : []
        hasBatch = isBatch
        // A batch of maps is only told from channels where there is an axis of channels.
        if isBatch, start.channels == nil, start.space.count > 1 { break }
        if rest == own { return input }
        if start.channels == 1, rest == start.space, !rest.isEmpty {
          let whole = front + own
          let computation = GatheredComputation(
            kind: "input", facts: ["with an axis for its channel"], operands: [input],
            result: try cells.reshaped(to: whole, within: limits)
          ) { try? $0[0].reshaped(to: whole, within: .symbols) }
          return try output(of: computation, "\(name)[0]")
        }
      }
      guard shape.count == own.count else {
        throw .rankMismatch(expected: own.count, actual: shape.count)
      }
      let axis = zip(shape, own).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
      throw .sizesDisagree(axis: axis, own, shape)
    }

    mutating func steps(
      through stages: [ShapeChain.Stage], from input: Operand, prefix: String
    ) throws(ArithmeticError) -> [Step] {
      var steps: [Step] = []
      var operand = input
      for (place, stage) in stages.enumerated() {
        try Interruption.check()
        let step = try step(stage, from: operand, number: "\(prefix)\(place + 1)")
        operand = step.output
        steps.append(step)
      }
      return steps
    }

    private mutating func step(
      _ stage: ShapeChain.Stage, from input: Operand, number: String
    ) throws(ArithmeticError) -> Step {
      var branches: [[Step]] = []
      var ends: [Operand] = stage.layer.addsInput ? [input] : []
      for (place, inner) in stage.branches.enumerated() {
        let letter = ShapeChain.letter(place)
        let steps = try steps(
          through: inner, from: input, prefix: "\(number)\(letter)")
        branches.append(steps)
        ends.append(steps.last?.output ?? input)
      }
      let label = "\(name)[\(number)]"
      var (parts, operand): ([Part], Operand) = ([], input)
      for make in try makers(stage, number: number, ends: ends) {
        let part = try make(operand, limits)
        parts.append(part)
        if part.weights != nil { kept.add(part.computation.operands.last?.tensor) }
        operand = try output(of: part.computation, label)
      }
      if case .pooling = stage.layer.kind,
        let pool = parts.first?.computation as? PoolingComputation,
        pool.hasWinners
      {
        pools.append(pool)
      }
      return Step(
        number: number, stage: stage, parts: parts, branches: branches, output: operand)
    }

    private mutating func output(
      of computation: any Computation, _ label: String
    ) throws(ArithmeticError) -> Operand {
      guard case .tensor(let value) = try computation.value(within: limits) else {
        throw .needsConstant
      }
      try value.checkSize(within: limits)
      let result = try value.counted(within: limits)
      kept.add(result)
      return Operand(
        name: label, letter: label, shape: result.shape, tensor: result, span: Span(0, 0),
        source: LayerSource(computation: computation).provenance(kept))
    }

    typealias Maker = (Operand, Limits) throws(ArithmeticError) -> Part

    /// The computations of a layer, each of which reads what the one before gave.
    private mutating func makers(
      _ stage: ShapeChain.Stage, number: String, ends: [Operand]
    ) throws(ArithmeticError) -> [Maker] {
      let layer = stage.layer
      let axis = channelAxis(stage.before)
      switch layer.kind {
      case .identity: return []
      case .convolution, .transposed: return [sliding(stage, number)]
      case .dense:
        let flatten = stage.before.space.isEmpty ? [] : [flattening(stage.before)]
        return flatten + [dense(stage, number)]
      case .flatten: return [flattening(stage.before)]
      case .relu, .sigmoid, .tanh, .softmax, .localNormalization:
        return [activation(layer, axis ?? 0)]
      case .dropout: return weights.isTraining ? [dropout(stage, number)] : []
      case .batchNormalization: return [scaling(layer, number, axis, channels(stage.before))]
      case .pooling, .globalPooling, .adaptivePooling:
        let scale = layer.isTrained ? [scaling(layer, number, axis, channels(stage.before))] : []
        return [pooling(stage)] + scale
      case .unpooling:
        let pool = pools.popLast()
        return [unpooling(stage, pool)]
      case .upsampling, .shuffle, .pad: return [rearranging(stage)]
      case .concatenation: return [concatenation(ends, axis: axis ?? 0)]
      case .addition: return [addition(ends)]
      }
    }

    /// Which axis of a map holds its channels; nil where it has none.
    private func channelAxis(_ shape: ChainShape) -> Int? {
      guard shape.channels != nil else { return nil }
      let rank = shape.sizes.count + (hasBatch ? 1 : 0)
      return order == .channelsLast ? rank - 1 : hasBatch ? 1 : 0
    }

    private func channels(_ shape: ChainShape) -> Int { shape.channels ?? 1 }

    private func batched(_ sizes: [Int], _ operand: Operand) -> [Int] {
      (hasBatch ? [operand.shape[0]] : []) + sizes
    }
  }
}

extension NetworkRun.Part {
  init(
    _ computation: any LayerComputation, weights: String? = nil, bias: String? = nil,
    biases: Tensor? = nil, mask: Tensor? = nil
  ) {
    self.computation = computation
    self.weights = weights
    self.bias = bias
    self.biases = biases
    self.mask = mask
  }
}

/// The layers that have weights.
extension NetworkRun.Walk {
  /// The weights of a layer as an operand: those it was given, in the shape that it needs, or seeded ones.
  private func weightOperand(
    _ name: String, _ shape: [Int], _ own: Tensor?, from low: Int, to high: Int
  ) throws(ArithmeticError) -> Operand {
    var tensor = try weights.numbers(
      shape, name, own: own, from: low, to: high, within: limits)
    if tensor.shape != shape { tensor = try tensor.reshaped(to: shape, within: limits) }
    tensor = try tensor.counted(within: limits)
    return Operand(
      name: name, letter: name, shape: shape, tensor: tensor, span: Span(0, 0),
      isVariable: false)
  }

  private func biasTensor(
    _ name: String, _ count: Int, _ layer: ChainLayer
  ) throws(ArithmeticError) -> Tensor? {
    guard layer.hasBias else { return nil }
    var tensor = try weights.numbers(
      [count], name, own: layer.biases, from: -1, to: 1, within: limits)
    if tensor.count == 1, count != 1, let only = tensor.scalar {
      tensor = try Tensor.full([count], only, within: limits)
    }
    guard tensor.count == count else { throw .biasCount(expected: count, actual: tensor.count) }
    return tensor
  }

  fileprivate func sliding(_ stage: ShapeChain.Stage, _ number: String) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let layer = stage.layer
      let isTransposed = layer.kind == .transposed
      let taps = stage.axes.map(\.relation.kernel)
      let (inputs, outputs) = (stage.before.channels ?? 1, stage.shape.channels ?? 1)
      var shape = taps
      if stage.before.channels != nil {
        let outer =
          isTransposed ? [inputs, outputs / layer.groups] : [outputs, inputs / layer.groups]
        shape =
          walk.network.chain.start.order == .channelsFirst ? outer + taps : taps + outer.reversed()
      }
      var kernel = try walk.weightOperand("k\(number)", shape, layer.weights, from: -2, to: 2)
      let mask = layer.connections.map {
        Tensor.mask(
          of: $0, shape: shape, taps: taps.saturatingCount, order: walk.network.chain.start.order)
      }
      if let mask {
        kernel = kernel.holding(
          try kernel.cells(within: limits).multiplied(by: mask, within: limits))
      }
      let layout = try ChannelLayout(
        input: input.shape, kernel: shape, dims: taps.count, groups: layer.groups,
        order: walk.network.chain.start.order, transposed: isTransposed)
      let bias = try walk.biasTensor("b\(number)", outputs, layer)
      let framework = layer.framework ?? walk.network.framework
      let computation: any LayerComputation
      if isTransposed {
        computation = TransposedComputation(
          input: input, kernel: kernel, bias: bias,
          transposed: TransposedConvolution(axes: stage.axes, layout: layout), layout: layout,
          framework: framework, turnsKernel: framework?.transposed?.turnsKernel ?? false,
          conventionFacts: [])
      } else {
        computation = ConvolutionComputation(
          input: input, kernel: kernel, bias: bias,
          convolution: Convolution(
            relation: Relation(stage.axes.map(\.relation)), layout: layout,
            mode: framework?.defaultMode ?? .zeros),
          turnsKernel: framework?.turnsKernel ?? false, swapsOperands: false, border: 0,
          framework: framework, rule: layer.padding ?? .valid, rounding: layer.rounding,
          conventionFacts: [])
      }
      return NetworkRun.Part(
        computation, weights: "k\(number)", bias: bias == nil ? nil : "b\(number)", biases: bias,
        mask: mask)
    }
  }

  fileprivate func dense(_ stage: ShapeChain.Stage, _ number: String) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let units = stage.shape.channels ?? 1
      let features = input.shape.last ?? 1
      let weights = try walk.weightOperand(
        "w\(number)", [units, features], stage.layer.weights, from: -2, to: 2)
      let bias = try walk.biasTensor("b\(number)", units, stage.layer)
      return NetworkRun.Part(
        DenseComputation(input: input, weights: weights, biases: bias), weights: "w\(number)",
        bias: bias == nil ? nil : "b\(number)", biases: bias)
    }
  }

  fileprivate func scaling(
    _ layer: ChainLayer, _ number: String, _ axis: Int?, _ channels: Int
  ) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let factors = try walk.weightOperand("g\(number)", [channels], layer.weights, from: 1, to: 2)
      let biases = try walk.weights.numbers(
        [channels], "b\(number)", own: layer.biases, from: -1, to: 1, within: limits)
      return NetworkRun.Part(
        ScaleComputation(input: input, factors: factors, biases: biases, axis: axis),
        weights: "g\(number)", bias: "b\(number)", biases: biases)
    }
  }

  /// Numbers left out with the layer's share, those that stay divided by what stays of them.
  fileprivate func dropout(_ stage: ShapeChain.Stage, _ number: String) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let rate = stage.layer.rate
      let drawn = try walk.weights.numbers(
        input.shape, "m\(number)", from: 0, to: 9999, within: limits)
      let stays = try drawn.compared(
        .greaterOrEqual, Tensor(rate * 10_000), within: limits)
      let mask = try stays.divided(by: Tensor(Rational(1) - rate), within: limits)
      let operand = Operand(
        name: "m\(number)", letter: "m\(number)", shape: input.shape, tensor: mask,
        span: Span(0, 0))
      return NetworkRun.Part(
        CellwiseComputation(
          kind: "dropout", form: .infix("·"), operands: [input, operand],
          result: try input.cells(within: limits).multiplied(by: mask, within: limits),
          within: limits))
    }
  }
}

/// The layers that have none.
extension NetworkRun.Walk {
  fileprivate func flattening(_ before: ChainShape) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let shape = walk.batched([try before.features], input)
      return NetworkRun.Part(
        GatheredComputation(
          kind: "flatten", operands: [input],
          result: try input.cells(within: limits).reshaped(to: shape, within: limits)
        ) { try? $0[0].reshaped(to: shape, within: limits) })
    }
  }

  fileprivate func pooling(_ stage: ShapeChain.Stage) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let (layer, framework) = (stage.layer, stage.layer.framework ?? walk.network.framework)
      let layout = try PlaneLayout(
        shape: input.shape, dims: stage.before.space.count, order: walk.network.chain.start.order)
      let (pooling, windows) = try layer.pooling(
        over: stage.before.space, output: stage.shape.space, by: framework)
      return NetworkRun.Part(
        PoolingComputation(
          input: input, pooling: pooling, layout: layout, framework: framework, windows: windows,
          order: .row, scope: .plane, conventionFacts: []))
    }
  }

  fileprivate func unpooling(_ stage: ShapeChain.Stage, _ pool: PoolingComputation?) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let layout = try PlaneLayout(
        shape: input.shape, dims: stage.before.space.count, order: walk.network.chain.start.order)
      let fits = pool?.outputShape == input.shape
      let places = fits ? try pool?.places(within: limits) : nil
      return NetworkRun.Part(
        UnpoolingComputation(
          input: input, places: places, areRemembered: places != nil,
          unpooling: Unpooling(relation: Relation(stage.axes.map(\.relation))), layout: layout,
          asked: nil, framework: nil, order: .row, scope: .plane))
    }
  }

  /// Upsampling, pixel shuffle and padding: copies of cells, told by where each comes from.
  fileprivate func rearranging(_ stage: ShapeChain.Stage) -> Maker {
    let walk = self
    return { (input, limits) throws(ArithmeticError) in
      let shape = walk.batched(stage.shape.sizes, input)
      let sources = try stage.sources(
        count: try limits.count(shape), shape: shape, from: input.shape,
        hasBatch: input.shape.count > stage.before.sizes.count)
      let copying = Copying(sources: sources, shape: shape)
      return NetworkRun.Part(
        GatheredComputation(
          kind: stage.layer.kind.rawValue, operands: [input],
          result: try input.cells(within: limits).applying(copying)
        ) { try? $0[0].applying(copying) })
    }
  }

  fileprivate func activation(_ layer: ChainLayer, _ axis: Int) -> Maker {
    let function = ActivationComputation.Function(rawValue: layer.kind.rawValue) ?? .lrn
    let size = layer.kernel.first ?? 5
    return { (input, limits) throws(ArithmeticError) in
      NetworkRun.Part(
        try ActivationComputation(function, of: input, axis: axis, size: size, within: limits))
    }
  }

  fileprivate func concatenation(_ ends: [Operand], axis: Int) -> Maker {
    return { (input, limits) throws(ArithmeticError) in
      var tensors: [Tensor] = []
      for end in ends { tensors.append(try end.cells(within: limits)) }
      return NetworkRun.Part(
        GatheredComputation(
          kind: "concat", operands: ends,
          result: try Tensor.concatenating(tensors, axis: axis, within: limits)
        ) { try? Tensor.concatenating($0, axis: axis, within: limits) })
    }
  }

  fileprivate func addition(_ ends: [Operand]) -> Maker {
    return { (input, limits) throws(ArithmeticError) in
      var total = try ends[0].cells(within: limits)
      for end in ends.dropFirst() {
        total = try total.adding(try end.cells(within: limits), within: limits)
      }
      return NetworkRun.Part(
        CellwiseComputation(
          kind: "add", form: .infix("+"), operands: ends, result: total, within: limits))
    }
  }
}

/// Cells copied from places, counted from 0; nil is 0.
private struct Copying: UnaryOperation, Sendable {
  let sources: [Int?]
  let shape: [Int]
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    Grid(shape: shape, cells: sources.map { place in place.map { operand.cells[$0] } ?? .zero })
  }
}

extension Tensor {
  /// 1 for the weights of joined channels, 0 for the others.
  static func mask(
    of table: [[Bool]], shape: [Int], taps: Int, order: ChannelLayout.Order
  ) -> Tensor {
    let (inputs, outputs) = (table.count, table.first?.count ?? 0)
    var cells: [Int] = []
    cells.reserveCapacity(inputs * outputs * taps)
    switch order {
    case .channelsFirst:
      for output in 0..<outputs {
        for input in 0..<inputs {
          cells += Array(repeating: table[input][output] ? 1 : 0, count: taps)
        }
      }
    case .channelsLast:
      let row = table.flatMap { $0.map { $0 ? 1 : 0 } }
      for _ in 0..<taps { cells += row }
    }
    return Tensor(cells, shape: shape)
  }
}

extension ShapeChain.Stage {
  /// For each cell behind a layer that only copies, the cell in front of it; nil for padding.
  ///
  /// A pixel shuffle takes its channels as PyTorch does with channels first, `c r² + (y mod r) r +
  /// x mod r`, and as TensorFlow's `depth_to_space` does with channels last, `(y mod r · r + x mod r) C + c`.
  fileprivate func sources(
    count: Int, shape: [Int], from inputShape: [Int], hasBatch: Bool
  ) throws(ArithmeticError) -> [Int?] {
    let isLast = before.order == .channelsLast
    let channelAxis =
      before.channels == nil ? nil : isLast ? shape.count - 1 : hasBatch ? 1 : 0
    let first = (hasBatch ? 1 : 0) + (before.channels != nil && !isLast ? 1 : 0)
    let factors = before.space.indices.map { layer.kernel.isEmpty ? 1 : factor($0) }
    let pads = before.space.indices.map { padding($0).begin }
    var sources: [Int?] = []
    sources.reserveCapacity(count)
    for flat in 0..<count {
      if flat & 0xFFF == 0 { try Interruption.check() }
      var index = shape.index(ofCell: flat)
      var (isInside, block) = (true, 0)
      for axis in before.space.indices {
        let place = index[first + axis]
        if layer.kind == .pad {
          index[first + axis] = place - pads[axis]
          isInside = isInside && (0..<before.space[axis]).contains(place - pads[axis])
        } else {
          index[first + axis] = place / factors[axis]
          block = block * factors[axis] + place % factors[axis]
        }
      }
      if layer.kind == .shuffle, let channelAxis {
        let all = factors.reduce(1, *)
        index[channelAxis] =
          isLast
          ? block * (shape.last ?? 1) + index[channelAxis] : index[channelAxis] * all + block
      }
      sources.append(isInside ? WindowFigure.ravel(index, inputShape) : nil)
    }
    return sources
  }
}

extension ChainLayer {
  /// The pooling that a layer is, and how its windows were typed.
  fileprivate func pooling(
    over space: [Int], output: [Int], by framework: Framework?
  ) throws(ArithmeticError) -> (Pooling, PoolingComputation.Windows) {
    if kind == .adaptivePooling {
      return (try .adaptive(input: space, output: output, kind: pooled), .adaptive)
    }
    let settled = try settledPooling(over: space, by: framework)
    guard kind == .pooling else { return (settled.pooling, .global) }
    return (
      settled.pooling,
      .sliding(
        rule: padding ?? .valid, ceil: settled.ceil, isClipped: settled.isClipped,
        isStrict: rounding == .strict && !settled.ceil)
    )
  }
}

extension Network {
  /// Whether all layers together are small enough to be run, before the first one is.
  ///
  /// - Parameter images: the numbers that go in, of all images.
  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  fileprivate func checkRoom(images: Int, within limits: Limits) throws(ArithmeticError) {
    let batch = max(images / max(chain.start.sizes.saturatingCount, 1), 1)
    func check(_ stages: [ShapeChain.Stage]) throws(ArithmeticError) {
      for stage in stages {
        _ = try limits.count([batch] + stage.shape.sizes)
        _ = try limits.count([stage.counts.weights])
        for branch in stage.branches { try check(branch) }
      }
    }
    try check(chain.stages)
    try limits.check(work: batch, try chain.counts.multiplications)
  }
}
