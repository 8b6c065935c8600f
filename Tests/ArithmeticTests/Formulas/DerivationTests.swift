import Arithmetic
import Testing

struct DerivationTests {
  @Test func putsTheNumbersIn() throws {
    let derivation = try Derivation(
      SizeLaw(.convolution), [.input: 5, .kernel: 3, .stride: 2, .padding: 1, .dilation: 1])
    let expected: Formula = floor(5 + 2 * 1 - 1 * (3 - 1) - 1, over: 2) + 1
    #expect(derivation.line.substituted == expected)
    #expect(derivation.result == 3)
    #expect(derivation.special == .paddingStrides)
    #expect(derivation.remarks == [.sameOutput(5...6)])
  }

  @Test func tellsWhatIsLeftOver() throws {
    let derivation = try Derivation(
      SizeLaw(.convolution), [.input: 32, .kernel: 3, .stride: 2, .padding: 1])
    #expect(derivation.remarks == [.leftover(1), .sameOutput(31...32)])
    let ceil = try Derivation(
      SizeLaw(.pooling, rounding: .ceil), [.input: 5, .kernel: 2, .stride: 2])
    #expect(ceil.result == 3)
    #expect(ceil.remarks == [.overhang(1), .sameOutput(5...6)])
  }

  @Test func derivesThePaddingOfAWord() throws {
    let same = try Derivation(
      SizeLaw(.convolution, padding: .word(.same)), [.input: 224, .kernel: 7, .stride: 2])
    #expect(same.preliminaries.map(\.symbol) == [.paddingTotal, .paddingBegin, .paddingEnd])
    #expect(same.preliminaries.map(\.result) == [5, 2, 3])
    #expect(same.result == 112)
    let half = try Derivation(
      SizeLaw(.convolution, padding: .word(.half)), [.input: 9, .kernel: 5])
    #expect(half.preliminaries.map(\.result) == [2])
    #expect(half.special == .halfPadding)
  }

  /// The input sizes that a derivation names are those with the same output, s of them or fewer.
  @Test func namesTheInputsWithTheSameOutput() throws {
    let law = SizeLaw(.convolution)
    for row in BruteForce.product(1...14, 1...4, 2...4, 0...2) {
      let question: SizeValues = [
        .input: row[0], .kernel: row[1], .stride: row[2], .padding: row[3],
      ]
      guard let derivation = try? Derivation(law, question) else { continue }
      let alike = (1...60).filter {
        BruteForce.windows($0, row[1], row[2], row[3], row[3]) == derivation.result
      }
      #expect(
        derivation.remarks.contains(.sameOutput((alike.first ?? 0)...(alike.last ?? 0))))
    }
  }
}
