extension ChainLayer {
  /// The axes of a layer over a space.
  ///
  /// - Parameter refusing: whether what a framework does not do is refused; without it only the
  ///   sizes are asked for.
  /// - Throws: what the framework's or the house's rules throw, with the axis.
  func settled(over space: [Int], by framework: Framework?, refusing: Bool = true)
    throws(ArithmeticError) -> [SettledAxis]
  {
    switch kind {
    case .convolution:
      let question = ConvolutionQuestion(
        sizes: try sizes(space, framework), padding: try padding(space.count),
        mode: framework?.defaultMode ?? .zeros, groups: groups, rounding: rounding,
        turnsKernel: framework?.turnsKernel ?? false)
      return try question.settled(by: framework, refusing: refusing).axes
    case .transposed:
      return try transposed(space, framework).settled(by: framework, refusing: refusing)
    case .pooling, .globalPooling:
      return try settledPooling(over: space, by: framework, refusing: refusing).axes
    case .unpooling: return try unpooling(space, framework).settledAxes(refusing: refusing)
    default: return []
    }
  }

  /// The windows of a pooling layer, those of a size or the one that is the whole plane.
  public func settledPooling(
    over space: [Int], by framework: Framework?, refusing: Bool = true
  ) throws(ArithmeticError) -> SettledPooling {
    guard kind == .pooling else {
      return try PoolingQuestion.global(input: space, kind: pooled).settled(by: framework)
    }
    return try PoolingQuestion(
      sizes: try sizes(space, framework), kind: pooled, padding: try padding(space.count),
      ceil: ceil,
      isStrict: rounding == .strict
    ).settled(by: framework, refusing: refusing)
  }

  /// The sizes that `outputShape` can ask for along the first axis.
  func legalSizes(over space: [Int], by framework: Framework?) throws(ArithmeticError)
    -> Range<Int>
  {
    kind == .unpooling
      ? try unpooling(space, framework).legalSizes(axis: 0)
      : try transposed(space, framework).legalSizes(axis: 0, by: framework)
  }

  private func transposed(_ space: [Int], _ framework: Framework?) throws(ArithmeticError)
    -> TransposedQuestion
  {
    TransposedQuestion(
      sizes: try sizes(space, framework), padding: try padding(space.count),
      outputPadding: try spread(outputPadding, space.count, .outputPadding),
      outputShape: try spread(outputShape, space.count, .outputShape))
  }

  private func unpooling(_ space: [Int], _ framework: Framework?) throws(ArithmeticError)
    -> UnpoolingQuestion
  {
    if let framework, !framework.unpooling.byPlaces {
      throw .refused(framework, .operation("unpooling"))
    }
    var pairs: [PaddingPair]?
    if case .explicit(let list) = try padding(space.count) { pairs = list }
    return UnpoolingQuestion(
      sizes: try sizes(space, framework), padding: pairs,
      outputShape: try spread(outputShape, space.count, .outputShape))
  }

  private func sizes(_ space: [Int], _ framework: Framework?) throws(ArithmeticError)
    -> SpatialSizes
  {
    guard !space.isEmpty else { throw .axisCount(.kernel, expected: 0, actual: kernel.count) }
    let kernels = try spread(kernel, space.count, .kernel)
    let steps = try spread(stride, space.count, .stride)
    let dilations: [Int] = try spread(dilation, space.count, .dilation)
    guard kind == .pooling || kind == .unpooling else {
      return try SpatialSizes(
        input: space, kernel: kernels, stride: steps ?? kernels.map { _ in 1 }, dilation: dilations)
    }
    return try SpatialSizes(
      input: space, window: kernels, stride: steps, dilation: dilations, by: framework)
  }

  private func spread(_ list: [Int]?, _ count: Int, _ quantity: Quantity)
    throws(ArithmeticError) -> [Int]?
  {
    guard let list else { return nil }
    let numbers: [Int] = try spread(list, count, quantity)
    return numbers
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

  func padding(_ count: Int) throws(ArithmeticError) -> PaddingRule? {
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
