import Testing

@testable import Arithmetic

@Suite struct FloatTilesTests {
  let limits = Limits.standard

  /// Forwards and both ways back, every level of code gives the bits of the plain loops.
  @Test(arguments: 1...3, [UInt64(1), 2, 3, 4])
  func giveTheBitsOfThePlainLoops(rank: Int, seed: UInt64) throws {
    var dice = Dice(seed: 80 + seed)
    for _ in 0..<30 {
      let problem = ConvolutionCase(&dice, rank: rank)
      try check(
        try problem.convolution(), dice.floats(problem.x.shape), dice.floats(problem.k.shape),
        bias: dice.flip() ? dice.floats([problem.filters]) : nil, border: Double(problem.border),
        &dice)
    }
  }

  /// Blocks of filters and rows of windows of every length, with what does not fill one left over.
  @Test(arguments: [1, 2, 3, 5, 8, 9, 15, 20], [1, 7, 8, 17, 25, 70])
  func giveThemForManyFilters(filters: Int, width: Int) throws {
    var dice = Dice(seed: UInt64(filters * 100 + width))
    for stride in 1...2 {
      let (x, k) = ([2, 3, 4, width], [filters, 3, 3, min(width, 3)])
      let convolution = Convolution(
        relation: try Relation(
          input: Array(x[2...]), kernel: Array(k[2...]), stride: [stride, stride],
          dilation: [1, 1], padding: [PaddingPair(1, 1), PaddingPair(1, 0)]),
        layout: try ChannelLayout(input: x, kernel: k))
      try check(
        convolution, dice.floats(x), dice.floats(k), bias: dice.floats([filters]), border: 0, &dice)
    }
  }

  private func check(
    _ convolution: Convolution, _ x: Grid<Double>, _ k: Grid<Double>, bias: Grid<Double>?,
    border: Double, _ dice: inout Dice
  ) throws {
    let expected = try convolution.plain(x, k, bias: bias, border: border, within: limits)
    let layout = convolution.layout
    let upstream = dice.floats(
      [layout.batch, layout.outputChannels] + convolution.relation.outputShape)
    let stamped = try convolution.plainAdjoint(
      upstream, k, count: x.cells.count, within: limits)
    let gradient = try convolution.plainKernelGradient(
      x, upstream: upstream, border: border, count: k.cells.count, within: limits)
    for level in 0...FloatLane.bestLevel {
      let tiles = try #require(FloatTiles(convolution, border: border, level: level))
      if let sums = try tiles.sums(x.cells, k.cells, bias: bias?.cells) {
        #expect(bits(sums) == bits(expected), "level \(level)")
      }
      if let cells = try tiles.adjoint(upstream.cells, k.cells) {
        #expect(bits(cells) == bits(stamped), "adjoint, level \(level)")
      }
      #expect(
        bits(try tiles.kernelGradient(x.cells, upstream: upstream.cells, within: limits))
          == bits(gradient), "gradient, level \(level)")
    }
  }

  private func bits(_ cells: [Double]) -> [UInt64] { cells.map(\.bitPattern) }
}

@Suite struct WorkersTests {
  /// Every piece is done once, on one thread or on two, and an interruption ends both.
  @Test(arguments: [1.0, 1e12]) func doEveryPieceOnce(work: Double) throws {
    var done = [Int](repeating: 0, count: 1000)
    try done.withUnsafeMutableBufferPointer { done throws(ArithmeticError) in
      nonisolated(unsafe) let done = done
      try Workers.run(done.count, work: work) { done[$0] += 1 }
    }
    #expect(done == [Int](repeating: 1, count: 1000))
  }
}
