import Arithmetic
import Testing

@Suite struct AdaptivePoolingTests {
  let limits = Limits.standard

  /// Cell o of n over i samples: from the sample where o/n of the axis lies to the one before (o + 1)/n.
  private func span(_ o: Int, of n: Int, over i: Int) -> [Int] {
    (0..<i).filter { sample in
      // Sample j covers [j, j + 1), the cell covers [o·i/n, (o + 1)·i/n); they meet unless apart.
      sample * n < (o + 1) * i && (sample + 1) * n > o * i
    }
  }

  @Test(arguments: [PoolingKind.avg, .max, .sum, .min])
  func agreesWithTheDefinition(kind: PoolingKind) throws {
    for i in 1...9 {
      for n in 1...11 {
        let x = Plain([i, 2]) { 3 * $0[0] * ($0[0] % 3) - 5 * $0[1] + $0[0] }
        let pooling = try Pooling.adaptive(input: [i, 2], output: [n, 1], kind: kind)
        let cells = (0..<n).map { o -> Rational in
          let values = span(o, of: n, over: i).flatMap { row in [x[[row, 0]], x[[row, 1]]] }
          let sum = Rational(values.reduce(0, +))
          switch kind {
          case .max: return Rational(values.max() ?? 0)
          case .min: return Rational(values.min() ?? 0)
          case .avg: return sum.divided(by: values.count)
          default: return sum
          }
        }
        #expect(
          try pooling.result(
            x.tensor, layout: PlaneLayout(shape: [i, 2], dims: 2), within: limits)
            == .exact(Grid(shape: [n, 1], cells: cells)))
      }
    }
  }

  @Test func windowsOfTenSamplesForFourCells() throws {
    let axis = try AdaptiveAxis(input: 10, output: 4)
    #expect((0..<4).map { axis.window($0) } == [0..<3, 2..<5, 5..<8, 7..<10])
    let window = try Pooling.adaptive(input: [10], output: [4], kind: .avg)
      .window(1, within: limits)
    #expect(window.samples == [2, 3, 4] && window.divisor == 3 && window.origin == [2])
  }

  @Test func gradientSharesEachCell() throws {
    let pooling = try Pooling.adaptive(input: [3], output: [2], kind: .avg)
    let layout = try PlaneLayout(shape: [3], dims: 1)
    #expect(
      try pooling.gradient(
        Tensor([1, 2, 3]), upstream: Tensor([2, 4]), layout: layout, within: limits)
        == Tensor([1, 3, 2]))
  }

  @Test func sizesThatCannotBe() {
    #expect(throws: ArithmeticError.notPositive(.output, axis: SpatialAxis(1, of: 2), value: 0)) {
      try AdaptiveRelation(input: [3, 3], output: [2, 0])
    }
    #expect(throws: ArithmeticError.overflow) {
      try AdaptiveAxis(input: 1 << 39, output: 1 << 39)
    }
    #expect(throws: ArithmeticError.overflow) { try AdaptiveAxis(input: 3, output: .max) }
    #expect(throws: ArithmeticError.axisCount(.output, expected: 2, actual: 1)) {
      try AdaptiveRelation(input: [3, 3], output: [2])
    }
  }
}
