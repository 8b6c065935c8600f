import Arithmetic
import Testing

struct SizeProblemTests {
  private static let laws: [SizeLaw] = [
    SizeLaw(.convolution), SizeLaw(.convolution, rounding: .strict),
    SizeLaw(.convolution, padding: .word(.same)), SizeLaw(.convolution, padding: .word(.full)),
    SizeLaw(.convolution, padding: .word(.half)), SizeLaw(.convolution, padding: .word(.causal)),
    SizeLaw(.convolution, padding: .word(.valid), framework: .tf),
    SizeLaw(.pooling, rounding: .ceil), SizeLaw(.pooling, rounding: .ceil, framework: .caffe),
    SizeLaw(.transposed), SizeLaw(.transposed, padding: .word(.same), framework: .keras),
    SizeLaw(.transposed, padding: .word(.valid), framework: .keras),
    SizeLaw(.transposed, padding: .word(.half)), SizeLaw(.transposed, padding: .word(.full)),
    SizeLaw(.unpooling),
  ]

  /// Whatever the unknown, the solver finds what trying every value finds, and nothing else.
  @Test(arguments: laws)
  func findsWhatTryingEveryValueFinds(_ law: SizeLaw) throws {
    let top = 16
    var found = 0
    let rows = BruteForce.product(1...6, 1...3, 1...3, 0...1, 1...2).enumerated()
    for row in rows.filter({ $0.offset % 5 == 0 }).map(\.element) {
      var all: SizeValues = [
        law.inputSymbol: row[0], .kernel: row[1], .stride: row[2], .dilation: row[4],
      ]
      if law.padding == .even { all[.padding] = row[3] }
      let padding: [SizeSymbol] = law.padding == .even ? [.padding] : []
      for unknown in [law.inputSymbol, .kernel, .stride, .dilation] + padding {
        var known = all
        known[unknown] = nil
        let outputs = ((unknown == .padding ? 0 : 1)...top).map { value in
          var question = known
          question[unknown] = value
          return (value, try? law.output(question))
        }
        for output in [1, 2, 5] {
          let families = try SizeProblem(law, known: known, output: output)
            .solutions(for: unknown)
          let solved = (0...top).filter { place in
            families.contains { $0.range.contains(place) }
          }
          let tried = outputs.filter { $0.1 == output }.map(\.0)
          #expect(solved == tried, "\(unknown) \(known) o=\(output)")
          found += tried.count
        }
      }
    }
    #expect(found > 50)
  }

  @Test func givesTheRunOfInputs() throws {
    let problem = SizeProblem(SizeLaw(.convolution), known: [.kernel: 3, .stride: 2], output: 16)
    #expect(
      try problem.solutions(for: .input) == [
        SizeFamily(symbol: .input, range: 33...34, isEndless: false)
      ])
    let padded = SizeProblem(
      SizeLaw(.convolution), known: [.kernel: 3, .stride: 2, .padding: 1], output: 16)
    #expect(try padded.solutions(for: .input).map(\.range) == [31...32])
  }

  @Test func saysWhereThereIsNoEnd() throws {
    let one = SizeProblem(SizeLaw(.convolution), known: [.input: 7, .kernel: 3], output: 1)
    let strides = try #require(try one.solutions(for: .stride).first)
    #expect(strides.range.lowerBound == 5)
    #expect(strides.isEndless)
    let point = SizeProblem(SizeLaw(.convolution), known: [.input: 7, .kernel: 1], output: 7)
    #expect(try point.solutions(for: .dilation).first?.isEndless == true)
    #expect(try point.solutions(for: .stride).map(\.range) == [1...1])
  }

  @Test func findsTheOutputPadding() throws {
    let problem = SizeProblem(
      SizeLaw(.transposed), known: [.transposedInput: 3, .kernel: 3, .stride: 2, .padding: 1],
      output: 6)
    #expect(try problem.solutions(for: .outputPadding).map(\.range) == [1...1])
    let far = SizeProblem(
      SizeLaw(.transposed), known: [.transposedInput: 3, .kernel: 3, .stride: 2], output: 9)
    #expect(try far.solutions(for: .outputPadding).isEmpty)
  }

  @Test func refusesWhatIsWrongWhateverTheUnknown() {
    let law = SizeLaw(.convolution)
    #expect(throws: ArithmeticError.notPositive(.stride, axis: .only, value: 0)) {
      try SizeProblem(law, known: [.kernel: 3, .stride: 0], output: 3).solutions(for: .input)
    }
    #expect(throws: ArithmeticError.missingSize(.kernel)) {
      try SizeProblem(law, known: [.stride: 1], output: 3).solutions(for: .input)
    }
    #expect(throws: ArithmeticError.overflow) {
      try SizeProblem(law, known: [.kernel: .max], output: 3).solutions(for: .input)
    }
    #expect(throws: ArithmeticError.overflow) {
      try SizeProblem(law, known: [.kernel: .min], output: 3).solutions(for: .input)
    }
  }
}
