import Testing

@testable import Arithmetic

/// Long exact sums run over floats where these are exact, and nowhere else: the result is that of the
/// definition over fractions, whatever the size of the numbers.
@Suite struct WholeFloatsTests {
  let limits = Limits.standard

  @Test(arguments: [1 << 8, 1 << 20, 1 << 24, 1 << 25, 1 << 40], [1, 6])
  func areTheSumsOfFractions(greatest: Int, denominator: Int) throws {
    var dice = Dice(seed: UInt64(greatest + denominator))
    func cells(_ shape: [Int]) throws -> Grid<Rational> {
      Grid(
        shape: shape,
        cells: try (0..<shape.reduce(1, *)).map { _ in
          try Rational(dice.next(-greatest...greatest), dice.next(1...denominator))
        })
    }
    let (x, k, b) = (try cells([3, 18, 18]), try cells([4, 3, 3, 3]), try cells([4]))
    let convolution = Convolution(
      relation: try Relation(
        input: [18, 18], kernel: [3, 3], stride: [1, 2], dilation: [1, 1],
        padding: [PaddingPair(1, 1), PaddingPair(0, 1)]),
      layout: try ChannelLayout(input: x.shape, kernel: k.shape))
    let result = try convolution.result(.exact(x), .exact(k), bias: .exact(b), within: limits)
    let expected = try convolution.plain(x, k, bias: b, within: limits)
    #expect(try result.exactCells().cells == expected)

    let upstream = try cells([4] + convolution.relation.outputShape)
    let dx = try convolution.inputGradient(upstream: .exact(upstream), .exact(k), within: limits)
    #expect(
      try dx.exactCells().cells
        == convolution.plainAdjoint(upstream, k, count: x.cells.count, within: limits))
    let dk = try convolution.kernelGradient(.exact(x), upstream: .exact(upstream), within: limits)
    #expect(
      try dk.exactCells().cells
        == convolution.plainKernelGradient(
          x, upstream: upstream, count: k.cells.count, within: limits))
  }
}
