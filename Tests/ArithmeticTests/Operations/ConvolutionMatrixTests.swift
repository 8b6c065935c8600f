import Arithmetic
import Testing

@Suite struct ConvolutionMatrixTests {
  let limits = Limits.standard

  /// C · vec(x) and A · vec(k) are the convolution; Cᵀ · vec(y) is its adjoint; dense and sparse agree.
  @Test(arguments: 1...3)
  func productsAreTheConvolution(rank: Int) throws {
    var dice = Dice(seed: UInt64(rank))
    for _ in 0..<30 {
      let problem = ConvolutionCase(
        &dice, rank: rank, modes: [.zeros, .reflect, .replicate, .circular, .symmetric])
      let places = try ConvolutionMatrix(problem.convolution(), within: limits)
      let matrix = places.filled(with: problem.k.grid)
      let dense = try matrix.dense(within: limits)
      let upstream = dice.plain(problem.direct.shape)
      let back = problem.adjoint(upstream).grid.cells
      let each = matrix.columns
      for image in 0..<problem.batch {
        let x = Array(problem.x.grid.cells[(image * each)..<((image + 1) * each)])
        let y = Array(
          problem.direct.grid.cells[(image * matrix.rows)..<((image + 1) * matrix.rows)])
        #expect(try matrix.product(with: x, within: limits) == y)
        let rows = (0..<matrix.rows).map { row in
          (0..<each).reduce(Rational(0)) { $0 + dense.cells[row * each + $1] * x[$1] }
        }
        #expect(rows == y)
        let dy = Array(
          upstream.grid.cells[(image * matrix.rows)..<((image + 1) * matrix.rows)])
        #expect(
          try matrix.transposedProduct(with: dy, within: limits)
            == Array(back[(image * each)..<((image + 1) * each)]))
        let byInput = places.filled(
          byInput: Grid(shape: [each], cells: x), kernelCount: problem.k.cells.count)
        #expect(try byInput.product(with: problem.k.grid.cells, within: limits) == y)
      }
    }
  }

  /// C of a 3×3 kernel on 4×4, row by row as the guide writes it.
  @Test func matrixOfTheGuide() throws {
    let convolution = Convolution(
      relation: try Relation(
        input: [4, 4], kernel: [3, 3], stride: [1, 1], dilation: [1, 1],
        padding: [.none, .none]), layout: try ChannelLayout(input: [4, 4], kernel: [3, 3]))
    let w = Grid<Rational>(shape: [3, 3], cells: (1...9).map { Rational($0) })
    let matrix = try ConvolutionMatrix(convolution, within: limits).filled(with: w)
      .dense(within: limits)
    #expect(
      Tensor.exact(matrix)
        == Tensor([
          [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0],
          [0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0],
          [0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0],
          [0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9],
        ]))
  }

  @Test func matricesThatAreTooLargeAreRefused() throws {
    let convolution = Convolution(
      relation: try Relation(
        input: [300, 300], kernel: [3, 3], stride: [1, 1], dilation: [1, 1],
        padding: [.none, .none]), layout: try ChannelLayout(input: [300, 300], kernel: [3, 3]))
    let matrix = try ConvolutionMatrix(convolution, within: .standard)
    let ones = Grid<Rational>(shape: [3, 3], repeating: 1)
    #expect(
      throws: ArithmeticError.tooManyCells([88_804, 90_000], limit: Limits.standard.cells)
    ) { try matrix.filled(with: ones).dense(within: .standard) }
    #expect(throws: ArithmeticError.self) {
      try ConvolutionMatrix(convolution, within: .strict)
    }
  }
}
