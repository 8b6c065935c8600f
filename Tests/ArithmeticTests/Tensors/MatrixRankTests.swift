import Testing

@testable import Arithmetic

@Suite struct MatrixRankTests {
  private let limits = Limits.standard

  @Test(arguments: [
    ([[1, 2], [2, 4]], 1), ([[1, 2], [3, 4]], 2), ([[0, 0], [0, 0]], 0), ([[1, 2, 3]], 1),
    ([[0, 1], [0, 2], [0, 3]], 1), ([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 2),
    // Multiples of the first prime, which alone would see a matrix of zeros.
    ([[1 << 61 - 1, 0], [0, 1 << 61 - 1]], 2), ([[1, 0], [0, 1 << 61 - 1]], 2),
  ])
  func counts(rows: [[Int]], rank: Int) throws {
    #expect(try Tensor(rows).matrixRank(within: limits) == rank)
  }

  @Test func countsProductsOfRandomMatrices() throws {
    for seed in 0..<20 {
      let inner = seed % 5 + 1
      let left = try Tensor.random([7, inner], seed: seed, low: -99, high: 99, within: limits)
      let right = try Tensor.random(
        [inner, 6], seed: -seed - 1, low: -99, high: 99, within: limits)
      let product = try left.matrixProduct(right, within: limits)
      #expect(try product.matrixRank(within: limits) == inner)
      let third = try product.divided(by: Tensor(7), within: limits)
      #expect(try third.matrixRank(within: limits) == inner)
    }
  }

  @Test func takesEmptyMatricesAndRefusesVectors() throws {
    #expect(try Tensor.zeros([0, 3], within: limits).matrixRank(within: limits) == 0)
    #expect(throws: ArithmeticError.rankMismatch(expected: 2, actual: 1)) {
      try Tensor([1]).matrixRank(within: limits)
    }
    #expect(throws: ArithmeticError.needsConstant) {
      try Tensor.symbols("w", [2, 2], within: limits).matrixRank(within: limits)
    }
    #expect(throws: ArithmeticError.tooMuchWork(limit: Limits.strict.work)) {
      try Tensor.eye(300, within: limits).matrixRank(within: .strict)
    }
  }

  @Test func stepsToTheNextPrime() {
    // The greatest primes below 2⁶¹ − 1 differ from 2⁶¹ by these.
    let first = PrimeModulus.largest
    let distances = [first.next, first.next.next, first.next.next.next].map {
      (1 << 61) - $0.prime
    }
    #expect(distances == [31, 45, 229])
    let field = first.next
    for value in [1, 2, 12_345_678_901_234_567, field.prime - 1] {
      #expect(field.product(value, field.inverse(value)) == 1)
      #expect(first.product(value, first.inverse(value)) == 1)
    }
  }
}
