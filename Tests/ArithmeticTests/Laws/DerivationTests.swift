import Arithmetic
import Testing

extension SizeProblem {
  init(
    _ operation: SizeLaw.Operation, padding: PaddingRule? = nil, ceil: Bool? = nil,
    strict: Bool = false, by framework: Framework? = nil
  ) {
    self.init(
      ChainLayer(
        ChainLayer.Kind(operation), padding: padding, rounding: strict ? .strict : .floor,
        ceil: ceil, framework: framework))
  }

  func size(_ values: SizeValues) throws(ArithmeticError) -> Int { try settled(values).size }

  func derivation(_ values: SizeValues) throws(ArithmeticError) -> Derivation {
    Derivation(try settled(values), of: self)
  }
}

struct DerivationTests {
  @Test func putsTheNumbersIn() throws {
    let derivation = try SizeProblem(.convolution).derivation(
      [.input: 5, .kernel: 3, .stride: 2, .padding: 1, .dilation: 1])
    let expected: Formula = floor(5 + 2 * 1 - 1 * (3 - 1) - 1, over: 2) + 1
    #expect(derivation.law.formula.substituted(derivation.values) == expected)
    #expect(derivation.result == 3)
    #expect(derivation.special == .paddingStrides)
    #expect(derivation.remarks == [.sameOutput(5...6)])
  }

  @Test func tellsWhatIsLeftOver() throws {
    let derivation = try SizeProblem(.convolution).derivation(
      [.input: 32, .kernel: 3, .stride: 2, .padding: 1])
    #expect(derivation.remarks == [.leftover(1), .sameOutput(31...32)])
    let ceil = try SizeProblem(.pooling, ceil: true).derivation(
      [.input: 5, .kernel: 2, .stride: 2])
    #expect(ceil.result == 3)
    #expect(ceil.remarks == [.overhang(1), .sameOutput(5...6)])
  }

  @Test func derivesThePaddingOfAWord() throws {
    let same = try SizeProblem(.convolution, padding: .same).derivation(
      [.input: 224, .kernel: 7, .stride: 2])
    #expect(same.preliminaries.map(\.symbol) == [.paddingTotal, .paddingBegin, .paddingEnd])
    #expect(try same.preliminaries.map { try $0.formula.evaluate(same.values) } == [5, 2, 3])
    #expect(same.result == 112)
    let half = try SizeProblem(.convolution, padding: .half).derivation([.input: 9, .kernel: 5])
    #expect(try half.preliminaries.map { try $0.formula.evaluate(half.values) } == [2])
    #expect(half.special == .halfPadding)
  }

  /// A kernel of 2 under half padding is not said to be fully padded, though ⌊2/2⌋ = 2 − 1.
  @Test func callsHalfPaddingByItsName() throws {
    let half = try SizeProblem(.convolution, padding: .half).derivation([.input: 9, .kernel: 2])
    #expect(half.special == .paddingUnitStrides)
    let full = try SizeProblem(.convolution).derivation([.input: 9, .kernel: 2, .padding: 1])
    #expect(full.special == .fullPadding)
  }

  /// The input sizes that a derivation names are those with the same output, s of them or fewer.
  @Test func namesTheInputsWithTheSameOutput() throws {
    for row in BruteForce.product(1...14, 1...4, 2...4, 0...2) {
      let question: SizeValues = [
        .input: row[0], .kernel: row[1], .stride: row[2], .padding: row[3],
      ]
      guard let derivation = try? SizeProblem(.convolution).derivation(question) else { continue }
      let alike = (1...60).filter {
        BruteForce.windows($0, row[1], row[2], row[3], row[3]) == derivation.result
      }
      #expect(
        derivation.remarks.contains(.sameOutput((alike.first ?? 0)...(alike.last ?? 0))))
    }
  }

  /// Whatever settles an axis, its law evaluated with its values is the size, and its paddings are
  /// those that the word's equations come to.
  @Test(arguments: [nil] + Framework.allCases)
  func evaluatesToTheSettledSize(_ framework: Framework?) throws {
    let rules: [PaddingRule?] = [
      nil, .valid, .full, .same, .sameLower, .half, .causal, .explicit([PaddingPair(1, 1)]),
      .explicit([PaddingPair(0, 2)]), .explicit([PaddingPair(1, -1)]),
    ]
    var cases = 0
    for operation in SizeLaw.Operation.allCases {
      for rule in rules {
        for ceil in [nil, true] as [Bool?] {
          let problem = SizeProblem(operation, padding: rule, ceil: ceil, by: framework)
          for row in BruteForce.product(1...7, 1...4, 1...3, 1...2) {
            guard
              let settled = try? problem.settled([
                problem.inputSymbol: row[0], .kernel: row[1], .stride: row[2], .dilation: row[3],
              ])
            else { continue }
            let derivation = Derivation(settled)
            #expect(derivation.result == settled.size, "\(operation) \(String(describing: rule))")
            var values = derivation.values
            for equation in derivation.preliminaries {
              values[equation.symbol] = nil
              let padding = try equation.formula.evaluate(values)
              #expect(padding == derivation.values[equation.symbol], "\(equation)")
              values[equation.symbol] = padding
            }
            cases += 1
          }
        }
      }
    }
    #expect(cases > 50)
  }
}
