import Arithmetic
import Homework
import Testing

@Suite struct FreeCellsTests {
  private func cells(_ numbers: [Int]) -> [Rational] { numbers.map { Rational($0) } }

  @Test func zerosAreFreeAboveAQuarter() {
    #expect(FreeCells(of: cells([0, 0, 1, 2])).isFree == [true, true, false, false])
    #expect(FreeCells(of: cells([0, 3, 1, 2])).isFree == [false, false, false, false])
  }

  @Test func theMostFrequentNumberIsFreeFromAHalf() {
    #expect(FreeCells(of: cells([7, 7, 7, 1, 2])).isFree == [true, true, true, false, false])
    #expect(FreeCells(of: cells([7, 7, 1, 2])).isFree == [true, true, false, false])
    #expect(FreeCells(of: cells([7, 7, 1, 2, 3])).isFree.allSatisfy { !$0 })
    #expect(FreeCells(of: cells([7, 8])).isFree.allSatisfy { !$0 })
  }

  @Test func aKeyOfOneNumberHasNoFreeCells() {
    #expect(FreeCells(of: cells([0, 0])).isFree == [false, false])
    #expect(FreeCells(of: cells([5])).isFree == [false])
  }

  /// The keys of four convolutions: all zeros would be right in half of C and earns nothing.
  @Test(arguments: [("3x3", "2x2"), ("4x4", "3x3"), ("5x5", "3x3"), ("7x7", "3x3")])
  func zerosEarnNothingOfAMatrix(input: String, kernel: String) throws {
    let key = try #require(
      KeyComputation("toeplitz(\(input), random(\(kernel), seed=3, low=1, high=5))"))
    guard case .tensor(.exact(let grid)) = key.value else { return }
    let free = FreeCells(of: grid.cells)
    #expect(free.share(grid.cells.map(\.isZero)) == 0)
    #expect(free.share(grid.cells.map { _ in true }) == 1)
  }

  @Test func halfRightIsTheLeastThatPays() throws {
    let free = FreeCells(of: cells([1, 2, 3, 4]))
    #expect(free.share([true, true, false, false]) == (try Rational(1, 2)))
    #expect(free.share([true, false, false, false]) == 0)
    #expect(free.share([true, false, false, false], least: 0) == (try Rational(1, 4)))
    let zeros = FreeCells(of: cells([0, 0, 1, 2, 3]))
    #expect(zeros.share([false, true, true, true, true]) == (try Rational(2, 3)))
  }
}
