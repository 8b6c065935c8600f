import Arithmetic
import Testing

@Suite struct PaddingTests {
  let limits = Limits.standard

  @Test(arguments: PaddingMode.allCases)
  func agreesWithTheDefinition(mode: PaddingMode) throws {
    var dice = Dice(seed: 4)
    for round in 0..<60 {
      let shape = dice.list(round % 4 + 1, 2...4)
      let padded = dice.next(1...shape.count)
      let pairs = shape.suffix(padded).map { size in
        let widest = mode == .reflect ? size - 1 : size
        let begin = dice.next(-1...widest)
        // What goes round is only what is left.
        let most = mode == .circular ? min(widest, size + min(begin, 0)) : widest
        let end = dice.next((begin == size && mode == .circular ? 0 : -1)...most)
        return PaddingPair(begin, end)
      }
      let x = dice.plain(shape)
      let border = mode == .constant ? dice.next(-5...5) : 0
      let begins = shape.dropLast(padded).map { _ in 0 } + pairs.map(\.begin)
      let totals = shape.dropLast(padded).map { _ in 0 } + pairs.map(\.total)
      let size = zip(shape, totals).map { $0 + $1 }
      let expected = Plain(size) { index in
        let position = zip(index, begins).map { $0 - $1 }
        let padding = shape.dropLast(padded).map { _ in PaddingPair.none } + pairs
        return plainSource(position, shape: shape, mode: mode, padding: padding).map { x[$0] }
          ?? border
      }
      let padding = Padding(pairs: pairs, mode: mode)
      #expect(try padding.outputShape(of: shape) == size)
      #expect(
        try padding.result(x.tensor, border: Rational(border), within: limits)
          == expected.tensor)
    }
  }

  /// b c | a b c | a b and its like, as the manuals draw them.
  @Test(arguments: [
    (PaddingMode.zeros, [0, 0, 1, 2, 3, 0, 0]), (.constant, [9, 9, 1, 2, 3, 9, 9]),
    (.reflect, [3, 2, 1, 2, 3, 2, 1]), (.replicate, [1, 1, 1, 2, 3, 3, 3]),
    (.circular, [2, 3, 1, 2, 3, 1, 2]), (.symmetric, [2, 1, 1, 2, 3, 3, 2]),
  ])
  func modes(mode: PaddingMode, expected: [Int]) throws {
    let padding = Padding(pairs: [PaddingPair(2, 2)], mode: mode)
    let border: Rational = mode == .constant ? 9 : 0
    #expect(
      try padding.result(Tensor([1, 2, 3]), border: border, within: limits) == Tensor(expected))
  }

  @Test func fractionsInTheBorder() throws {
    let third = Rational(1).divided(by: 3)
    let ones = [Rational](repeating: 1, count: 80)
    #expect(
      try Padding(pairs: [PaddingPair(1, 0)], mode: .constant).result(
        .exact(Grid(shape: [80], cells: ones)), border: third, within: limits)
        == .exact(Grid(shape: [81], cells: [third] + ones)))
  }

  @Test func limitsOfMirrors() throws {
    func pad(_ pair: PaddingPair, _ mode: PaddingMode) throws -> [Int] {
      try Padding(pairs: [pair], mode: mode).outputShape(of: [5, 3])
    }
    #expect(
      throws: ArithmeticError.paddingTooWide(
        axis: SpatialAxis(1, of: 2), padding: 3, size: 3, mode: .reflect)
    ) { try pad(PaddingPair(3, 0), .reflect) }
    #expect(try pad(PaddingPair(2, 2), .reflect) == [5, 7])
    #expect(
      throws: ArithmeticError.paddingTooWide(
        axis: SpatialAxis(1, of: 2), padding: 4, size: 3, mode: .circular)
    ) { try pad(PaddingPair(0, 4), .circular) }
    #expect(try pad(PaddingPair(3, 3), .symmetric) == [5, 9])
    #expect(try pad(PaddingPair(30, 3), .replicate) == [5, 36])
    #expect(throws: ArithmeticError.negativeSize([5, -1])) {
      try pad(PaddingPair(-2, -2), .zeros)
    }
    #expect(try pad(PaddingPair(-2, -1), .zeros) == [5, 0])
    #expect(throws: ArithmeticError.axisCount(.padding, expected: 1, actual: 2)) {
      try Padding(pairs: [.none, .none]).outputShape(of: [3])
    }
    #expect(throws: ArithmeticError.overflow) { try pad(PaddingPair(.max, 1), .zeros) }
    #expect(throws: ArithmeticError.tooManyCells([2_000_000_003], limit: limits.cells)) {
      try Padding(pairs: [PaddingPair(1_000_000_000, 1_000_000_000)])
        .result(Tensor([1, 2, 3]), within: limits)
    }
    let nothing = try Padding(pairs: [PaddingPair(-1, -2)]).result(
      Tensor([1, 2, 3]), within: limits)
    #expect(nothing.shape == [0])
  }
}
