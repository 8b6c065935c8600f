extension ShapeChain.Stage {
  /// The stage behind a layer.
  init(
    _ typed: ChainLayer, after before: ChainShape, field: [ReceptiveField]?,
    framework: Framework?
  ) throws(ChainError) {
    var branches: [[ShapeChain.Stage]] = []
    for (place, layers) in typed.branches.enumerated() {
      do throws(ChainError) {
        branches.append(
          try ShapeChain.stages(from: before, layers, field: field, framework))
      } catch { throw error.within(branch: place) }
    }
    do throws(ArithmeticError) {
      layer = try typed.resolved(after: before)
      axes = try layer.settled(over: before.space, by: layer.framework ?? framework)
      shape = try layer.shape(after: before, axes: axes, branches: branches)
      counts = try layer.counts(
        from: before, to: shape, axes: axes.map(\.relation), branches: branches)
      receptiveField = try layer.field(field, axes: axes.map(\.relation))
    } catch { throw ChainError(layer: nil, error: error) }
    self.before = before
    self.branches = branches
  }
}

extension ChainLayer {
  /// What comes out.
  ///
  /// - Throws: `.notPositive` for an empty map, `.branchesDiffer`, `.channelsNotShuffled` …
  fileprivate func shape(
    after before: ChainShape, axes: [SettledAxis], branches: [[ShapeChain.Stage]]
  ) throws(ArithmeticError) -> ChainShape {
    var shape = before
    switch kind {
    case .flatten:
      shape.channels = try before.features
      shape.space = []
    case .dense:
      shape.channels = filters ?? 1
      shape.space = []
    case .adaptivePooling: shape.space = try spread(kernel, before.space.count, .outputShape)
    case .convolution, .transposed:
      shape.space = axes.map(\.size)
      if before.channels != nil { shape.channels = try outputChannels(before.channels ?? 1) }
    case .pooling, .unpooling, .globalPooling: shape.space = axes.map(\.size)
    case .upsampling, .shuffle:
      let factors = try spread(kernel, before.space.count, .kernel)
      if kind == .shuffle {
        let (all, product) = (before.channels ?? 1, try factors.checkedProduct())
        guard product > 0, all % product == 0 else {
          throw .channelsNotShuffled(channels: all, factor: product)
        }
        shape.channels = all / product
      }
      shape.space = []
      for (size, factor) in zip(before.space, factors) {
        shape.space.append(try [size, factor].checkedProduct())
      }
    case .pad:
      guard case .explicit(let pairs)? = try padding(before.space.count) else { break }
      shape.space = []
      for (size, pair) in zip(before.space, pairs) {
        shape.space.append(
          try Formula.sum(
            .sum(.constant(size), .constant(pair.begin)), .constant(pair.end)
          ).evaluate([:]))
      }
    case .concatenation, .addition: shape = try joined(branches, after: before)
    case .relu, .sigmoid, .tanh, .softmax, .dropout, .batchNormalization, .localNormalization,
      .identity:
      break
    }
    for (axis, size) in shape.sizes.enumerated() where size < 1 {
      throw .notPositive(
        kind == .dense ? .filters : .output, axis: SpatialAxis(axis, of: shape.sizes.count),
        value: size)
    }
    return shape
  }

  /// The shape of branches side by side: equal but for the channels where they are concatenated.
  private func joined(
    _ branches: [[ShapeChain.Stage]], after before: ChainShape
  ) throws(ArithmeticError) -> ChainShape {
    var shapes = branches.map { $0.last?.shape ?? before }
    if addsInput { shapes.insert(before, at: 0) }
    guard var first = shapes.first else { return before }
    for (place, other) in shapes.enumerated().dropFirst() {
      var same = other
      if kind == .concatenation { same.channels = first.channels }
      guard same == first else {
        throw .branchesDiffer(
          branch: place - (addsInput ? 1 : 0), first: addsInput ? nil : 0,
          sizes: other.sizes, of: first.sizes)
      }
    }
    if kind == .concatenation {
      var channels = 0
      for shape in shapes {
        channels = try Formula.sum(.constant(channels), .constant(shape.channels ?? 1))
          .evaluate([:])
      }
      first.channels = channels
    }
    return first
  }
}

extension ChainLayer {
  /// - Throws: `.groupsDoNotDivide`, `.notPositive`.
  func outputChannels(_ channels: Int) throws(ArithmeticError) -> Int {
    let filters = filters ?? groups
    for (quantity, value) in [(Quantity.groups, groups), (.filters, filters)] where value < 1 {
      throw .notPositive(quantity, axis: .only, value: value)
    }
    for (quantity, value) in [(Quantity.input, channels), (.filters, filters)]
    where value % groups != 0 {
      throw .groupsDoNotDivide(groups: groups, channels: value, of: quantity)
    }
    return filters
  }

  func field(_ field: [ReceptiveField]?, axes: [AxisRelation]) throws(ArithmeticError)
    -> [ReceptiveField]?
  {
    switch kind {
    case .convolution, .pooling, .globalPooling:
      guard let field else { return nil }
      var next: [ReceptiveField] = []
      for (part, axis) in zip(field, axes) { next.append(try part.through(axis)) }
      return next
    case .relu, .sigmoid, .tanh, .softmax, .dropout, .batchNormalization, .localNormalization,
      .identity:
      return field
    case .transposed, .unpooling, .adaptivePooling, .flatten, .dense, .upsampling, .shuffle, .pad,
      .concatenation, .addition:
      return nil
    }
  }

  /// - Throws: `.overflow`.
  func counts(
    from before: ChainShape, to after: ChainShape, axes: [AxisRelation],
    branches: [[ShapeChain.Stage]] = []
  ) throws(ArithmeticError) -> LayerCounts {
    let laws: LayerCounts.Laws
    switch kind {
    case .concatenation, .addition:
      var total = LayerCounts.none
      for stage in branches.joined() { total = try total.adding(stage.counts) }
      return total
    case .flatten, .unpooling, .adaptivePooling, .relu, .sigmoid, .tanh, .softmax, .dropout,
      .localNormalization, .upsampling, .shuffle, .pad, .identity:
      return .none
    case .convolution:
      if let connections {
        laws = .partial(pairs: connections.joined().count { $0 })
      } else {
        laws = .convolution
      }
    case .transposed: laws = .transposed
    case .dense: laws = .dense
    case .batchNormalization: laws = .normalization
    case .pooling, .globalPooling: laws = isTrained ? .subsampling : .pooling
    }
    return try laws.counts([
      .batch: before.batch ?? 1,
      .channels: kind == .dense ? try before.features : before.channels ?? 1,
      .filters: after.channels ?? 1, .groups: groups, .bias: hasBias ? 1 : 0,
      .taps: try axes.map(\.kernel).checkedProduct(),
      .windows: try after.space.checkedProduct(), .samples: try before.space.checkedProduct(),
    ])
  }
}
