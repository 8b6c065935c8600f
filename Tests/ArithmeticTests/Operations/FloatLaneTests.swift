import Testing

@testable import Arithmetic

@Suite struct FloatLaneTests {
  let limits = Limits.standard

  /// Every level of code gives the bits of the plain loop, whatever the sizes and wherever the border.
  @Test(arguments: 1...3, [UInt64(1), 2, 3])
  func givesTheBitsOfThePlainLoop(rank: Int, seed: UInt64) throws {
    var dice = Dice(seed: 60 + seed)
    for _ in 0..<40 {
      let problem = ConvolutionCase(&dice, rank: rank, modes: [.zeros, .constant])
      try check(
        try problem.convolution(), dice.floats(problem.x.shape), dice.floats(problem.k.shape),
        bias: dice.flip() ? dice.floats([problem.filters]) : nil)
    }
  }

  /// Rows long enough for blocks of every level, with what does not fill a block left over.
  @Test(arguments: [7, 16, 17, 24, 31, 48, 49, 64, 95, 130], [1, 2])
  func givesThemForLongRows(width: Int, stride: Int) throws {
    var dice = Dice(seed: UInt64(width))
    for padding in [0, 1, 3] {
      let convolution = Convolution(
        relation: try Relation(
          input: [5, width], kernel: [3, 3], stride: [1, stride], dilation: [1, 2],
          padding: [PaddingPair(padding, padding), PaddingPair(padding, 0)]),
        layout: try ChannelLayout(input: [5, width], kernel: [3, 3]))
      try check(convolution, dice.floats([1, 1, 5, width]), dice.floats([1, 1, 3, 3]))
    }
  }

  /// The zeros of the border are samples like others: 0 · ∞ is no number.
  @Test func countsTheBorder() throws {
    let convolution = Convolution(
      relation: try Relation(
        input: [3], kernel: [3], stride: [1], dilation: [1], padding: [PaddingPair(1, 1)]),
      layout: try ChannelLayout(input: [3], kernel: [3]))
    let x = Grid(shape: [1, 1, 3], cells: [1.0, 2, 3])
    let k = Grid(shape: [1, 1, 3], cells: [Double.infinity, 1, 2])
    let cells = try convolution.direct(x, k, within: limits).cells
    #expect(cells[0].isNaN && cells[1] == .infinity && cells[2] == .infinity)
  }

  private func check(
    _ convolution: Convolution, _ x: Grid<Double>, _ k: Grid<Double>, bias: Grid<Double>? = nil
  ) throws {
    let expected = try convolution.plain(x, k, bias: bias, within: limits).map(\.bitPattern)
    for level in 0...FloatLane.bestLevel {
      let lane = try #require(
        FloatLane(convolution, samples: x.cells.count, taps: k.cells.count, level: level))
      let cells = try lane.sums(x.cells, k.cells, bias: bias?.cells)
      #expect(cells.map(\.bitPattern) == expected, "level \(level)")
    }
    let direct = try convolution.direct(x, k, bias: bias, within: limits)
    #expect(direct.cells.map(\.bitPattern) == expected)
  }
}

extension Dice {
  /// Numbers of many sizes, so that the order of a sum shows in its last digits.
  mutating func floats(_ shape: [Int]) -> Grid<Double> {
    let count = shape.reduce(1, *)
    let cells = (0..<count).map { _ in
      Double(next(-1_000_000...1_000_000)) / Double(next(1...9999))
    }
    return Grid(shape: shape, cells: cells)
  }
}
