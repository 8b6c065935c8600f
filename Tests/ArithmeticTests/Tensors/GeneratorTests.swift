import Testing

@testable import Arithmetic

@Suite struct GeneratorTests {
  private let limits = Limits.standard

  /// The first results of the published SplitMix64 for the seed 1234567.
  @Test func splitMixIsThePublishedOne() {
    var source = SplitMix64(seed: 1_234_567)
    let results = (0..<5).map { _ in source.next() }
    #expect(
      results == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func randomNeverChanges() throws {
    let values = try Tensor.random([4, 4], seed: 7, low: -9, high: 9, within: limits)
    #expect(values.intValues == goldenOfSeed7)
    #expect(try Tensor.random([16], seed: 7, low: -9, high: 9, within: limits) == values.flattened)
    #expect(
      try Tensor.random([4], seed: -1, low: 0, high: 255, within: limits).intValues
        == goldenOfSeedMinus1)
  }

  private let goldenOfSeed7 = [
    -2, -9, 8, 2, -1, -5, -1, -3, -7, -2, -8, 9, 8, 7, 7, 1,
  ]
  private let goldenOfSeedMinus1 = [228, 233, 56, 109]

  @Test func randomFillsItsRange() throws {
    let cells = try #require(
      Tensor.random([6000], seed: 3, low: -1, high: 1, within: limits).intValues)
    for value in -1...1 {
      let count = cells.filter { $0 == value }.count
      #expect((1850...2150).contains(count), "\(value): \(count)")
    }
    #expect(cells.allSatisfy { (-1...1).contains($0) })
    let wide = try Tensor.random([50], seed: 3, low: Int.min, high: Int.max, within: limits)
    #expect(wide.intValues?.contains { $0 < Int.min / 2 } == true)
    #expect(wide.intValues?.contains { $0 > Int.max / 2 } == true)
    #expect(try Tensor.random([3], seed: 1, low: 5, high: 5, within: limits) == Tensor([5, 5, 5]))
    #expect(throws: ArithmeticError.emptyRange(low: 1, high: 0)) {
      try Tensor.random([3], seed: 1, low: 1, high: 0, within: limits)
    }
  }

  @Test func fills() throws {
    #expect(try Tensor.zeros([2], within: limits) == Tensor([0, 0]))
    #expect(try Tensor.ones([2, 1], within: limits) == Tensor([[1], [1]]))
    #expect(try Tensor.full([2], .float(0.5), within: limits).kind == .float)
    #expect(try Tensor.eye(2, within: limits) == Tensor([[1, 0], [0, 1]]))
    #expect(try Tensor.iota([2, 2], within: limits) == Tensor([[0, 1], [2, 3]]))
    #expect(
      try Tensor.linspace(0, 1, count: 5, within: limits).description == "[0 0.25 0.5 0.75 1]")
    #expect(try Tensor.linspace(3, 9, count: 1, within: limits) == Tensor([3]))
    #expect(try Tensor.linspace(3, 9, count: 0, within: limits).count == 0)
    #expect(throws: ArithmeticError.negativeSize([-1])) { try Tensor.zeros([-1], within: limits) }
    #expect(throws: ArithmeticError.tooManyCells([1 << 40, 1 << 40], limit: limits.cells)) {
      try Tensor.eye(1 << 40, within: limits)
    }
  }

  @Test func namesSymbols() throws {
    let names = { (shape: [Int]) throws in
      try Tensor.symbols("w", shape, within: self.limits).polynomials().cells.map(\.description)
    }
    #expect(try names([2, 2]) == ["w00", "w01", "w10", "w11"])
    #expect(try names([12]).suffix(2) == ["w10", "w11"])
    #expect(try names([11, 2]).suffix(2) == ["w10_0", "w10_1"])
    #expect(try names([]) == ["w"])
  }

  @Test func buildsNamedKernels() throws {
    #expect(try Tensor.box(3, within: limits).sum(within: limits) == Tensor(1))
    #expect(try Tensor.box(3, within: limits).cell(0) == .exact(Rational(1, 9)))
    #expect(try Tensor.identity(3, within: limits) == Tensor([[0, 0, 0], [0, 1, 0], [0, 0, 0]]))
    #expect(try Tensor.identity(2, within: limits) == Tensor([[1, 0], [0, 0]]))
    #expect(try Tensor.sobelX.transposed() == Tensor.sobelY)
    #expect(try Tensor.prewittX.transposed() == Tensor.prewittY)
    #expect(try Tensor.laplacian.sum(within: limits) == Tensor(0))
    #expect(try Tensor.sharpen.sum(within: limits) == Tensor(1))
    #expect(try Tensor.emboss.sum(within: limits) == Tensor(1))
    let four = try Tensor.bilinear(4, within: limits)
    #expect(
      try four.selecting([.index(1)]).multiplied(by: Tensor(16), within: limits)
        == Tensor([3, 9, 9, 3]))
    let three = try Tensor.bilinear(3, within: limits)
    #expect(
      try three.multiplied(by: Tensor(4), within: limits)
        == Tensor([[1, 2, 1], [2, 4, 2], [1, 2, 1]]))
    #expect(throws: ArithmeticError.notPositive(.kernel, axis: .only, value: 0)) {
      try Tensor.box(0, within: limits)
    }
  }

  @Test func normalisesGaussians() throws {
    let grid = try Tensor.gaussian(5, sigma: 1, within: limits).floats()
    #expect(abs(grid.cells.reduce(0, +) - 1) < 1e-15)
    #expect(grid == grid.flipped)
    #expect(abs(grid.cells[13] / grid.cells[12] - (-0.5).exponential) < 1e-15)
    for sigma in [0, -1, Double.nan, .infinity] {
      #expect(throws: ArithmeticError.notFinite) {
        try Tensor.gaussian(3, sigma: sigma, within: limits)
      }
    }
  }
}
