import Arithmetic
import Testing

struct SizeSearchTests {
  @Test func findsEveryCombination() throws {
    let search = SizeSearch(
      SizeProblem(.convolution),
      ranges: [.input: 32...32, .kernel: 1...7, .stride: 1...3, .padding: 0...3],
      output: 16...16)
    let result = try search.result(within: .standard)
    let expected = BruteForce.product(1...7, 1...3, 0...3).filter {
      BruteForce.windows(32, $0[0], $0[1], $0[2], $0[2]) == 16
    }
    #expect(
      result.solutions.map { [$0.values[.kernel], $0.values[.stride], $0.values[.padding]] }
        == expected.map { $0.map(Optional.some) })
    #expect(result.tried == 84)
    #expect(result.total == expected.count)
    #expect(result.varying == [.kernel, .stride, .padding])
  }

  @Test func solvesForAnOpenSizeWithinEachCombination() throws {
    let search = SizeSearch(
      SizeProblem(.convolution), ranges: [.kernel: 1...3, .stride: 2...2, .padding: 0...0],
      open: [.input], output: 4...4)
    let result = try search.result(within: .standard)
    #expect(result.solutions.map(\.family?.range) == [7...8, 8...9, 9...10])
    #expect(result.varying == [.kernel, .input])
  }

  @Test func triesFurtherOpenSizesWithinUsualRanges() throws {
    let search = SizeSearch(
      SizeProblem(.convolution), ranges: [.input: 32...32], open: [.kernel, .stride],
      output: 16...16)
    let result = try search.result(within: .standard)
    #expect(result.assumed == [.stride: SizeSearch.usualRange(of: .stride)])
    #expect(
      result.solutions.allSatisfy { solution in
        (solution.family?.range ?? 0...0).allSatisfy { k in
          BruteForce.windows(32, k, solution.values[.stride] ?? 0) == 16
        }
      })
    #expect(result.total == 2)
  }

  @Test func listsOutputsWhenNoneIsAsked() throws {
    let search = SizeSearch(
      SizeProblem(.convolution), ranges: [.input: 7...7, .kernel: 3...3, .stride: 1...3])
    #expect(try search.result(within: .standard).solutions.map(\.output) == [5, 3, 2])
  }

  @Test func keepsOnlyLegalOutputPaddings() throws {
    let search = SizeSearch(
      SizeProblem(.transposed),
      ranges: [
        .transposedInput: 3...3, .kernel: 3...3, .stride: 2...2, .padding: 1...1,
        .outputPadding: 0...5,
      ])
    #expect(try search.result(within: .standard).solutions.map(\.output) == [5, 6])
  }

  @Test func countsWhatItDoesNotKeepAndRefusesTooMuch() throws {
    let search = SizeSearch(SizeProblem(.convolution), ranges: [.input: 5...24, .kernel: 1...5])
    let result = try search.result(within: .standard, keeping: 10)
    #expect(result.solutions.count == 10)
    #expect(result.total == 100)
    let vast = SizeSearch(SizeProblem(.convolution), ranges: [.input: 1...(.max), .kernel: 1...5])
    #expect(throws: ArithmeticError.self) { try vast.result(within: .standard) }
  }
}
