import Arithmetic
import Testing

/// Winograd's matrices against the plain sums.
@Suite struct CookToomTests {
  private let limits = Limits.standard

  @Test func theOneOfTheLiterature() throws {
    let rule = try CookToom(outputs: 2, taps: 3, within: limits)
    #expect(rule.output == Tensor([[1, 1, 1, 0], [0, 1, -1, 1]]))
    let half = try Rational(1, 2)
    #expect(
      rule.kernel
        == .exact(
          Grid(shape: [4, 3], cells: [1, 0, 0, half, half, half, half, -half, half, 0, 0, 1])))
    #expect(rule.input == Tensor([[1, 0, -1, 0], [0, 1, 1, 0], [0, -1, 1, 0], [0, -1, 0, 1]]))
  }

  @Test(arguments: [(1, 1), (1, 4), (4, 1), (2, 2), (2, 3), (3, 2), (4, 3), (3, 5), (6, 3)])
  func holdsForAllNumbers(outputs: Int, taps: Int) throws {
    let rule = try CookToom(outputs: outputs, taps: taps, within: limits)
    #expect(try rule.isProvedInSymbols(within: limits))
    #expect(try rule.isProvedOnUnits(within: limits))
    let tile = try Tensor.random(
      [rule.size, rule.size], seed: 4, low: -9, high: 9, within: limits)
    let weights = try Tensor.random([taps, taps], seed: 5, low: -9, high: 9, within: limits)
    #expect(
      try rule.worked(tile, weights, within: limits).output
        == rule.direct(tile, weights, within: limits))
  }

  @Test func otherPoints() throws {
    let third = try Rational(1, 3)
    for points in [[5, 0, -2, third], [third, -third, 7, 8]] as [[Rational]] {
      let rule = try CookToom(outputs: 3, taps: 3, points: points, within: limits)
      #expect(try rule.isProvedOnUnits(within: limits))
    }
    // The proof does not hold for whatever it is given: a law for other outputs fails it.
    let large = try CookToom(outputs: 12, taps: 12, within: limits)
    #expect(try large.isProvedOnUnits(within: limits))
    #expect(Set(CookToom.usualPoints(31)).count == 31)
  }

  /// More points, larger errors.
  @Test func roundingGrows() throws {
    let small = try CookToom(outputs: 2, taps: 3, within: limits).rounding(
      tiles: 16, within: limits)
    let large = try CookToom(outputs: 8, taps: 3, within: limits).rounding(
      tiles: 16, within: limits)
    #expect(small.here < 1e-15 && small.here > 0)
    #expect(large.here > 4 * small.here)
  }
}
