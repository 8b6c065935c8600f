import Arithmetic
import Glibc

/// The arithmetic itself, within this process. Both sides do the same job, whose answers are compared.
extension Bench {
  /// A float image of 512×512 with a kernel of 3×3. All sums are exact, in whatever order.
  func image() -> [Row] {
    let size = 512
    guard hasScipy, let python, let convolution = Self.convolution(size, padding: 1) else {
      return []
    }
    let peer = PythonPeer(
      python,
      setup: """
        import numpy, scipy.signal
        x = (numpy.arange(\(size * size)) % 251 / 8.0).reshape(\(size), \(size))
        k = numpy.array([[0.25, 0.5, 0.25], [0.5, 1, 0.5], [0.25, 0.5, 0.25]])
        job = lambda: scipy.signal.convolve2d(x, k, mode="same")
        answer = lambda y: y.sum()
        """)
    let cells = (0..<(size * size)).map { Double($0 % 251) / 8 }
    let kernel = [0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25]
    let ratios = Self.compare(
      peer, rounds: 60, convolution, .float(Grid(shape: [size, size], cells: cells)),
      .float(Grid(shape: [3, 3], cells: kernel))
    ) { y, answer in
      guard case .float(let grid) = y else { return false }
      return grid.cells.reduce(0, +) == Double(answer)
    }
    return [
      Row(
        what: "scipy.signal.convolve2d ÷ 512×512 floats with 3×3", ratios: ratios,
        goal: .atLeast(20))
    ]
  }

  /// Sums of nine products of fractions, 32×32 of them.
  func fractions() -> [Row] {
    let size = 34
    guard let python, let convolution = Self.convolution(size, padding: 0) else { return [] }
    let peer = PythonPeer(
      python,
      setup: """
        from fractions import Fraction
        n = \(size)
        x = [[Fraction((n * i + j) % 19 - 9, (n * i + j) % 12 + 1) for j in range(n)] for i in range(n)]
        k = [[Fraction(3 * i + j - 4, 3 * i + j + 2) for j in range(3)] for i in range(3)]
        def job():
            return [[sum((x[i + a][j + b] * k[a][b] for a in range(3) for b in range(3)), Fraction(0))
                     for j in range(n - 2)] for i in range(n - 2)]
        answer = lambda y: sum(map(sum, y))
        """)
    let cells = (0..<(size * size)).compactMap { try? Rational($0 % 19 - 9, $0 % 12 + 1) }
    let kernel = (0..<9).compactMap { try? Rational($0 - 4, $0 + 2) }
    guard cells.count == size * size, kernel.count == 9 else { return [] }
    let ratios = Self.compare(
      peer, rounds: 12, convolution, .exact(Grid(shape: [size, size], cells: cells)),
      .exact(Grid(shape: [3, 3], cells: kernel))
    ) { y, answer in
      guard case .exact(let grid) = y else { return false }
      return grid.cells.reduce(0, +) == (try? Rational(parsing: answer))
    }
    return [
      Row(what: "Python's Fraction ÷ sums of 9 products", ratios: ratios, goal: .atLeast(20))
    ]
  }

  /// The sparse matrix of a 128×128 image with a kernel of 3×3: building it, and adding its entries up.
  func matrix() -> [Row] {
    guard let convolution = Self.convolution(128, padding: 0) else { return [] }
    let kernel = Grid(shape: [1, 1, 3, 3], cells: (0..<9).map { 0.5 + Double($0) })
    var ratios = Ratios()
    for round in 0..<60 {
      var built: SparseMatrix<Double>?
      let building = Clock.seconds {
        built = (try? ConvolutionMatrix(convolution, within: .standard))?.filled(with: kernel)
      }
      guard let matrix = built else { return [] }
      var sum = 0.0
      let reading = Clock.seconds { for value in matrix.values { sum += value } }
      guard sum == 4.5 * Double(matrix.values.count) else { return [] }
      if round > 0 { ratios.add(building, over: reading) }
    }
    return [
      Row(
        what: "building the sparse matrix of 128×128, 3×3 ÷ reading it", ratios: ratios,
        goal: .atMost(10))
    ]
  }

  private static func convolution(_ size: Int, padding: Int) -> Convolution? {
    let pair = PaddingPair(padding, padding)
    guard
      let relation = try? Relation(
        input: [size, size], kernel: [3, 3], stride: [1, 1], dilation: [1, 1],
        padding: [pair, pair]),
      let layout = try? ChannelLayout(input: [size, size], kernel: [3, 3])
    else { return nil }
    return Convolution(relation: relation, layout: layout)
  }

  /// The peer's times over those of a convolution; the first round only warms up.
  private static func compare(
    _ peer: PythonPeer?, rounds: Int, _ convolution: Convolution, _ x: Tensor, _ k: Tensor,
    agrees: (Tensor, String) -> Bool
  ) -> Ratios {
    var ratios = Ratios()
    for round in 0...rounds {
      guard let other = peer?.run() else { break }
      var result: Tensor?
      let seconds = Clock.seconds { result = try? convolution.result(x, k, within: .standard) }
      guard let result, agrees(result, other.answer) else {
        puts("the answers differ: \(other.answer)")
        break
      }
      if round > 0 { ratios.add(other.seconds, over: seconds) }
    }
    return ratios
  }
}
