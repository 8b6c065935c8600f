import Testing

@testable import Arithmetic

@Suite struct TensorArrangementTests {
  private let limits = Limits.standard
  private let matrix = Tensor([[1, 2, 3], [4, 5, 6]])

  private func iota(_ shape: [Int]) throws -> Tensor { try Tensor.iota(shape, within: limits) }

  @Test func flips() throws {
    #expect(try matrix.flipped() == Tensor([[6, 5, 4], [3, 2, 1]]))
    #expect(try matrix.flipped(along: [0]) == Tensor([[4, 5, 6], [1, 2, 3]]))
    #expect(try matrix.flipped(along: [-1, 1]) == Tensor([[3, 2, 1], [6, 5, 4]]))
    #expect(throws: ArithmeticError.axisOutOfRange(axis: 2, rank: 2)) {
      try matrix.flipped(along: [2])
    }
    let grid = try iota([2, 3, 2]).exactCells()
    #expect(grid.flipped == grid.flipped(along: [0, 1, 2]))
    #expect(try iota([0, 3]).flipped().shape == [0, 3] && Tensor(7).flipped() == Tensor(7))
  }

  @Test func turns() throws {
    #expect(try matrix.rotated() == Tensor([[3, 6], [2, 5], [1, 4]]))
    #expect(try matrix.rotated(2) == matrix.flipped())
    #expect(try matrix.rotated(-1) == Tensor([[4, 1], [5, 2], [6, 3]]))
    #expect(try matrix.rotated(3) == matrix.rotated(-1) && matrix.rotated(Int.min) == matrix)
    #expect(try iota([2, 3, 4]).rotated(first: 1, second: 2).shape == [2, 4, 3])
    #expect(throws: ArithmeticError.rankMismatch(expected: 2, actual: 1)) {
      try Tensor([1]).rotated()
    }
  }

  @Test func transposes() throws {
    #expect(try matrix.transposed() == Tensor([[1, 4], [2, 5], [3, 6]]))
    #expect(try iota([2, 3, 4]).transposed().shape == [4, 3, 2])
    #expect(try iota([2, 3, 4]).transposed().transposed() == iota([2, 3, 4]))
    #expect(try Tensor([1, 2]).transposed() == Tensor([1, 2]))
  }

  @Test func reshapes() throws {
    #expect(
      try matrix.reshaped(to: [3, -1], within: limits) == Tensor([[1, 2], [3, 4], [5, 6]]))
    #expect(try matrix.reshaped(to: [-1], within: limits) == matrix.flattened)
    #expect(try Tensor(5).reshaped(to: [1, 1], within: limits).shape == [1, 1])
    for shape in [[4], [-1, 4], [-1, 0], [7, -1]] {
      #expect(throws: ArithmeticError.cannotReshape([2, 3], to: shape)) {
        try matrix.reshaped(to: shape, within: limits)
      }
    }
    #expect(throws: ArithmeticError.self) { try matrix.reshaped(to: [-1, -1], within: limits) }
    #expect(throws: ArithmeticError.self) { try matrix.reshaped(to: [-2, 3], within: limits) }
    #expect(throws: ArithmeticError.self) {
      try matrix.reshaped(to: [1 << 62, 1 << 62], within: limits)
    }
  }

  /// (start, stop, step) of Python on five cells, and what Python gives.
  @Test(
    arguments: [
      (nil, nil, 1, [0, 1, 2, 3, 4]), (1, 3, 1, [1, 2]), (-2, nil, 1, [3, 4]),
      (nil, -3, 1, [0, 1]),
      (nil, nil, -1, [4, 3, 2, 1, 0]), (3, 0, -1, [3, 2, 1]), (nil, nil, 2, [0, 2, 4]),
      (4, nil, -2, [4, 2, 0]), (10, nil, 1, []), (-100, 100, 1, [0, 1, 2, 3, 4]), (3, 1, 1, []),
      (1, 3, -1, []), (100, -100, -3, [4, 1]), (nil, nil, Int.max, [0]), (nil, nil, Int.min, [4]),
      (Int.min, Int.max, 4, [0, 4]), (-1, -6, -1, [4, 3, 2, 1, 0]), (0, 0, 1, []),
    ] as [(Int?, Int?, Int, [Int])])
  func slices(start: Int?, stop: Int?, step: Int, expected: [Int]) throws {
    let part = try iota([5]).selecting([.range(start: start, stop: stop, step: step)])
    #expect(part == Tensor(expected))
  }

  @Test func selectsPlacesAndRanges() throws {
    #expect(try matrix.selecting([.index(1), .index(-1)]) == Tensor(6))
    #expect(try matrix.selecting([.index(-2)]) == Tensor([1, 2, 3]))
    #expect(try matrix.selecting([.all, .index(0)]) == Tensor([1, 4]))
    #expect(
      try matrix.selecting([
        .range(start: nil, stop: nil, step: -1), .range(start: 0, stop: 2, step: 1),
      ])
        == Tensor([[4, 5], [1, 2]]))
    #expect(try matrix.selecting([]) == matrix)
    #expect(throws: ArithmeticError.indexOutOfRange(axis: 1, index: 3, size: 3)) {
      try matrix.selecting([.all, .index(3)])
    }
    #expect(throws: ArithmeticError.indexOutOfRange(axis: 0, index: Int.min, size: 2)) {
      try matrix.selecting([.index(Int.min)])
    }
    #expect(throws: ArithmeticError.rankMismatch(expected: 2, actual: 3)) {
      try matrix.selecting([.all, .all, .all])
    }
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try matrix.selecting([.range(start: nil, stop: nil, step: 0)])
    }
  }

  @Test func concatenates() throws {
    let join = { (tensors: [Tensor], axis: Int) throws in
      try Tensor.concatenating(tensors, axis: axis, within: self.limits)
    }
    #expect(try join([Tensor([1, 2]), Tensor([3])], 0) == Tensor([1, 2, 3]))
    #expect(try join([matrix, Tensor([[7], [8]])], -1) == Tensor([[1, 2, 3, 7], [4, 5, 6, 8]]))
    #expect(
      try join([matrix, Tensor([[7, 8, 9]])], 0) == Tensor([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
    #expect(try join([Tensor([1]), .float(Grid(shape: [1], cells: [0.5]))], 0).kind == .float)
    #expect(throws: ArithmeticError.sizesDisagree(axis: 1, [2, 3], [1, 2])) {
      try join([matrix, Tensor([[1, 2]])], 0)
    }
    #expect(throws: ArithmeticError.rankMismatch(expected: 2, actual: 1)) {
      try join([matrix, Tensor([1])], 0)
    }
    #expect(throws: ArithmeticError.emptyReduction) { try join([], 0) }
    #expect(throws: ArithmeticError.axisOutOfRange(axis: 0, rank: 0)) { try join([Tensor(1)], 0) }
  }
}
