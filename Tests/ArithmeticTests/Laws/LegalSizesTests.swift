import Arithmetic
import Testing

struct LegalSizesTests {
  /// The legal sizes of a transposed convolution are those that the convolution takes back.
  @Test func areTheSizesThatComeBack() throws {
    for row in BruteForce.product(1...6, 1...5, 1...4, 0...2, 1...3) {
      let (n, k, s, p, d) = (row[0], row[1], row[2], row[3], row[4])
      let question: SizeValues = [
        .transposedInput: n, .kernel: k, .stride: s, .padding: p, .dilation: d,
      ]
      let back = (1...60).filter { BruteForce.windows($0, k, s, p, p, d) == n }
      guard let legal = try? LegalSizes(SizeProblem(.transposed), question) else {
        #expect(back.isEmpty)
        continue
      }
      #expect(Array(legal.sizes) == back)
      for size in legal.sizes {
        #expect(legal.wayBack(from: size) == n)
        let a = try legal.settled(size).outputPadding
        #expect(BruteForce.stamped(n, k, s, p, p, d, a) == size)
      }
    }
  }

  @Test(arguments: [PaddingRule.valid, .same])
  func areTensorFlowsOwn(_ rule: PaddingRule) throws {
    for row in BruteForce.product(1...5, 1...5, 1...4) {
      let legal = try LegalSizes(
        SizeProblem(.transposed, padding: rule, by: .tf),
        [.transposedInput: row[0], .kernel: row[1], .stride: row[2]])
      let forward = SizeProblem(.convolution, padding: rule, by: .tf)
      let back = (1...60).filter {
        (try? forward.size([.input: $0, .kernel: row[1], .stride: row[2]])) == row[0]
      }
      #expect(Array(legal.sizes) == back)
    }
  }

  @Test(
    arguments: [
      ([3, 2, 2, 0], 5...7), ([3, 3, 3, 0], 7...11), ([4, 3, 2, 1], 6...8), ([1, 2, 2, 0], 1...3),
    ] as [([Int], ClosedRange<Int>)])
  func areWhatPyTorchUnpoolsTo(_ sizes: [Int], _ expected: ClosedRange<Int>) throws {
    let legal = try LegalSizes(
      SizeProblem(.unpooling),
      [.transposedInput: sizes[0], .kernel: sizes[1], .stride: sizes[2], .padding: sizes[3]])
    #expect(legal.sizes == expected)
  }

  @Test func areFoundByTheDerivation() throws {
    let derivation = try SizeProblem(.transposed).derivation(
      [.transposedInput: 3, .kernel: 3, .stride: 3, .padding: 1])
    #expect(derivation.result == 7)
    #expect(derivation.remarks == [.legal(7...9)])
  }

  @Test func areRefusedWhereNoneIsPositive() {
    #expect(throws: ArithmeticError.self) {
      try LegalSizes(
        SizeProblem(.transposed), [.transposedInput: 1, .kernel: 1, .padding: 1])
    }
  }
}
