extension ShapeChain.Stage {
  /// The stage behind a layer.
  init(
    _ layer: ChainLayer, after before: ChainShape, field: [ReceptiveField]?,
    framework: Framework?
  ) throws(ArithmeticError) {
    let axes = try layer.settled(over: before.space, by: layer.framework ?? framework)
    var shape = before
    switch layer.kind {
    case .flatten:
      shape.channels = try before.features
      shape.space = []
    case .dense:
      shape.channels = layer.filters ?? 1
      shape.space = []
    case .adaptivePooling:
      shape.space = try layer.spread(layer.kernel, before.space.count, .outputShape)
    case .convolution, .transposed:
      shape.space = axes.map(\.size)
      if before.channels != nil { shape.channels = try layer.outputChannels(before.channels ?? 1) }
    case .pooling, .unpooling, .globalPooling:
      shape.space = axes.map(\.size)
    }
    for (axis, size) in shape.sizes.enumerated() where size < 1 {
      throw .notPositive(
        layer.kind == .dense ? .filters : .output, axis: SpatialAxis(axis, of: shape.sizes.count),
        value: size)
    }
    self.layer = layer
    self.shape = shape
    self.axes = axes
    counts = try layer.counts(from: before, to: shape, axes: axes.map(\.relation))
    receptiveField = try layer.field(field, axes: axes.map(\.relation))
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
    case .transposed, .unpooling, .adaptivePooling, .flatten, .dense: return nil
    }
  }

  /// - Throws: `.overflow`.
  func counts(from before: ChainShape, to after: ChainShape, axes: [AxisRelation])
    throws(ArithmeticError) -> LayerCounts
  {
    let laws: LayerCounts.Laws
    switch kind {
    case .flatten, .unpooling, .adaptivePooling: return .none
    case .convolution: laws = .convolution
    case .transposed: laws = .transposed
    case .dense: laws = .dense
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
