extension ChainLayer {
  /// One axis of a layer, with its output size.
  struct SettledAxis {
    var relation: AxisRelation
    var outputPadding = 0
    /// o, or o′ of a layer that undoes another.
    var size: Int
  }

  /// The axes of a layer over a space.
  ///
  /// - Throws: what the framework's or the house's rules throw, with the axis.
  func settled(over space: [Int], by framework: Framework?) throws(ArithmeticError)
    -> [SettledAxis]
  {
    switch kind {
    case .convolution: try convolution(space, framework)
    case .transposed: try transposed(space, framework)
    case .pooling: try pooling(space, framework)
    case .unpooling: try unpooling(space)
    case .globalPooling:
      space.map { size in
        SettledAxis(
          relation: AxisRelation(
            input: size, kernel: size, stride: 1, dilation: 1, padding: .none, output: 1),
          size: 1)
      }
    case .adaptivePooling, .flatten, .dense: []
    }
  }

  private func convolution(_ space: [Int], _ framework: Framework?) throws(ArithmeticError)
    -> [SettledAxis]
  {
    let question = ConvolutionQuestion(
      sizes: try sizes(space), padding: try padding(space.count), groups: groups,
      rounding: rounding, turnsKernel: framework?.turnsKernel ?? false)
    return try question.settled(by: framework).relation.axes.map {
      SettledAxis(relation: $0, size: $0.output)
    }
  }

  private func transposed(_ space: [Int], _ framework: Framework?) throws(ArithmeticError)
    -> [SettledAxis]
  {
    var extra: [Int]?
    if let outputPadding { extra = try spread(outputPadding, space.count, .outputPadding) }
    var target: [Int]?
    if let outputShape { target = try spread(outputShape, space.count, .outputShape) }
    let question = TransposedQuestion(
      sizes: try sizes(space), padding: try padding(space.count), outputPadding: extra,
      outputShape: target)
    return try question.settled(by: framework).map {
      SettledAxis(
        relation: $0.relation, outputPadding: $0.outputPadding, size: $0.relation.input)
    }
  }

  private func pooling(_ space: [Int], _ framework: Framework?) throws(ArithmeticError)
    -> [SettledAxis]
  {
    let question = PoolingQuestion(
      sizes: try sizes(space), kind: .max, padding: try padding(space.count),
      ceil: rounding == .ceil ? true : nil)
    let settled = try question.settled(by: framework)
    return try settled.relation.axes.enumerated().map {
      (place, axis) throws(ArithmeticError) in
      if rounding == .strict, axis.leftover != 0 {
        throw .remainder(
          axis: SpatialAxis(place, of: space.count), steps: axis.paddedInput - axis.reach,
          stride: axis.stride)
      }
      return SettledAxis(relation: axis, size: axis.output)
    }
  }

  private func unpooling(_ space: [Int]) throws(ArithmeticError) -> [SettledAxis] {
    var pairs: [PaddingPair]?
    if case .explicit(let list) = try padding(space.count) { pairs = list }
    var target: [Int]?
    if let outputShape { target = try spread(outputShape, space.count, .outputShape) }
    let question = UnpoolingQuestion(
      sizes: try sizes(space), padding: pairs, outputShape: target)
    return try question.settled().axes.map { SettledAxis(relation: $0, size: $0.input) }
  }

  private func sizes(_ space: [Int]) throws(ArithmeticError) -> SpatialSizes {
    guard !space.isEmpty else { throw .axisCount(.kernel, expected: 0, actual: kernel.count) }
    let kernels = try spread(kernel, space.count, .kernel)
    let stepsByKernel = kind == .pooling || kind == .unpooling
    return try SpatialSizes(
      input: space, kernel: kernels,
      stride: try spread(stride ?? (stepsByKernel ? kernels : [1]), space.count, .stride),
      dilation: try spread(dilation, space.count, .dilation))
  }

  /// One number for each axis.
  func spread(_ list: [Int], _ count: Int, _ quantity: Quantity) throws(ArithmeticError)
    -> [Int]
  {
    if let only = list.first, list.count == 1 { return Array(repeating: only, count: count) }
    guard list.count == count else {
      throw .axisCount(quantity, expected: count, actual: list.count)
    }
    return list
  }

  private func padding(_ count: Int) throws(ArithmeticError) -> PaddingRule? {
    guard case .explicit(let pairs) = padding else { return padding }
    if let only = pairs.first, pairs.count == 1 {
      return .explicit(Array(repeating: only, count: count))
    }
    guard pairs.count == count else {
      throw .axisCount(.padding, expected: count, actual: pairs.count)
    }
    return .explicit(pairs)
  }
}
