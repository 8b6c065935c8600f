import Testing

@testable import Arithmetic

/// Sums of products under a sliding kernel, with something added: the shape of a convolution.
private struct SlidingSum: GridOperation {
  let homogeneity: Homogeneity

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let (input, kernel) = (operands[0].cells, operands[1].cells)
    var sums: [E] = []
    for window in 0...(input.count - kernel.count) {
      var sum = operands[2].cells[window % operands[2].cells.count]
      for tap in kernel.indices { sum.addProduct(input[window + tap], kernel[tap]) }
      if operands.count > 3 { sum.addProduct(operands[3].cells[0], kernel[0]) }
      sums.append(sum)
    }
    return Grid(shape: [sums.count], cells: sums)
  }
}

@Suite struct ExactLaneTests {
  private func grid(
    _ count: Int, _ top: ClosedRange<Int>, _ bottom: ClosedRange<Int>, _ specimens: inout Specimens
  ) -> Grid<Rational> {
    Grid(
      shape: [count],
      cells: (0..<count).map { _ in
        Rational(specimens.int(top)).divided(by: specimens.int(bottom))
      })
  }

  /// Small fractions, whole numbers, sums that overflow, denominators without a common one.
  @Test(arguments: [
    (-9...9, 1...6), (-9...9, 1...1), (Int.max - 9...Int.max, 1...6),
    (-9...9, 1_000_000...2_000_000),
  ])
  func agreesWithFractions(top: ClosedRange<Int>, bottom: ClosedRange<Int>) throws {
    var specimens = Specimens(seed: 40)
    for _ in 0..<10 {
      let operands = [
        grid(100, top, bottom, &specimens), grid(3, -9...9, 1...9, &specimens),
        grid(2, -9...9, 1...7, &specimens), grid(1, -9...9, 1...5, &specimens),
      ]
      let grids = try #require(OperandList(operands))
      let tensors = try #require(OperandList(operands.map { Tensor.exact($0) }))
      let threeGrids = try #require(OperandList(Array(grids.prefix(3))))
      let threeTensors = try #require(OperandList(Array(tensors.prefix(3))))
      let biased = SlidingSum(homogeneity: .bilinear)
      #expect(try Tensor.combining(threeTensors, with: biased) == .exact(biased(threeGrids)))
      let bordered = SlidingSum(homogeneity: .factors([.first, .second, .product, .first]))
      #expect(try Tensor.combining(tensors, with: bordered) == .exact(bordered(grids)))
    }
  }
}
