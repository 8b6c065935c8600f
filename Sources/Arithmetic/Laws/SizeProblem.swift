/// The sizes of one axis of a layer, of which all may be known or one is sought.
///
/// Whatever is asked is settled by the function that the operations themselves settle with, the
/// framework's refusals included.
public struct SizeProblem: Equatable, Sendable {
  /// The layer, whose sizes are those of the question; its padding holds where the question has none.
  public let layer: ChainLayer

  public init(_ layer: ChainLayer) { self.layer = layer }

  public var operation: SizeLaw.Operation { layer.kind.operation ?? .convolution }
  public var isTransposed: Bool { operation == .transposed || operation == .unpooling }
  /// The symbols of what goes in and what comes out.
  public var inputSymbol: SizeSymbol { isTransposed ? .transposedInput : .input }
  public var outputSymbol: SizeSymbol { isTransposed ? .transposedOutput : .output }

  /// The sizes that can be asked with, in the order they are usually named.
  public var questionSymbols: [SizeSymbol] {
    [inputSymbol, .kernel, .stride, .padding, .paddingBegin, .paddingEnd, .dilation]
      + (operation == .transposed ? [.outputPadding] : [])
  }

  /// The largest size that is looked at.
  public static let greatest = AxisSizes.bound - 1

  private func layer(_ values: SizeValues) throws(ArithmeticError) -> ChainLayer {
    for value in values.values where value.magnitude > UInt(AxisSizes.bound) { throw .overflow }
    guard let kernel = values[.kernel] else { throw .missingSize(.kernel) }
    var layer = layer
    layer.kernel = [kernel]
    layer.stride = values[.stride].map { [$0] }
    layer.dilation = [values[.dilation] ?? 1]
    layer.outputPadding = values[.outputPadding].map { [$0] }
    layer.outputShape = values[.transposedOutput].map { [$0] }
    if let padding = values[.padding] {
      layer.padding = .explicit([PaddingPair(padding, padding)])
    } else if let begin = values[.paddingBegin], let end = values[.paddingEnd] {
      layer.padding = .explicit([PaddingPair(begin, end)])
    }
    return layer
  }

  private func space(_ values: SizeValues) throws(ArithmeticError) -> [Int] {
    guard let input = values[inputSymbol] else { throw .missingSize(inputSymbol) }
    // OpenCV's filters are for images: both axes are alike.
    let rank = operation == .convolution ? layer.framework?.convolution.leastRank ?? 1 : 1
    return Array(repeating: input, count: rank)
  }

  /// The axis as the operation settles it.
  ///
  /// - Parameter refusing: whether what a framework does not do is refused.
  /// - Throws: `.missingSize`, and what the operation throws.
  public func settled(_ values: SizeValues, refusing: Bool = true) throws(ArithmeticError)
    -> SettledAxis
  {
    let axes = try layer(values)
      .settled(over: space(values), by: layer.framework, refusing: refusing)
    guard let axis = axes.first else { throw .missingSize(.kernel) }
    return axis
  }

  /// The output sizes that can be asked for; there may be none.
  ///
  /// - Throws: `.missingSize`, and what the operation throws.
  func legalSizes(_ values: SizeValues) throws(ArithmeticError) -> Range<Int> {
    var question = values
    question[.transposedOutput] = nil
    question[.outputPadding] = nil
    return try layer(question).legalSizes(over: space(values), by: layer.framework)
  }

  /// The question that a settled axis answers.
  func asked(of axis: SettledAxis) -> SizeValues {
    var values: SizeValues = [
      .kernel: axis.relation.kernel, .stride: axis.relation.stride,
      .dilation: axis.relation.dilation,
    ]
    values[inputSymbol] = isTransposed ? axis.relation.output : axis.relation.input
    if axis.padding == .numbers || axis.padding == .stretched {
      values[.paddingBegin] = axis.typedPadding.begin
      values[.paddingEnd] = axis.typedPadding.end
    }
    return values
  }

  // MARK: One size is sought

  /// All values of one unknown for which the output lies in a range, as runs, in order.
  ///
  /// - Parameter bounds: where to look; by default wherever it makes sense.
  /// - Throws: `.missingSize`, `.notPositive` and `.negative` for what is wrong with the known sizes
  ///   whatever the unknown; `.refused` where nothing is a solution since the framework refuses it;
  ///   `.overflow` where solutions would be too large to be looked at.
  public func solutions(
    for unknown: SizeSymbol, known: SizeValues, output: ClosedRange<Int>,
    within bounds: ClosedRange<Int>? = nil
  ) throws(ArithmeticError) -> [SizeFamily] {
    for value in known.values where value.magnitude > UInt(AxisSizes.bound) { throw .overflow }
    let scan = scan(for: unknown, known, output, bounds)
    let families = try scan.families()
    if families.isEmpty { try refuse(scan, unknown, known) }
    return families
  }

  /// The values of the unknown next to a solution that is not there, with the outputs they give.
  public func neighbours(of unknown: SizeSymbol, known: SizeValues, output: Int)
    -> [(value: Int, output: Int)]
  {
    (try? scan(for: unknown, known, output...output, nil).neighbours()) ?? []
  }

  /// Throws why nothing is a solution, if it is the framework that refuses it.
  private func refuse(_ scan: SizeScan, _ unknown: SizeSymbol, _ known: SizeValues)
    throws(ArithmeticError)
  {
    var values = known
    values[unknown] = try scan.likeliest()
    do { _ = try settled(values) } catch {
      if case .refused = error { throw error }
    }
  }

  private func scan(
    for unknown: SizeSymbol, _ known: SizeValues, _ output: ClosedRange<Int>,
    _ bounds: ClosedRange<Int>?
  ) -> SizeScan {
    func values(_ value: Int) -> SizeValues {
      var values = known
      values[unknown] = value
      return values
    }
    let isReach = unknown == .kernel || unknown == .dilation
    let breaks: [Int]
    switch unknown {
    case .input, .transposedInput: breaks = known[.kernel].map { [$0] } ?? []
    case .kernel: breaks = known[inputSymbol].map { [$0] } ?? []
    case .padding: breaks = [0]
    default: breaks = []
    }
    return SizeScan(
      symbol: unknown, domain: bounds ?? domain(of: unknown, known), isBounded: bounds != nil,
      breaks: breaks, step: isReach ? 2 : 1,
      mayBeEndless: isReach || unknown == .stride, targets: output,
      size: { value throws(ArithmeticError) in
        do throws(ArithmeticError) {
          return try settled(values(value), refusing: false).size
        } catch {
          switch error {
          case .kernelExceedsInput, .notPositive(.output, axis: _, value: _),
            .impossibleOutputShape:
            return 0
          case .overflow: return nil
          default: throw error
          }
        }
      },
      accepts: { value in (try? settled(values(value)).size).map(output.contains) ?? false })
  }

  private func domain(of unknown: SizeSymbol, _ known: SizeValues) -> ClosedRange<Int> {
    switch unknown {
    case .outputPadding: 0...Swift.max(known[.stride] ?? 1, known[.dilation] ?? 1, 1)
    case .padding, .paddingBegin, .paddingEnd: 0...Self.greatest
    default: 1...Self.greatest
    }
  }
}

extension ChainLayer {
  /// One axis of the layer over a space, as a problem of its own with the sizes that it has.
  ///
  /// - Throws: `.axisCount` where a list is not as long as there are axes.
  public func problem(ofAxis axis: Int, over space: [Int]) throws(ArithmeticError)
    -> (SizeProblem, SizeValues)
  {
    var layer = self
    let problem = SizeProblem(layer)
    var values: SizeValues = [
      problem.inputSymbol: space[axis],
      .kernel: try spread(kernel, space.count, .kernel)[axis],
      .dilation: try spread(dilation, space.count, .dilation)[axis],
    ]
    if let stride { values[.stride] = try spread(stride, space.count, .stride)[axis] }
    if let outputPadding {
      values[.outputPadding] = try spread(outputPadding, space.count, .outputPadding)[axis]
    }
    if case .explicit(let pairs) = try padding(space.count) {
      layer.padding = nil
      (values[.paddingBegin], values[.paddingEnd]) = (pairs[axis].begin, pairs[axis].end)
    }
    return (SizeProblem(layer), values)
  }
}
