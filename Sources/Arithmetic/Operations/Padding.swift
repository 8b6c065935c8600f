/// Cells added before and after along the last axes of a tensor, or taken away where a number is
/// negative.
public struct Padding: Equatable, Sendable {
  /// One pair for each of the last axes.
  public let pairs: [PaddingPair]
  public let mode: PaddingMode
  /// Whether a mirror or a repeated edge shows what is left after cropping, not the whole axis.
  let cropsFirst: Bool
  /// Whether what is mirrored is mirrored again where it does not suffice.
  let isEndless: Bool

  public init(
    pairs: [PaddingPair], mode: PaddingMode = .zeros, cropsFirst: Bool = false,
    isEndless: Bool = false
  ) {
    self.pairs = pairs
    self.mode = mode
    self.cropsFirst = cropsFirst
    self.isEndless = isEndless
  }

  /// i + p₀ + p₁ on each padded axis.
  ///
  /// - Throws: `.axisCount` for more pairs than axes; `.paddingTooWide` where a mirror would need more
  ///   samples than there are; `.negativeSize` where more is taken away than there is; `.overflow`.
  public func outputShape(of shape: [Int]) throws(ArithmeticError) -> [Int] {
    guard pairs.count <= shape.count else {
      throw .axisCount(.padding, expected: shape.count, actual: pairs.count)
    }
    guard shape.allSatisfy({ $0 >= 0 }) else { throw .negativeSize(shape) }
    var result = shape
    let first = shape.count - pairs.count
    for (place, pair) in pairs.enumerated() {
      let size = shape[first + place]
      let axis = SpatialAxis(first + place, of: shape.count)
      try mode.check(pair, axis: axis, size: size, cropsFirst: cropsFirst, isEndless: isEndless)
      let (begun, overflow) = size.addingReportingOverflow(pair.begin)
      let (padded, overflow1) = begun.addingReportingOverflow(pair.end)
      guard !overflow, !overflow1 else { throw .overflow }
      result[first + place] = padded
    }
    guard result.allSatisfy({ $0 >= 0 }) else { throw .negativeSize(result) }
    return result
  }

  /// The padded grid.
  ///
  /// - Parameter border: what stands in the padding under the modes `zeros` and `constant`.
  /// - Throws: `.tooManyCells`, and what `outputShape` throws.
  public func padded<E: Number>(
    _ input: Grid<E>, border: E = .zero, within limits: Limits
  ) throws(ArithmeticError) -> Grid<E> {
    let shape = try outputShape(of: input.shape)
    let count = try limits.count(shape)
    guard count > 0 else { return Grid(shape: shape, cells: []) }
    // The cells, and twice the places that they are taken from.
    try limits.check(
      memory: count.saturatingProduct(MemoryLayout<E>.stride + 2 * MemoryLayout<Int>.stride))
    var places = [0]
    var strides = input.strides[...]
    let first = shape.count - pairs.count
    for axis in shape.indices {
      let pair = axis < first ? .none : pairs[axis - first]
      let step = strides.removeFirst()
      let size = input.shape[axis]
      let line = (0..<shape[axis]).map {
        mode.source(of: $0 - pair.begin, size: size, padding: pair, cropsFirst: cropsFirst) ?? -1
      }
      var next: [Int] = []
      next.reserveCapacity(places.count * line.count)
      for place in places {
        for sample in line { next.append(place < 0 || sample < 0 ? -1 : place + sample * step) }
      }
      places = next
    }
    return Grid(shape: shape, cells: places.map { $0 < 0 ? border : input.cells[$0] })
  }

  /// The padded tensor. See `padded` of a grid.
  public func result(
    _ input: Tensor, border: Rational = 0, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let operation = Pad(padding: self, limits: limits)
    return try Tensor.combining(
      OperandList(input, border.isZero ? nil : Tensor(border)), with: operation)
  }
}

private struct Pad: GridOperation {
  let padding: Padding
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let border = operands.count > 1 ? operands[1].cells[0] : .zero
    return try padding.padded(operands[0], border: border, within: limits)
  }
}
