import Testing

@testable import Arithmetic

@Suite struct TensorReductionTests {
  private let limits = Limits.standard
  private let matrix = Tensor([[3, -1, 2], [0, 5, -4]])

  @Test func foldsAllCells() throws {
    #expect(try matrix.sum(within: limits) == Tensor(5))
    #expect(try matrix.mean(within: limits) == Tensor(Rational(5, 6)))
    #expect(try matrix.product(within: limits) == Tensor(0))
    #expect(try matrix.greatest() == Tensor(5) && matrix.least() == Tensor(-4))
    #expect(try matrix.placesOfGreatest() == Tensor(4) && matrix.placesOfLeast() == Tensor(5))
  }

  @Test func foldsOneAxis() throws {
    #expect(try matrix.sum(axis: 0, within: limits) == Tensor([3, 4, -2]))
    #expect(try matrix.sum(axis: -1, within: limits) == Tensor([4, 1]))
    #expect(try matrix.product(axis: 1, within: limits) == Tensor([-6, 0]))
    #expect(try matrix.greatest(axis: 0) == Tensor([3, 5, 2]))
    #expect(try matrix.least(axis: 1) == Tensor([-1, -4]))
    #expect(try matrix.placesOfGreatest(axis: 0) == Tensor([0, 1, 0]))
    #expect(try matrix.placesOfLeast(axis: 1) == Tensor([1, 2]))
    #expect(throws: ArithmeticError.axisOutOfRange(axis: 2, rank: 2)) {
      try matrix.sum(axis: 2, within: limits)
    }
    let box = try Tensor.iota([2, 3, 2], within: limits)
    #expect(try box.sum(axis: 1, within: limits) == Tensor([[6, 9], [24, 27]]))
    #expect(try box.placesOfGreatest(axis: 1) == Tensor([[2, 2], [2, 2]]))
  }

  @Test func foldsNothing() throws {
    let none = try Tensor.zeros([0], within: limits)
    #expect(try none.sum(within: limits) == Tensor(0) && none.product(within: limits) == Tensor(1))
    #expect(throws: ArithmeticError.emptyReduction) { try none.mean(within: limits) }
    #expect(throws: ArithmeticError.emptyReduction) { try none.greatest() }
    #expect(throws: ArithmeticError.emptyReduction) { try none.placesOfGreatest(axis: 0) }
    let flat = try Tensor.zeros([2, 0], within: limits)
    #expect(try flat.sum(axis: 1, within: limits) == Tensor([0, 0]))
    #expect(try flat.greatest(axis: 0).shape == [0])
  }

  @Test func takesTheFirstOfEqualsAndNaN() throws {
    let values = Tensor.float(Grid(shape: [5], cells: [1, 7, .nan, 7, .nan]))
    #expect(try values.placesOfGreatest() == Tensor(2) && values.placesOfLeast() == Tensor(2))
    #expect(try Tensor([2, 9, 9]).placesOfGreatest() == Tensor(1))
  }

  @Test func addsFractionsAsFractions() throws {
    var specimens = Specimens(seed: 30)
    // Enough cells for the fast lane, and once with numbers that overflow it.
    for (range, count) in [(-9...9, 400), (Int.max - 9...Int.max, 100)] {
      let cells = (0..<count).map { _ in
        Rational(specimens.int(range)).divided(by: specimens.int(1...6))
      }
      let expected = cells.reduce(PlainFraction(0, 1)) { $0 + PlainFraction($1) }
      let sum = try Tensor.exact(Grid(shape: [count], cells: cells)).sum(within: limits)
      #expect(PlainFraction(sum.exact(0)) == expected)
    }
  }

  @Test func refusesProductsThatWouldBeTooLong() throws {
    let many = try Tensor.full([4000], .exact(3), within: limits)
    #expect(throws: ArithmeticError.self) { try many.product(within: .strict) }
    #expect(throws: ArithmeticError.self) {
      try Tensor.symbols("p", [40], within: limits)
        .adding(Tensor(1), within: limits).product(within: .strict)
    }
  }
}
