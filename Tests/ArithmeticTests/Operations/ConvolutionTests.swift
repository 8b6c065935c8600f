import Arithmetic
import Testing

@Suite struct ConvolutionTests {
  let limits = Limits.standard

  @Test(arguments: 1...3, [UInt64(1), 2, 3, 4])
  func agreesWithTheDefinition(rank: Int, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    for _ in 0..<40 {
      let problem = ConvolutionCase(&dice, rank: rank)
      let convolution = try problem.convolution()
      #expect(convolution.relation.outputShape == problem.outputSpace)
      let y = try convolution.result(
        problem.x.tensor, problem.k.tensor, border: Rational(problem.border), within: limits)
      #expect(y == problem.direct.tensor)
    }
  }

  @Test(arguments: 1...3)
  func gradientsAgreeWithTheDefinition(rank: Int) throws {
    var dice = Dice(seed: 20 + UInt64(rank))
    for _ in 0..<40 {
      let problem = ConvolutionCase(&dice, rank: rank)
      let convolution = try problem.convolution()
      let upstream = dice.plain(problem.direct.shape)
      let dx = try convolution.inputGradient(
        upstream: upstream.tensor, problem.k.tensor, within: limits)
      #expect(dx == problem.adjoint(upstream).tensor)
      let dk = try convolution.kernelGradient(
        problem.x.tensor, upstream: upstream.tensor, border: Rational(problem.border),
        within: limits)
      #expect(dk == problem.kernelGradient(upstream).tensor)
      let db = try convolution.biasGradient(upstream: upstream.tensor, within: limits)
      let sums = (0..<problem.filters).map { filter in
        Plain.indices(of: upstream.shape).filter { $0[1] == filter }
          .map { upstream[$0] }.reduce(0, +)
      }
      #expect(db == Tensor(sums))
    }
  }

  /// ⟨conv(x, k), y⟩ = ⟨x, transpose(y, k)⟩, exactly and under every border without a constant.
  @Test(arguments: [PaddingMode.zeros, .reflect, .replicate, .circular, .symmetric])
  func adjointIdentity(mode: PaddingMode) throws {
    var dice = Dice(seed: 7)
    for round in 0..<30 {
      let problem = ConvolutionCase(&dice, rank: round % 3 + 1, modes: [mode])
      let convolution = try problem.convolution()
      let y = dice.plain(problem.direct.shape)
      let forward = try convolution.direct(problem.x.grid, problem.k.grid, within: limits)
      let back = try convolution.adjoint(y.grid, problem.k.grid, within: limits)
      #expect(dot(forward, y.grid) == dot(problem.x.grid, back))
    }
  }

  private func dot(_ left: Grid<Rational>, _ right: Grid<Rational>) -> Rational {
    zip(left.cells, right.cells).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
  }

  @Test(arguments: 1...3)
  func channelsLastIsTheSameWithAxesMoved(rank: Int) throws {
    var dice = Dice(seed: 30)
    let space = Array(2..<(rank + 2))
    for _ in 0..<20 {
      let problem = ConvolutionCase(&dice, rank: rank)
      let x = problem.x.moved([0] + space + [1])
      let k = problem.k.moved(space + [1, 0])
      let convolution = Convolution(
        relation: try problem.convolution().relation,
        layout: try ChannelLayout(
          input: x.shape, kernel: k.shape, dims: rank, groups: problem.groups,
          order: .channelsLast), mode: problem.mode)
      let border = Rational(problem.border)
      let y = try convolution.result(x.tensor, k.tensor, border: border, within: limits)
      let expected = problem.direct.moved([0] + space + [1])
      #expect(y == expected.tensor)
      let upstream = dice.plain(problem.direct.shape)
      let moved = upstream.moved([0] + space + [1]).tensor
      #expect(
        try convolution.inputGradient(upstream: moved, k.tensor, within: limits)
          == problem.adjoint(upstream).moved([0] + space + [1]).tensor)
      #expect(
        try convolution.kernelGradient(x.tensor, upstream: moved, border: border, within: limits)
          == problem.kernelGradient(upstream).moved(space + [1, 0]).tensor)
    }
  }

  @Test func biasAndFractionsAndFloats() throws {
    var dice = Dice(seed: 40)
    let problem = ConvolutionCase(&dice, rank: 2, modes: [.constant])
    let convolution = try problem.convolution()
    let bias = dice.plain([problem.filters])
    var expected = problem.direct
    for index in Plain.indices(of: expected.shape) { expected[index] += bias[[index[1]]] }
    let border = Rational(problem.border)
    #expect(
      try convolution.result(
        problem.x.tensor, problem.k.tensor, bias: bias.tensor, border: border, within: limits)
        == expected.tensor)
    // Everything over 6: the products are over 36, and the bias is over 36 to match.
    func over(_ plain: Plain, _ divisor: Int) -> Tensor {
      .exact(plain.grid.map { $0.divided(by: divisor) })
    }
    #expect(
      try convolution.result(
        over(problem.x, 6), over(problem.k, 6), bias: over(bias, 36),
        border: border.divided(by: 6), within: limits) == over(expected, 36))
    let floats = try convolution.result(
      problem.x.tensor.converted(to: .float), problem.k.tensor, bias: bias.tensor, border: border,
      within: limits)
    #expect(floats.kind == .float && floats == expected.tensor)
  }

  /// Worked values of papers, books and manuals.
  @Test func paperFigure() throws {
    let x = Tensor([
      [2, 2, 3, 3, 3], [0, 1, 3, 0, 3], [2, 3, 0, 1, 3], [3, 3, 2, 1, 2], [3, 3, 0, 2, 3],
    ])
    let k = Tensor([[2, 0, 1], [1, 0, 0], [0, 1, 1]])
    #expect(try run(x, k, stride: 2, padding: 1) == Tensor([[1, 5, 6], [7, 8, 3], [3, 10, 4]]))
    guard case .exact(let all) = try run(x, k, stride: 1, padding: 1) else { return }
    #expect(
      all.cells.prefix(15)
        == [1, 6, 5, 6, 6, 7, 10, 9, 16, 9, 7, 10, 8, 12, 3])
  }

  @Test func bookValues() throws {
    #expect(
      try run(
        Tensor(Array(0..<9), shape: [3, 3]), Tensor([[1, 2], [3, 4]]), stride: 1, padding: 0)
        == Tensor([[27, 37], [57, 67]]))
    #expect(
      try run(
        Tensor(Array(1...9), shape: [3, 3]), Tensor([[1, 2], [3, 4]]), stride: 1, padding: 0)
        == Tensor([[37, 47], [67, 77]]))
    #expect(
      try run(
        Tensor([Int](repeating: 1, count: 16), shape: [4, 4]), Tensor([[1, 0], [-1, -2]]),
        stride: 2, padding: 0) == Tensor([[-2, -2], [-2, -2]]))
    // Valid correlation of a well-known question on the web.
    #expect(
      try run(
        Tensor([[5, 1, 3], [1, 1, 2], [2, 1, 3]]), Tensor([[4, 3], [1, 2]]), stride: 1, padding: 0)
        == Tensor([[26, 18], [11, 17]]))
  }

  private func run(_ x: Tensor, _ k: Tensor, stride: Int, padding: Int) throws -> Tensor {
    let pair = PaddingPair(padding, padding)
    return try Convolution(
      relation: try Relation(
        input: x.shape, kernel: k.shape, stride: [stride, stride], dilation: [1, 1],
        padding: [pair, pair]), layout: try ChannelLayout(input: x.shape, kernel: k.shape)
    ).result(x, k, within: limits)
  }

  @Test func whatIsTooMuchIsRefused() throws {
    let x = Tensor([1, 2, 3])
    let k = Tensor([1, 1])
    func convolve(padding: Int, stride: Int) throws -> Tensor {
      try Convolution(
        relation: try Relation(
          input: [3], kernel: [2], stride: [stride], dilation: [1],
          padding: [PaddingPair(padding, padding)]),
        layout: try ChannelLayout(input: [3], kernel: [2])
      ).result(x, k, within: limits)
    }
    #expect(throws: ArithmeticError.tooManyCells([1, 1, 2_000_000_002], limit: limits.cells)) {
      try convolve(padding: 1_000_000_000, stride: 1)
    }
    #expect(throws: ArithmeticError.overflow) { try convolve(padding: .max, stride: 1) }
    #expect(throws: ArithmeticError.overflow) { try convolve(padding: .min, stride: 1) }
    // Windows far apart in a wide border are few, and only their own taps are listed.
    let wide = try convolve(padding: 1 << 30, stride: 1 << 30)
    #expect(wide == Tensor([0, 3, 0]))
  }

  @Test func shapesThatAreNotTheLayoutsAreRefused() throws {
    var dice = Dice(seed: 50)
    let problem = ConvolutionCase(&dice, rank: 2, modes: [.zeros])
    let convolution = try problem.convolution()
    let other = dice.plain(problem.direct.shape.map { $0 + 1 }).tensor
    #expect(throws: ArithmeticError.self) {
      try convolution.inputGradient(upstream: other, problem.k.tensor, within: limits)
    }
    #expect(throws: ArithmeticError.self) {
      try convolution.kernelGradient(problem.x.tensor, upstream: other, within: limits)
    }
    #expect(throws: ArithmeticError.rankMismatch(expected: 4, actual: 1)) {
      try convolution.biasGradient(upstream: Tensor([1]), within: limits)
    }
    #expect(throws: ArithmeticError.rankMismatch(expected: 4, actual: 1)) {
      try convolution.result(Tensor([1]), problem.k.tensor, within: limits)
    }
  }
}
