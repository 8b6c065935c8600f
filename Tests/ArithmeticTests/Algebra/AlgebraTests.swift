import Arithmetic
import Testing

/// Exact linear algebra against its defining equations, on random matrices of every rank.
@Suite struct AlgebraTests {
  private let limits = Limits.standard

  /// A matrix of small fractions; of the given rank at most, where one is given.
  private func matrix(
    _ rows: Int, _ columns: Int, seed: Int, rank: Int? = nil
  ) throws -> Tensor {
    if let rank {
      return try matrix(rows, rank, seed: seed)
        .matrixProduct(try matrix(rank, columns, seed: seed + 1), within: limits)
    }
    let top = try Tensor.random([rows, columns], seed: seed, low: -6, high: 6, within: limits)
    let bottom = try Tensor.random(
      [rows, columns], seed: seed + 77, low: 1, high: 3, within: limits)
    return try top.divided(by: bottom, within: limits)
  }

  private func isZero(_ tensor: Tensor) -> Bool {
    (0..<tensor.count).allSatisfy { tensor.cell($0).isZero }
  }

  /// Leibniz's sum over all permutations.
  private func leibniz(_ grid: Grid<Rational>) -> Rational {
    let size = grid.shape[0]
    func sum(_ row: Int, _ free: [Int]) -> Rational {
      if row == size { return 1 }
      var total = Rational(0)
      for (place, column) in free.enumerated() {
        var rest = free
        rest.remove(at: place)
        let part = grid.cells[row * size + column] * sum(row + 1, rest)
        total = place % 2 == 0 ? total + part : total - part
      }
      return total
    }
    return sum(0, Array(0..<size))
  }

  @Test(arguments: 0..<40)
  func determinants(seed: Int) throws {
    let size = seed % 6
    let a = try matrix(size, size, seed: seed, rank: seed % 4 == 3 ? max(size - 1, 1) : nil)
    let exact = try a.determinant(within: limits)
    #expect(exact == Tensor(leibniz(try a.exactCells())))
    let float = try a.converted(to: .float).determinant(within: limits)
    #expect(try float.isClose(to: exact, tolerance: Rational(1, 1_000_000), within: limits))
    let symbols = try Tensor.symbols("m", [size, size], within: limits)
    guard size <= 4 else { return }
    var numbers: [String: Rational] = [:]
    let cells = try a.exactCells().cells
    for row in 0..<size {
      for column in 0..<size { numbers["m\(row)\(column)"] = cells[row * size + column] }
    }
    let polynomial = try symbols.determinant(within: limits)
    #expect(try polynomial.substituting(numbers, within: limits) == exact)
  }

  @Test(arguments: 0..<30)
  func inverses(seed: Int) throws {
    let size = seed % 6 + 1
    let a = try matrix(size, size, seed: 3 * seed, rank: seed % 5 == 4 && size > 1 ? size - 1 : nil)
    let rank = try a.matrixRank(within: limits)
    guard rank == size else {
      #expect(throws: ArithmeticError.singular(size: size, rank: rank)) {
        try a.inverted(within: limits)
      }
      return
    }
    let inverse = try a.inverted(within: limits)
    #expect(try a.matrixProduct(inverse, within: limits) == Tensor.eye(size, within: limits))
    let float = try a.converted(to: .float).inverted(within: limits)
    #expect(try float.isClose(to: inverse, tolerance: Rational(1, 100_000), within: limits))
  }

  /// A · N = 0, as many columns as dimensions are lost, and the factors of full rank give A back.
  @Test(arguments: 0..<40)
  func nullSpaces(seed: Int) throws {
    let (rows, columns) = (seed % 5 + 1, seed % 7 + 1)
    let a = try matrix(
      rows, columns, seed: 5 * seed, rank: seed % 2 == 0 ? min(rows, columns, seed % 4 + 1) : nil)
    let rank = try a.matrixRank(within: limits)
    let null = try a.nullSpace(within: limits)
    #expect(null.shape == [columns, columns - rank])
    #expect(null.allIntegers)
    #expect(isZero(try a.matrixProduct(null, within: limits)))
    #expect(try null.matrixRank(within: limits) == columns - rank)
    let (u, v) = try a.rankFactors(within: limits)
    #expect(u.shape == [rows, rank] && v.shape == [rank, columns])
    #expect(try u.matrixProduct(v, within: limits) == a)
  }

  /// The residual is at right angles to every column of A, and x to everything that A sends to 0: these two
  /// say least squares and minimum norm.
  @Test(arguments: 0..<60)
  func leastSquares(seed: Int) throws {
    let (rows, columns) = (seed % 6 + 1, seed % 5 + 1)
    let a = try matrix(
      rows, columns, seed: 11 * seed, rank: seed % 3 == 0 ? min(rows, columns, seed % 3 + 1) : nil)
    let b = try matrix(rows, seed % 3 + 1, seed: seed + 1000)
    let squares = try LeastSquares(a, b, within: limits)
    #expect(try squares.rank == a.matrixRank(within: limits))
    let turned = try a.transposed()
    #expect(isZero(try turned.matrixProduct(squares.residual, within: limits)))
    let null = try a.nullSpace(within: limits)
    #expect(isZero(try null.transposed().matrixProduct(squares.solution, within: limits)))
    let column = try b.selecting([.all, .index(0)])
    let alone = try LeastSquares(a, column, within: limits).solution
    #expect(try alone == squares.solution.selecting([.all, .index(0)]))
    // The same of floats, rounded, and of symbols.
    let float = try LeastSquares(a, column.converted(to: .float), within: limits).solution
    #expect(float.kind == .float)
    let letters = try Tensor.symbols("b", [rows], within: limits)
    let formula = try LeastSquares(a, letters, within: limits).solution
    let numbers = Dictionary(
      uniqueKeysWithValues: try column.exactCells().cells.enumerated().map { ("b\($0)", $1) })
    #expect(try formula.substituting(numbers, within: limits) == alone)
  }

  @Test func sizesAreRefused() throws {
    let a = try matrix(2, 3, seed: 1)
    #expect(throws: ArithmeticError.notSquare([2, 3])) { try a.determinant(within: limits) }
    #expect(throws: ArithmeticError.notSquare([2, 3])) { try a.inverted(within: limits) }
    #expect(throws: ArithmeticError.innerSizesDiffer([2, 3], [3])) {
      try LeastSquares(a, Tensor([1, 2, 3]), within: limits)
    }
    let large = try Tensor.random([200, 200], seed: 1, low: 0, high: 9, within: .strict)
    #expect(throws: ArithmeticError.tooMuchWork(limit: Limits.strict.work)) {
      try large.determinant(within: .strict)
    }
  }

  /// (A ⊗ B)(C ⊗ D) = AC ⊗ BD.
  @Test(arguments: 0..<10)
  func kroneckerProducts(seed: Int) throws {
    let (a, b) = (try matrix(2, 3, seed: seed), try matrix(3, 1, seed: seed + 1))
    let (c, d) = (try matrix(3, 2, seed: seed + 2), try matrix(1, 2, seed: seed + 3))
    let left = try a.kronecker(b, within: limits)
      .matrixProduct(c.kronecker(d, within: limits), within: limits)
    let right = try a.matrixProduct(c, within: limits)
      .kronecker(b.matrixProduct(d, within: limits), within: limits)
    #expect(left == right)
  }

  @Test(arguments: [[3, 4], [1, 5], [2, 3, 2], [6]])
  func orders(shape: [Int]) throws {
    let x = try Tensor.iota(shape, within: limits)
    for from in VectorOrder.allCases {
      for to in VectorOrder.allCases where shape.count < 3 || from != .column && to != .column {
        let p = try Tensor.reordering(shape, from: from, to: to, within: limits)
        #expect(
          try p.matrixProduct(x.vector(order: from), within: limits) == x.vector(order: to))
      }
    }
  }

  @Test func patterns() throws {
    let column = Tensor([1, 2, 3])
    #expect(
      try column.toeplitz(row: Tensor([1, 7]), within: limits)
        == Tensor([[1, 7], [2, 1], [3, 2]]))
    #expect(
      try column.circulant(within: limits) == Tensor([[1, 3, 2], [2, 1, 3], [3, 2, 1]]))
    #expect(throws: ArithmeticError.self) { try Tensor([[1]]).circulant(within: limits) }
  }

  @Test func choicesAndOrder() throws {
    let mask = Tensor([[1, 0], [0, 1]])
    #expect(
      try mask.choosing(Tensor([5, 6]), Tensor(9), within: limits) == Tensor([[5, 9], [9, 6]]))
    let letters = try Tensor.symbols("q", [2], within: limits)
    #expect(
      try Tensor([1, 0]).choosing(letters, Tensor(0), within: limits).cell(0) == letters.cell(0))
    let floats = Tensor.float(Grid(shape: [4], cells: [2, .nan, -1, .infinity]))
    let sorted = try floats.sorted(axis: 0, within: limits).floats().cells
    #expect(sorted[0] == -1 && sorted[1] == 2 && sorted[2] == .infinity && sorted[3].isNaN)
    #expect(
      try Tensor([[3, 1], [1, 2]]).sorted(axis: 0, within: limits) == Tensor([[1, 1], [3, 2]]))
  }

  @Test func norms() throws {
    let x = Tensor([3, -4])
    #expect(try x.norm(.exact(2), within: limits) == Tensor(5))
    #expect(try x.norm(.exact(1), within: limits) == Tensor(7))
    #expect(try x.norm(.exact(0), within: limits) == Tensor(2))
    #expect(try x.norm(.float(.infinity), within: limits) == Tensor(4))
    #expect(try x.norm(.float(-.infinity), within: limits) == Tensor(3))
    #expect(try x.norm(.exact(3), within: limits).floats().cells[0] == 4.497941445275415)
    #expect(try Tensor([1, 4]).norm(.exact(Rational(1, 2)), within: limits) == Tensor(9))
  }
}
