import Arithmetic
import Computations
import Documents
import Syntax
import Testing

@Suite struct PoolCommandTests {
  static let square = "[1 3 2 4; 5 6 7 8; 3 2 1 0; 1 2 3 4]"
  static let sixteen = "[1 2 3 4; 5 6 7 8; 9 10 11 12; 13 14 15 16]"
  static let fortyNine =
    "["
    + (0..<7).map { row in (0..<7).map { "\(row * 7 + $0)" }.joined(separator: " ") }
    .joined(separator: "; ") + "]"

  @Test(arguments: [
    ("pool \(square) max 2x2", "[6 8; 3 4]"),
    ("pool \(square) min 2x2", "[1 2; 1 0]"),
    ("pool \(square) mean 2", "[15/4 21/4; 2 2]"),
    ("pool \(square) sum (2,2)", "[15 21; 8 8]"),
    ("pool [3 4 5 12] lp 2", "[5 13]"),
    ("pool [1 2 3 4] lp 2 norm=1", "[3 7]"),
    ("pool \(square) max global", "[[8]]"),
    ("pool \(square) avg adaptive=(2,1)", "[[36/8],[16/8]]"),
    ("pool \(square) max 2 s=1 p=1 d=2", "[6 7 8 7; 3 3 4 2; 6 7 8 7; 2 3 2 1]"),
    // ONNX's averagepool_2d_ceil and averagepool_2d_ceil_last_window_starts_on_pad.
    ("pool \(sixteen) avg 3 stride=2 ceil", "[6 7.5; 12 13.5]"),
    ("pool [1 2; 3 4] avg 3 stride=3 padding=1 ceil as=onnx", "[[2.5]]"),
    // coremltools issue 2844.
    (
      "pool \(fortyNine) avg 2 stride=3 ceil", "[4 7 9.5; 25 28 30.5; 42.5 45.5 48]"
    ),
    // GoogLeNet's and Caffe's rounding: 5 with 2 is 3.
    ("pool [1 2 3 4 5] max 2 stride=2 as=caffe", "[2 4 5]"),
    ("pool [1 2 3 4 5] max 2 as=theano", "[2 4 5]"),
    ("pool [1 2 3 4 5] max 2 as=torch", "[2 4]"),
    ("pool [1 2 3 4 5] avg 2 padding=same as=tf", "[1.5 3.5 5]"),
    ("pool [1 2 3] avg 3 p=1 s=1 count_include_pad=false", "[1.5 2 2.5]"),
    ("pool [1 2 3] avg 3 p=1 s=1", "[1 2 5/3]"),
    ("pool [1 2 3 4] avg 2 divisor=4", "[0.75 1.75]"),
    // The last axis of NHWC is the channels'.
    ("pool [[[1 10],[2 20]],[[3 30],[4 40]]] max 2 layout=NHWC", "[[[4 40]]]"),
    ("pool [[1 2; 3 4],[5 6; 7 8]] max 2", "[[[4]],[[8]]]"),
    ("pool [[1 2; 3 4],[5 6; 7 8]] max 2x2x2", "[[[8]]]"),
    ("pool [1 2 3 4; 5 6 7 8] max 2 dims=1", "[2 4; 6 8]"),
    ("max = 3; pool [1 2 3 4] max 2", "[2 4]"),
    ("x = pool([1 2 3 4], max, kernel=(2,)); x + 1", "[3 5]"),
  ])
  func values(statement: String, gives: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil)
    #expect(asked.tensor == Asked(gives).tensor)
  }

  @Test func ceilTrap() {
    // PyTorch issue 116420: the formula without the clip gives 4.
    let asked = Asked("pool 9 max 4 stride=4 padding=2 ceil")
    #expect(asked.value == .shape([3]))
    #expect(asked.derivations.first?.result == 3)
    #expect(asked.facts("clip").count == 1)
    #expect(asked.facts("unread").isEmpty)
    #expect(Asked("pool 5 max 2").facts("unread").count == 1)
    #expect(Asked("pool 4 max 2").facts("case").count == 1)
    let strict = Asked("pool 4 max 2 stride_rule=strict")
    #expect(strict.headingFacts.contains("strict stride"))
    #expect(strict.derivations.first?.result == 2)
    #expect(asked.headingFacts.contains("rounded up (ceil)"))
  }

  @Test func derivationsAgreeWithTheirFormulas() throws {
    for words in ["max 2", "max 3 s=2 ceil", "avg 3 s=2 p=1 ceil", "max 2 s=3 as=caffe"] {
      let asked = Asked("pool 7x8 \(words)")
      #expect(!asked.derivations.isEmpty)
      let sizes = Asked("pool ones(7x8) \(words)").tensor?.shape ?? []
      for figure in asked.derivations {
        #expect(sizes.contains(try figure.formula.evaluate(figure.values)), "\(words)")
      }
    }
  }

  @Test func winnersAreMarked() {
    let asked = Asked("pool \(Self.square) max 2x2 steps=all")
    #expect(asked.steps.count == 4)
    #expect(
      asked.steps.map { $0.places(of: .winner) } == [[[1, 1]], [[1, 3]], [[2, 0]], [[3, 3]]])
    #expect(asked.steps.first?.title == "window 1 of 4 → y[0,0] = x[1,1]")
    #expect(asked.steps.first?.sums.first?.kind == .maximum)
    #expect(asked.steps.first?.sums.first?.result == .exact(6))
    #expect(asked.result("indices") == .tensor(Tensor([[5, 7], [8, 15]])))
    #expect(asked.result("y") == asked.value)
  }

  @Test func tiesAreSaid() {
    let asked = Asked("pool [2 2; 1 2] max 2")
    #expect(asked.steps.first?.aside.contains("3 cells tie, the first wins") == true)
    #expect(asked.steps.first?.places(of: .winner) == [[0, 0]])
    #expect(asked.steps.first?.places(of: .tap).count == 3)
  }

  @Test func averagesAreSumsOverDivisors() {
    let counted = Asked("pool [1 2; 3 4] avg 2 padding=1 steps=1").steps.first?.sums.first
    #expect(counted?.numbers == [.exact(0), .exact(0), .exact(0), .exact(1)])
    #expect(counted?.divisor == 4)
    let real = Asked("pool [1 2; 3 4] avg 2 padding=1 count_include_pad=false steps=1")
    #expect(real.steps.first?.sums.first?.numbers == [.exact(1)])
    #expect(real.steps.first?.sums.first?.divisor == 1)
    #expect(real.facts("divisor").count == 1)
    #expect(real.headingFacts.contains("padding 1 (not counted)"))
    #expect(Asked("pool [1 2; 3 4] avg 2").facts("divisor").isEmpty)
  }

  @Test func overhangIsNotCounted() {
    let asked = Asked("pool [1 2 3 4 5] avg 2 ceil steps=all")
    #expect(asked.steps.last?.sums.first?.divisor == 1)
    #expect(asked.facts("overhang").count == 1)
    #expect(asked.tensor == Asked("[1.5 3.5 5]").tensor)
  }

  @Test func placesInsteadOfValues() {
    let typed = Asked("pool \(Self.square) max 2x2 indices")
    #expect(
      typed.value
        == .record([
          .init("y", .tensor(Tensor([[6, 8], [3, 4]]))),
          .init("indices", .tensor(Tensor([[5, 7], [8, 15]]))),
        ]))
    let called = Asked("pool(\(Self.square), max, kernel=2x2, indices=true)")
    #expect(called.tensor == Tensor([[5, 7], [8, 15]]))
    // Checked against ONNX Runtime: maxpool_with_argmax, storage_order 1.
    let counting = "[0 1 2 3 4; 5 6 7 8 9; 10 11 12 13 14; 15 16 17 18 19; 20 21 22 23 24]"
    #expect(
      Asked("pool(\(counting), max, kernel=2, indices, order=column)").tensor
        == Tensor([[6, 16], [8, 18]]))
    let planes = "[[1 2; 3 4],[8 7; 6 5]]"
    #expect(Asked("pool(\(planes), max, kernel=2, indices)").tensor?.intValues == [3, 0])
    #expect(Asked("pool(\(planes), max, kernel=2, indices, as=onnx)").tensor?.intValues == [3, 4])
  }

  @Test func shapesAloneGiveSymbols() {
    let average = Asked("pool 2x2 avg 2x2")
    #expect(average.tensor?.kind == .symbolic)
    let maximum = Asked("pool 3x3 max 2x2 stride=1 steps=all")
    #expect(maximum.value == .shape([2, 2]))
    #expect(maximum.steps.count == 4)
    #expect(maximum.steps.last?.sums.first?.numbers.count == 4)
    #expect(Asked("pool 20000x20000 max 2").value == .shape([10_000, 10_000]))
    #expect(Asked("pool 20000x20000 avg 2").steps.isEmpty)
    #expect(
      Asked("pool 9999999999x9999999999 max 2").value == .shape([4_999_999_999, 4_999_999_999]))
  }

  @Test func originIsKept() throws {
    guard
      let problem = Asked("pool \(Self.square) max 2x2").answers.last?.computation
        as? PoolingComputation
    else {
      Issue.record("no origin")
      return
    }
    #expect(problem.windowCount == 4)
    #expect(try problem.places(within: .standard) == Tensor([[5, 7], [8, 15]]))
  }

  @Test func cellsAreLookedInto() {
    let asked = Asked("y = pool \(Self.square) max 2x2; why y[1,0]")
    #expect(asked.steps.first?.places(of: .winner) == [[2, 0]])
    #expect(asked.tensor == Tensor(3))
    let wins = Asked("pool \(Self.square) max 2x2 stride=1; who x[1,1]")
    #expect(wins.facts("reaches") == ["4 windows, of which it wins 2"])
    let shared = Asked("pool 4x4 avg 2x2; who x[3,3]")
    #expect(shared.facts("reaches") == ["1 window"])
    #expect(Asked("pool 4x4 avg 2x2; who k[0]").failure?.code == .unknownName)
    #expect(Asked("pool 4x4 avg 2x2; why y[2,0]").failure?.code == .index)
  }

  @Test(arguments: [
    ("pool [1 2 3] max 5", DiagnosticCode.kernelTooLarge),
    ("pool [1 2 3] max 0", .badSize),
    ("pool [1 2 3] max 2 stride=0", .badStride),
    ("pool [1 2 3] max", .missingArgument),
    ("pool [1 2 3] 2", .missingArgument),
    ("pool", .missingArgument),
    ("pool [1 2 3] maxx 2", .unknownValue),
    ("pool [1 2 3] max 2 padding=2", .frameworkRefuses),
    ("pool [1 2 3] avg 2 dilation=2", .frameworkRefuses),
    ("pool [1 2 3] max 2 as=matlab", .frameworkRefuses),
    ("pool [1 2 3] max 2 ceil as=tf", .frameworkRefuses),
    ("pool [1 2 3] max adaptive=2 as=tf", .frameworkRefuses),
    ("pool [1 2 3] avg 2 indices", .unknownOption),
    ("pool [1 2 3] max 2 divisor=3", .unknownOption),
    ("pool [1 2 3] avg 2 divisor=0", .divisionByZero),
    ("pool [1 2 3] max global stride=2", .unknownOption),
    ("pool [1 2 3] max global adaptive=2", .unknownOption),
    ("pool [1 2 3] max 2x2", .rank),
    ("pool [1 2 3] max 2 dims=4", .rank),
    ("pool [1 2 3] max 1x1x1x1", .rank),
    ("pool [1 2 3 4] max 3 stride=2 stride_rule=strict", .strideRemainder),
    ("pool [-1 -2] lp 2 norm=3", .notFinite),
    ("pool [-1 -2] lp 2 norm=0", .badSize),
    ("pool 3 max 2 indices", .symbolic),
    ("pool 9999999999999x9 avg 2", .tooLarge),
    ("pool [1 2 3] max adaptive=9223372036854775807", .tooLarge),
    ("pool [1 2 3] max 2 2 2", .extraArgument),
  ])
  func refuses(statement: String, code: DiagnosticCode) {
    let asked = Asked(statement)
    #expect(asked.answers.isEmpty)
    #expect(asked.failure?.code == code)
    #expect(asked.failure?.labels.isEmpty == false)
  }
}
