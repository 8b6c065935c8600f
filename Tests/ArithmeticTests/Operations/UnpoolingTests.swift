import Arithmetic
import Testing

@Suite struct UnpoolingTests {
  let limits = Limits.standard

  /// Maxima go back to where they were; everything else is 0.
  @Test func placesOfMaximaComeBack() throws {
    var dice = Dice(seed: 1)
    for round in 0..<60 {
      let rank = round % 3 + 1
      let kernel = dice.list(rank, 1...3)
      let windows = dice.list(rank, 1...3)
      let space = zip(kernel, windows).map { $0 * $1 }
      let outer = dice.list(dice.next(0...2), 1...2)
      let x = dice.plain(outer + space, 1...99)
      let pooling = try PoolingQuestion(
        sizes: SpatialSizes(input: space, window: kernel), kind: .max
      ).settled(by: nil).pooling
      let layout = try PlaneLayout(shape: x.shape, dims: rank)
      let y = try pooling.result(x.tensor, layout: layout, within: limits)
      let relation = try UnpoolingQuestion(
        sizes: SpatialSizes(input: windows, window: kernel)
      ).settled()
      #expect(relation.inputShape == space)
      for (order, scope) in [(PlaceOrder.row, PlaceScope.plane), (.column, .tensor)] {
        let places = try pooling.places(
          in: x.tensor, layout: layout, order: order, scope: scope, within: limits)
        let unpooled = try Unpooling(relation: relation).byPlaces(
          y, places, layout: PlaneLayout(shape: y.shape, dims: rank), order: order, scope: scope,
          within: limits)
        // A cell stays where it is the first of its window that no other exceeds.
        let expected = Plain(x.shape) { index in
          let window = zip(index.suffix(rank), kernel).map { $0 / $1 }
          let cells = Plain.indices(of: kernel).map { tap in
            Array(index.dropLast(rank)) + (0..<rank).map { window[$0] * kernel[$0] + tap[$0] }
          }
          let best = cells.map { x[$0] }.max() ?? 0
          return cells.first { x[$0] == best } == index ? x[index] : 0
        }
        #expect(unpooled.output == expected.tensor && unpooled.duplicates.isEmpty)
      }
    }
  }

  @Test func theLastOfTwoStays() throws {
    let relation = try UnpoolingQuestion(
      sizes: SpatialSizes(input: [3], window: [2], stride: [1])
    ).settled()
    let unpooled = try Unpooling(relation: relation).byPlaces(
      Tensor([7, 8, 9]), Tensor([1, 1, 3]), layout: PlaneLayout(shape: [3], dims: 1),
      within: limits)
    #expect(unpooled.output == Tensor([0, 8, 0, 9]) && unpooled.duplicates == [1])
  }

  @Test func placesOutsideOrNotWhole() throws {
    let relation = try UnpoolingQuestion(sizes: SpatialSizes(input: [2], window: [2])).settled()
    let layout = try PlaneLayout(shape: [2], dims: 1)
    func unpool(_ places: Tensor) throws -> Unpooled {
      try Unpooling(relation: relation).byPlaces(
        Tensor([1, 2]), places, layout: layout, within: limits)
    }
    #expect(throws: ArithmeticError.unpoolingPlace(4, cells: 4, .plane)) {
      try unpool(Tensor([0, 4]))
    }
    #expect(throws: ArithmeticError.unpoolingPlace(-1, cells: 4, .plane)) {
      try unpool(Tensor([-1, 0]))
    }
    #expect(throws: ArithmeticError.unpoolingPlaceNotWhole) {
      try unpool(.exact(Grid(shape: [2], cells: [0, Rational(1).divided(by: 2)])))
    }
    #expect(throws: ArithmeticError.sizesDisagree(axis: 0, [2], [3])) {
      try unpool(Tensor([0, 1, 2]))
    }
  }

  /// ⟨avg(x), y⟩ = ⟨x, spread(y)⟩ for every padding, stride and divisor.
  @Test func spreadingIsTheAdjointOfTheAverage() throws {
    var dice = Dice(seed: 3)
    for round in 0..<60 {
      let problem = PoolingCase(&dice, rank: round % 3 + 1, kind: .avg)
      let settled = try problem.question.settled(by: nil)
      let layout = try PlaneLayout(shape: problem.x.shape, dims: problem.rank)
      let y = dice.plain(problem.outer + problem.outputSpace)
      let spread = try Unpooling(relation: settled.relation).bySpreading(
        y.tensor, divisor: settled.divisor, layout: PlaneLayout(shape: y.shape, dims: problem.rank),
        within: limits)
      let pooled = try settled.pooling.result(problem.x.tensor, layout: layout, within: limits)
      guard case .exact(let left) = pooled, case .exact(let right) = spread else {
        Issue.record("not exact")
        return
      }
      let first = zip(left.cells, y.cells).reduce(Rational(0)) { $0 + $1.0 * Rational($1.1) }
      let second = zip(right.cells, problem.x.cells).reduce(Rational(0)) {
        $0 + $1.0 * Rational($1.1)
      }
      #expect(first == second)
    }
  }

  @Test func everyCellOfAWindowGetsItsShare() throws {
    let relation = try UnpoolingQuestion(
      sizes: SpatialSizes(input: [1, 2], window: [2, 2])
    ).settled()
    #expect(
      try Unpooling(relation: relation).bySpreading(
        Tensor([[4, 8]]), layout: PlaneLayout(shape: [1, 2], dims: 2), within: limits)
        == Tensor([[1, 1, 2, 2], [1, 1, 2, 2]]))
  }
}

extension UnpoolingTests {
  /// With channels last, values and places both come and go with the channels at the end.
  @Test func channelsLast() throws {
    var dice = Dice(seed: 15)
    let x = dice.plain([2, 3, 4, 6], 1...99).moved([0, 2, 3, 1])
    let pooling = try PoolingQuestion(
      sizes: SpatialSizes(input: [4, 6], window: [2, 3]), kind: .max
    ).settled(by: nil).pooling
    let layout = try PlaneLayout(shape: x.shape, dims: 2, order: .channelsLast)
    let y = try pooling.result(x.tensor, layout: layout, within: limits)
    let places = try pooling.places(in: x.tensor, layout: layout, within: limits)
    let relation = try UnpoolingQuestion(
      sizes: SpatialSizes(input: [2, 2], window: [2, 3])
    ).settled()
    let unpooled = try Unpooling(relation: relation).byPlaces(
      y, places, layout: PlaneLayout(shape: y.shape, dims: 2, order: .channelsLast),
      within: limits
    ).output
    let expected = Plain(x.shape) { index in
      let cells = Plain.indices(of: [2, 3]).map { tap in
        [index[0], index[1] / 2 * 2 + tap[0], index[2] / 3 * 3 + tap[1], index[3]]
      }
      let best = cells.map { x[$0] }.max() ?? 0
      return cells.first { x[$0] == best } == index ? x[index] : 0
    }
    #expect(unpooled == expected.tensor)
  }
}
