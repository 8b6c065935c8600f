/// A change of place for cells, whatever they are.
private struct Arrangement: UnaryOperation {
  let start: Int
  let strides: [Int]
  let shape: [Int]
  var homogeneity: Homogeneity { .copying }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    operand.gathered(from: start, strides: strides, shape: shape)
  }
}

/// The same cells in another shape.
private struct Reshaping: UnaryOperation {
  let shape: [Int]
  var homogeneity: Homogeneity { .copying }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    operand.reshaped(to: shape)
  }
}

extension Tensor {
  /// An axis counted from the front, where negative numbers count from the back.
  ///
  /// - Throws: `.axisOutOfRange`.
  public func resolve(axis: Int) throws(ArithmeticError) -> Int {
    guard -rank <= axis && axis < rank else { throw .axisOutOfRange(axis: axis, rank: rank) }
    return axis < 0 ? axis + rank : axis
  }

  /// Turned end for end along all axes, or along the given ones.
  public func flipped(along axes: [Int]? = nil) throws(ArithmeticError) -> Tensor {
    var strides = Grid<Double>.strides(of: shape)
    var start = 0
    var turned = Set<Int>()
    for axis in axes ?? Array(0..<rank) { turned.insert(try resolve(axis: axis)) }
    for axis in turned {
      start += strides[axis] * max(shape[axis] - 1, 0)
      strides[axis] = -strides[axis]
    }
    return try applying(Arrangement(start: start, strides: strides, shape: shape))
  }

  /// The axes in reverse order: rows become columns.
  public func transposed() throws(ArithmeticError) -> Tensor {
    let strides: [Int] = Grid<Double>.strides(of: shape).reversed()
    return try applying(Arrangement(start: 0, strides: strides, shape: shape.reversed()))
  }

  /// Turned by quarter turns in the plane of two axes, from the first towards the second: NumPy's
  /// `rot90`, counter-clockwise on a matrix.
  ///
  /// - Throws: `.rankMismatch` for vectors and numbers, `.axisOutOfRange`.
  public func rotated(_ quarters: Int = 1, first: Int = 0, second: Int = 1) throws(ArithmeticError)
    -> Tensor
  {
    guard rank >= 2 else { throw .rankMismatch(expected: 2, actual: rank) }
    let (a, b) = (try resolve(axis: first), try resolve(axis: second))
    guard a != b else { throw .axisOutOfRange(axis: second, rank: rank) }
    switch quarters & 3 {
    case 0: return self
    case 1: return try flipped(along: [b]).swapped(a, b)
    case 2: return try flipped(along: [a, b])
    default: return try swapped(a, b).flipped(along: [b])
    }
  }

  private func swapped(_ a: Int, _ b: Int) throws(ArithmeticError) -> Tensor {
    var (strides, shape) = (Grid<Double>.strides(of: shape), shape)
    strides.swapAt(a, b)
    shape.swapAt(a, b)
    return try applying(Arrangement(start: 0, strides: strides, shape: shape))
  }

  /// The same cells in another shape, of which one size may be −1: what is left.
  ///
  /// - Throws: `.cannotReshape`, `.tooManyAxes`, `.negativeSize`.
  public func reshaped(to asked: [Int], within limits: Limits) throws(ArithmeticError) -> Tensor {
    var shape = asked
    if let free = asked.firstIndex(of: -1) {
      shape[free] = 1
      let rest = try limits.count(shape)
      guard rest > 0, count % rest == 0 else { throw .cannotReshape(self.shape, to: asked) }
      shape[free] = count / rest
    }
    guard try limits.count(shape) == count else { throw .cannotReshape(self.shape, to: asked) }
    return try applying(Reshaping(shape: shape))
  }

  /// All cells in one vector, the last axis fastest.
  public var flattened: Tensor {
    switch self {
    case .exact(let grid): .exact(grid.reshaped(to: [grid.cells.count]))
    case .float(let grid): .float(grid.reshaped(to: [grid.cells.count]))
    case .symbolic(let grid): .symbolic(grid.reshaped(to: [grid.cells.count]))
    case .complex(let real, let imaginary): .complex(real.flattened, imaginary.flattened)
    }
  }

  /// The part of this tensor that the selections name, one for each axis from the first on; axes
  /// without one are taken whole.
  ///
  /// - Throws: `.indexOutOfRange`, `.rankMismatch` where there are more selections than axes.
  public func selecting(_ selections: [Selection]) throws(ArithmeticError) -> Tensor {
    guard selections.count <= rank else {
      throw .rankMismatch(expected: rank, actual: selections.count)
    }
    let own = Grid<Double>.strides(of: shape)
    var (start, strides, sizes): (Int, [Int], [Int]) = (0, [], [])
    for axis in 0..<rank {
      let selection = axis < selections.count ? selections[axis] : .all
      let run = try selection.resolved(axis: axis, size: shape[axis])
      if run.count > 0 { start += run.start * own[axis] }
      if !selection.removesAxis {
        strides.append(run.step * own[axis])
        sizes.append(run.count)
      }
    }
    return try applying(Arrangement(start: start, strides: strides, shape: sizes))
  }
}
