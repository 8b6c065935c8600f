/// The kernels that every course on images names. All are laid on as they are (cross-correlation):
/// the gradients answer with a positive number where the image grows to the right or downwards.
extension Tensor {
  public static let sobelX = Tensor([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
  public static let sobelY = Tensor([[-1, -2, -1], [0, 0, 0], [1, 2, 1]])
  public static let prewittX = Tensor([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
  public static let prewittY = Tensor([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])
  /// The sum of the second differences along both axes.
  public static let laplacian = Tensor([[0, 1, 0], [1, -4, 1], [0, 1, 0]])
  /// The image less its laplacian.
  public static let sharpen = Tensor([[0, -1, 0], [-1, 5, -1], [0, -1, 0]])
  public static let emboss = Tensor([[-2, -1, 0], [-1, 1, 1], [0, 1, 2]])

  /// The mean of an n×n window: every entry 1/n².
  public static func box(_ size: Int, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let count = try kernelCount(size, within: limits)
    return try full([size, size], .exact(Rational.one.divided(by: count)), within: limits)
  }

  /// 1 in the middle, which of an even size is the cell before it, as `same_lower` and `half` padding
  /// have it; 0 elsewhere.
  public static func identity(_ size: Int, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    _ = try kernelCount(size, within: limits)
    var grid = Grid<Rational>(shape: [size, size], repeating: .zero)
    let middle = (size - 1) / 2
    grid.cells[middle * size + middle] = .one
    return .exact(grid)
  }

  /// exp(−(x² + y²) / 2σ²) about the middle, divided by the sum of all entries.
  ///
  /// - Throws: `.notPositive(.kernel)` for a size below 1, `.notFinite` for a σ that is not a
  ///   positive finite number.
  public static func gaussian(
    _ size: Int, sigma: Double, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    _ = try kernelCount(size, within: limits)
    guard sigma > 0 && sigma.isFinite else { throw .notFinite }
    let middle = Double(size - 1) / 2
    var row = (0..<size).map { place in
      let distance = (Double(place) - middle) / sigma
      return (-distance * distance / 2).exponential
    }
    let sum = row.reduce(0, +)
    guard sum > 0 else { throw .notFinite }
    row = row.map { $0 / sum }
    return .float(Grid(shape: [size, size], cells: row.flatMap { y in row.map { x in y * x } }))
  }

  /// The kernel of bilinear upsampling that fully convolutional networks start from (Long, Shelhamer
  /// and Darrell, 2015): (1 − |x − c| / f)(1 − |y − c| / f) with f = ⌈n/2⌉ and c = f − 1, or f − 1/2
  /// for even n.
  public static func bilinear(_ size: Int, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    _ = try kernelCount(size, within: limits)
    let factor = size / 2 + size % 2
    // In halves, so that all is whole.
    let centre = 2 * factor - (size % 2 == 1 ? 2 : 1)
    let row = (0..<size).map { place in
      Rational(2 * factor - abs(2 * place - centre)).divided(by: 2 * factor)
    }
    var cells: [Rational] = []
    cells.reserveCapacity(size * size)
    for y in row {
      try Interruption.check()
      for x in row { cells.append(y * x) }
    }
    return .exact(Grid(shape: [size, size], cells: cells))
  }

  private static func kernelCount(
    _ size: Int, within limits: Limits
  ) throws(ArithmeticError) -> Int {
    guard size >= 1 else { throw .notPositive(.kernel, axis: .only, value: size) }
    return try limits.countExact([size, size])
  }
}
