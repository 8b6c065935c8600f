import Arithmetic
import Testing

@Suite struct PoolingTests {
  let limits = Limits.standard

  @Test(arguments: [PoolingKind.max, .min, .sum, .avg], 1...3)
  func agreesWithTheDefinition(kind: PoolingKind, rank: Int) throws {
    var dice = Dice(seed: UInt64(rank))
    for _ in 0..<120 {
      let problem = PoolingCase(&dice, rank: rank, kind: kind, mayCrop: kind == .sum)
      let settled = try problem.question.settled(by: nil)
      #expect(settled.relation.outputShape == problem.outputSpace)
      let isEmpty = problem.windows.contains { problem.samples($0.window).isEmpty }
      guard kind == .sum || !isEmpty else { continue }
      let layout = try PlaneLayout(shape: problem.x.shape, dims: rank)
      #expect(
        try settled.pooling.result(problem.x.tensor, layout: layout, within: limits)
          == problem.pooled)
    }
  }

  @Test(arguments: [PoolingKind.max, .min])
  func placesAreOfTheFirstWinners(kind: PoolingKind) throws {
    var dice = Dice(seed: 5)
    for round in 0..<90 {
      let problem = PoolingCase(&dice, rank: round % 3 + 1, kind: kind)
      guard !problem.windows.contains(where: { problem.samples($0.window).isEmpty }) else {
        continue
      }
      let pooling = try problem.question.settled(by: nil).pooling
      let layout = try PlaneLayout(shape: problem.x.shape, dims: problem.rank)
      let shape = problem.outer + problem.outputSpace
      #expect(
        try pooling.places(in: problem.x.tensor, layout: layout, within: limits)
          == Tensor(problem.winners, shape: shape))
      // The whole tensor's count adds the planes before.
      let plane = problem.input.reduce(1, *)
      let windows = problem.outputSpace.reduce(1, *)
      let whole = problem.winners.enumerated().map { $0.offset / windows * plane + $0.element }
      #expect(
        try pooling.places(in: problem.x.tensor, layout: layout, scope: .tensor, within: limits)
          == Tensor(whole, shape: shape))
    }
  }

  /// Each window laid open: samples, padding, overhang and divisor.
  @Test func windowsAreLaidOpen() throws {
    var dice = Dice(seed: 6)
    for round in 0..<60 {
      let problem = PoolingCase(&dice, rank: round % 3 + 1, kind: .avg, mayCrop: true)
      let pooling = try problem.question.settled(by: nil).pooling
      let plane = Plain(problem.input) { _ in 0 }
      for (place, index) in Plain.indices(of: problem.outputSpace).enumerated() {
        let window = try pooling.window(place, within: limits)
        #expect(window.index == index && window.shape == problem.kernel)
        #expect(window.samples == problem.samples(index).map { plane.place($0) })
        let overhangs = problem.positions(index).map { $0 == nil }
        #expect(window.cells.map { $0 == .overhang } == overhangs)
        #expect(window.divisor == problem.divisor(index))
        #expect(pooling.divisor(ofWindow: place) == window.divisor)
      }
    }
  }

  @Test(arguments: [PoolingKind.max, .min, .avg, .sum], 1...3)
  func gradientsAgreeWithTheDefinition(kind: PoolingKind, rank: Int) throws {
    var dice = Dice(seed: 10 + UInt64(rank))
    for _ in 0..<40 {
      let problem = PoolingCase(&dice, rank: rank, kind: kind)
      guard !problem.windows.contains(where: { problem.samples($0.window).isEmpty }) else {
        continue
      }
      let upstream = dice.plain(problem.outer + problem.outputSpace)
      var expected = [Rational](repeating: 0, count: problem.x.cells.count)
      for (place, (plane, window)) in problem.windows.enumerated() {
        let value = Rational(upstream.cells[place])
        let samples = problem.samples(window)
        if kind == .max || kind == .min {
          let start = problem.x.place(plane + problem.input.map { _ in 0 })
          expected[start + problem.winners[place]] += value
        } else {
          let share = kind == .avg ? value.divided(by: problem.divisor(window)) : value
          for sample in samples { expected[problem.x.place(plane + sample)] += share }
        }
      }
      let layout = try PlaneLayout(shape: problem.x.shape, dims: rank)
      #expect(
        try problem.question.settled(by: nil).pooling.gradient(
          problem.x.tensor, upstream: upstream.tensor, layout: layout, within: limits)
          == .exact(Grid(shape: problem.x.shape, cells: expected)))
    }
  }

  /// Channels last gives the same numbers with the channels moved.
  @Test func channelsLast() throws {
    var dice = Dice(seed: 12)
    for kind in [PoolingKind.max, .avg] {
      let x = dice.plain([2, 3, 5, 6])
      let question = PoolingQuestion(
        sizes: try SpatialSizes(input: [5, 6], window: [2, 3]), kind: kind)
      let pooling = try question.settled(by: nil).pooling
      let first = try pooling.result(
        x.tensor, layout: PlaneLayout(shape: x.shape, dims: 2), within: limits)
      let moved = x.moved([0, 2, 3, 1])
      let last = try pooling.result(
        moved.tensor, layout: PlaneLayout(shape: moved.shape, dims: 2, order: .channelsLast),
        within: limits)
      #expect(first.shape == [2, 3, 2, 2] && last.shape == [2, 2, 2, 3])
      let plainFirst = Plain(first.shape, Array(0..<first.count))
      let order = plainFirst.moved([0, 2, 3, 1]).cells
      #expect((0..<last.count).allSatisfy { last.cell($0) == first.cell(order[$0]) })
    }
  }

  private func pool(
    _ x: Tensor, _ kind: PoolingKind, kernel: [Int], stride: [Int]? = nil, padding: Int? = nil,
    ceil: Bool? = nil, includesPad: Bool? = nil, by framework: Framework? = nil
  ) throws -> Tensor {
    let space = Array(x.shape.suffix(kernel.count))
    let question = PoolingQuestion(
      sizes: try SpatialSizes(input: space, window: kernel, stride: stride), kind: kind,
      padding: padding.map { p in .explicit(kernel.map { _ in PaddingPair(p, p) }) }, ceil: ceil,
      countIncludePad: includesPad)
    return try question.settled(by: framework).pooling.result(
      x, layout: PlaneLayout(shape: x.shape, dims: kernel.count), within: limits)
  }

  private func fractions(_ numerators: [Int], over: Int, shape: [Int]) -> Tensor {
    .exact(Grid(shape: shape, cells: numerators.map { Rational($0).divided(by: over) }))
  }

  /// Values published in frameworks' specifications and bug reports.
  @Test func knownAverages() throws {
    let x = Tensor(Array(1...16), shape: [4, 4])
    #expect(
      try pool(x, .avg, kernel: [3, 3], stride: [2, 2], ceil: true, by: .onnx)
        == fractions([12, 15, 24, 27], over: 2, shape: [2, 2]))
    let seven = Tensor(Array(0..<49), shape: [7, 7])
    #expect(
      try pool(seven, .avg, kernel: [2, 2], stride: [3, 3], ceil: true)
        == fractions([8, 14, 19, 50, 56, 61, 85, 91, 96], over: 2, shape: [3, 3]))
    // ONNX's test of a last window that would start on the padding.
    let two = Tensor([[1, 2], [3, 4]])
    let one = try pool(
      two, .avg, kernel: [3, 3], stride: [3, 3], padding: 1, ceil: true, includesPad: true,
      by: .onnx)
    #expect(one == fractions([10], over: 9, shape: [1, 1]))
    #expect(
      try pool(two, .avg, kernel: [3, 3], stride: [1, 1], padding: 1, by: .onnx)
        == fractions([5, 5, 5, 5], over: 2, shape: [2, 2]))
    #expect(
      try pool(two, .avg, kernel: [3, 3], stride: [1, 1], padding: 1)
        == fractions([10, 10, 10, 10], over: 9, shape: [2, 2]))
  }

  @Test func columnOrderOfPlaces() throws {
    let x = Tensor(Array(1...25), shape: [5, 5])
    let pooling = try PoolingQuestion(
      sizes: SpatialSizes(input: [5, 5], window: [2, 2]), kind: .max
    ).settled(by: .onnx).pooling
    let layout = try PlaneLayout(shape: [5, 5], dims: 2)
    #expect(
      try pooling.places(in: x, layout: layout, within: limits) == Tensor([[6, 8], [16, 18]]))
    #expect(
      try pooling.places(in: x, layout: layout, order: .column, within: limits)
        == Tensor([[6, 16], [8, 18]]))
  }

  @Test func globalPoolingIsOneWindow() throws {
    let x = Tensor(Array(1...12), shape: [2, 2, 3])
    let layout = try PlaneLayout(shape: [2, 2, 3], dims: 2)
    for (kind, expected) in [
      (PoolingKind.max, Tensor([6, 12], shape: [2, 1, 1])),
      (.sum, Tensor([21, 57], shape: [2, 1, 1])),
      (.avg, fractions([7, 19], over: 2, shape: [2, 1, 1])),
    ] {
      let pooling = try PoolingQuestion.global(input: [2, 3], kind: kind).settled(by: nil).pooling
      #expect(try pooling.result(x, layout: layout, within: limits) == expected)
    }
  }

  /// (Σ xᵖ)^(1/p): no absolute values in PyTorch, absolute values in ONNX.
  @Test func powerAverages() throws {
    let x = Tensor([3, 4, -5, 12])
    #expect(try pool(x, .lp(1), kernel: [2]) == Tensor([7, 7]))
    #expect(try pool(x, .lp(2), kernel: [2]) == Tensor([5, 13]))
    #expect(try pool(x, .lp(1), kernel: [2], by: .onnx) == Tensor([7, 17]))
    let irrational = try pool(Tensor([1, 1, 2, 2]), .lp(2), kernel: [2])
    #expect(irrational.kind == .float)
    #expect(irrational.doubles == [2, 8].map { $0.squareRoot() })
    #expect(try pool(Tensor([3, 4, 5, 0]), .lp(3), kernel: [3]) == Tensor([6]))
    #expect(throws: ArithmeticError.noRootOfWindow) {
      try pool(Tensor([-3, 1]), .lp(3), kernel: [2])
    }
    #expect(try pool(Tensor([-3, 1]), .lp(3), kernel: [2], by: .onnx).doubles[0] > 3.03)
    #expect(throws: ArithmeticError.normOutOfRange(0)) {
      try pool(x, .lp(0), kernel: [2])
    }
  }

  @Test func rootsAreRoundedToTheLastDigits() throws {
    for p in 3...8 {
      for count in [2, 3, 10, 12345] {
        // As many ones as the number whose root is taken.
        let ones = Tensor([Int](repeating: 1, count: count))
        let root = try pool(ones, .lp(.whole(p)), kernel: [count]).doubles[0]
        let power = (1..<p).reduce(root) { product, _ in product * root }
        #expect(abs(power / Double(count) - 1) <= Double(p) * 4e-16)
      }
    }
  }

  @Test func averagesOfSymbolsAndNoGreatest() throws {
    let (w0, w1) = (Symbol("w0"), Symbol("w1"))
    let x = Tensor.symbolic(Grid(shape: [2], cells: [Polynomial(w0), Polynomial(w1)]))
    let half = try pool(x, .avg, kernel: [2])
    #expect(
      half
        == .symbolic(
          Grid(shape: [1], cells: [(Polynomial(w0) + Polynomial(w1)).divided(by: 2)])))
    #expect(throws: ArithmeticError.needsOrder) { try pool(x, .max, kernel: [2]) }
    #expect(throws: ArithmeticError.needsConstant) { try pool(x, .lp(2), kernel: [2]) }
  }

  /// A NaN is the greatest of its window, wherever it stands.
  @Test func notANumberWins() throws {
    let pooling = try PoolingQuestion(
      sizes: SpatialSizes(input: [6], window: [3]), kind: .max
    ).settled(by: nil).pooling
    let grid = Grid<Double>(shape: [6], cells: [1, .nan, 2, 3, 1, .infinity])
    #expect(try pooling.winners(in: grid, within: limits) == [1, 5])
  }

  @Test func windowsWithoutASample() throws {
    // Taps 6 apart fall beside 5 samples on both sides.
    let question = PoolingQuestion(
      sizes: try SpatialSizes(input: [5], window: [2], stride: [1], dilation: [6]), kind: .max,
      padding: .explicit([PaddingPair(1, 1)]))
    let pooling = try question.settled(by: nil).pooling
    #expect(throws: ArithmeticError.emptyWindow(window: [0])) {
      try pooling.result(
        Tensor([1, 2, 3, 4, 5]), layout: PlaneLayout(shape: [5], dims: 1), within: limits)
    }
  }

  @Test func whatIsTooMuchIsRefused() throws {
    let strict = Limits.strict
    let layout = try PlaneLayout(shape: [50_000], dims: 1)
    let pooling = try PoolingQuestion(
      sizes: SpatialSizes(input: [50_000], window: [20_000], stride: [1]), kind: .sum
    ).settled(by: nil).pooling
    let x = Tensor([Int](repeating: 1, count: 50_000))
    #expect(throws: ArithmeticError.tooMuchWork(limit: strict.work)) {
      try pooling.result(x, layout: layout, within: strict)
    }
    #expect(throws: ArithmeticError.sizesDisagree(axis: 0, [50_000], [3])) {
      try pooling.result(Tensor([1, 2, 3]), layout: layout, within: strict)
    }
  }
}
