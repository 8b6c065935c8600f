/// Winograd's minimal filtering F(m, r) by Cook and Toom's construction: m outputs of a correlation with r
/// weights by m + r − 1 products, Y = Aᵀ[(G g) ⊙ (Bᵀ d)], exact in fractions.
///
/// The outputs are the coefficients of a transposed polynomial product, which is evaluated at m + r − 2
/// numbers and at ∞. As in the literature (Lavin and Gray, 2016; wincnn) the fractions are in G.
public struct CookToom: Equatable, Sendable {
  /// m.
  public let outputs: Int
  /// r.
  public let taps: Int
  /// The numbers of evaluation; ∞ is one more.
  public let points: [Rational]
  /// Aᵀ, m×(m + r − 1).
  public let output: Tensor
  /// G, (m + r − 1)×r.
  public let kernel: Tensor
  /// Bᵀ, square.
  public let input: Tensor

  /// m + r − 1, the products.
  public var size: Int { outputs + taps - 1 }

  /// The largest m + r − 1.
  public static let most = 32

  /// - Parameters:
  ///   - points: m + r − 2 different numbers; nil for 0, 1, −1, 2, −2, 1/2, −1/2, 3 …
  /// - Precondition: m and r are at least 1, together at most `most` + 1, and the points as many and
  ///   different.
  public init(
    outputs: Int, taps: Int, points: [Rational]? = nil, within limits: Limits
  ) throws(ArithmeticError) {
    (self.outputs, self.taps) = (outputs, taps)
    let size = outputs + taps - 1
    let points = points ?? Self.usualPoints(size - 1)
    self.points = points
    precondition(points.count == size - 1 && Set(points).count == points.count, "other points")
    var (a, g, b): ([Rational], [Rational], [Rational]) = ([], [], [])
    for power in 0..<outputs {
      for point in points { a.append(try point.power(power, within: limits)) }
      a.append(power == outputs - 1 ? .one : .zero)
    }
    for (place, point) in points.enumerated() {
      let others = points.indices.filter { $0 != place }.map { points[$0] }
      let norm = others.reduce(Rational.one) { $0 * (point - $1) }
      // The first row's sign, as wincnn has it, goes to both matrices.
      let sign: Rational = place == 0 && norm.sign < 0 ? -1 : 1
      for power in 0..<taps {
        g.append(try (point.power(power, within: limits) * sign).quotient(norm))
      }
      b += Self.product(of: others, size).map { $0 * sign }
    }
    for power in 0..<taps { g.append(power == taps - 1 ? .one : .zero) }
    b += Self.product(of: points, size)
    output = .exact(Grid(shape: [outputs, size], cells: a))
    kernel = .exact(Grid(shape: [size, taps], cells: g))
    input = .exact(Grid(shape: [size, size], cells: b))
  }

  /// The coefficients of Π (x − p), from the constant on, filled up with 0.
  private static func product(of roots: [Rational], _ size: Int) -> [Rational] {
    var coefficients = [Rational](repeating: .zero, count: size)
    coefficients[0] = .one
    for (degree, root) in roots.enumerated() {
      for place in stride(from: degree + 1, through: 0, by: -1) {
        let lower = place > 0 ? coefficients[place - 1] : .zero
        coefficients[place] = lower - root * coefficients[place]
      }
    }
    return coefficients
  }

  /// 0, then small numbers and their reciprocals with both signs.
  public static func usualPoints(_ count: Int) -> [Rational] {
    var points: [Rational] = [0]
    var number = 1
    while points.count < count {
      let whole = Rational(number)
      let part = Rational.one.divided(by: number)
      points += number == 1 ? [whole, -whole] : [whole, -whole, part, -part]
      number += 1
    }
    return Array(points.prefix(count))
  }

  /// Y = Aᵀ[(G g) ⊙ (Bᵀ d)], and in two dimensions Aᵀ[(G g Gᵀ) ⊙ (Bᵀ d B)]A, of numbers or symbols; with
  /// what is on the way.
  ///
  /// - Parameters:
  ///   - tile: d, of m + r − 1 samples along one or two axes.
  ///   - weights: g, of r along as many.
  public func worked(
    _ tile: Tensor, _ weights: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> (input: Tensor, kernel: Tensor, product: Tensor, output: Tensor) {
    let (d, g) = (
      try Self.applied(input, tile, within: limits),
      try Self.applied(kernel, weights, within: limits)
    )
    let product = try d.multiplied(by: g, within: limits)
    return (d, g, product, try Self.applied(output, product, within: limits))
  }

  /// M · v, or M · V · Mᵀ.
  private static func applied(
    _ matrix: Tensor, _ tensor: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let kind: Tensor = tensor.kind == .float ? try matrix.converted(to: .float) : matrix
    let left = try kind.matrixProduct(tensor, within: limits)
    return tensor.rank == 1 ? left : try left.matrixProduct(try kind.transposed(), within: limits)
  }

  /// What a correlation with the weights is, straight from its definition.
  public func direct(
    _ tile: Tensor, _ weights: Tensor, within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    let axis = AxisRelation(
      input: size, kernel: taps, stride: 1, dilation: 1, padding: .none, output: outputs)
    let convolution = Convolution(
      relation: Relation(Array(repeating: axis, count: tile.rank)),
      layout: try ChannelLayout(input: tile.shape, kernel: weights.shape))
    return try convolution.result(tile, weights, within: limits)
  }

  /// Whether the outputs are those of the definition for all numbers: both are written in symbols, and their
  /// polynomials compared.
  public func isProvedInSymbols(within limits: Limits) throws(ArithmeticError) -> Bool {
    let tile = try Tensor.symbols("d", [size], within: limits)
    let weights = try Tensor.symbols("g", [taps], within: limits)
    return try worked(tile, weights, within: limits).output == direct(tile, weights, within: limits)
  }

  /// The same on every pair of a unit tile and a unit kernel, which is all that a bilinear law needs:
  /// Aᵀ · diag(G[:,t]) · Bᵀ is the identity moved t columns on.
  public func isProvedOnUnits(within limits: Limits) throws(ArithmeticError) -> Bool {
    for tap in 0..<taps {
      let column = try kernel.selecting([.all, .index(tap)]).diagonal(within: limits)
      let product = try output.matrixProduct(column, within: limits)
        .matrixProduct(input, within: limits)
      var moved = Grid<Rational>(shape: [outputs, size], repeating: .zero)
      for row in 0..<outputs { moved.cells[row * size + row + tap] = .one }
      guard product == .exact(moved) else { return false }
    }
    return true
  }

  /// The greatest error in floats, over tiles of numbers between −1 and 1 with 6 digits, against the exact
  /// outputs, and that of the plain sums.
  public func rounding(
    tiles: Int, within limits: Limits
  ) throws(ArithmeticError) -> (here: Double, plain: Double) {
    var worst = (here: 0.0, plain: 0.0)
    for seed in 0..<tiles {
      try Interruption.check()
      let million = Tensor(1_000_000)
      let d = try Tensor.random(
        [size], seed: 2 * seed, low: -1_000_000, high: 1_000_000, within: limits
      )
      .divided(by: million, within: limits)
      let g = try Tensor.random(
        [taps], seed: 2 * seed + 1, low: -1_000_000, high: 1_000_000, within: limits
      )
      .divided(by: million, within: limits)
      let (x, w) = (try d.converted(to: .float), try g.converted(to: .float))
      // The floats' own product, without rounding.
      let exact = try direct(
        try x.converted(to: .exact), try w.converted(to: .exact), within: limits)
      let here = try worked(x, w, within: limits).output.converted(to: .exact)
      let plain = try direct(x, w, within: limits).converted(to: .exact)
      worst.here = max(worst.here, try exact.distance(to: here, within: limits))
      worst.plain = max(worst.plain, try exact.distance(to: plain, within: limits))
    }
    return worst
  }
}

extension Tensor {
  /// The greatest difference between two cells in the same place.
  fileprivate func distance(to other: Tensor, within limits: Limits) throws(ArithmeticError)
    -> Double
  {
    try subtracting(other, within: limits).absolute().greatest().floats().cells[0]
  }
}
