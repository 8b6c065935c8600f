import Arithmetic
import Documents
import Syntax
import Testing

@Suite struct UnfoldCommandTests {
  @Test(arguments: [
    ("unfold [1 2 3; 4 5 6; 7 8 9] 2x2", "[1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9]"),
    ("unfold [1 2 3; 4 5 6; 7 8 9] 2", "[1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9]"),
    ("unfold [1 2 3; 4 5 6; 7 8 9] (2,2)", "[1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9]"),
    ("im2col [1 2 3 4] 2 stride=2", "[1 3; 2 4]"),
    ("unfold [1 2 3] 2 dilation=2", "[[1],[3]]"),
    ("unfold [1 2] 2 padding=1", "[0 1 2; 1 2 0]"),
    ("unfold [1 2 3] 2 padding=1 padding_mode=reflect", "[2 1 2 3; 1 2 3 2]"),
    ("unfold [1 2] 2 padding=1 value=7", "[7 1 2; 1 2 7]"),
    ("unfold [[1 2; 3 4],[5 6; 7 8]] 2", "[[1],[2],[3],[4],[5],[6],[7],[8]]"),
    ("unfold [[[1 2; 3 4]],[[5 6; 7 8]]] 1x2", "[[1 3; 2 4],[5 7; 6 8]]"),
    ("unfold [1 2 3; 4 5 6] 2 dims=1", "[1 2; 2 3; 4 5; 5 6]"),
    ("fold [1 2 4 5; 2 3 5 6; 4 5 7 8; 5 6 8 9] 3x3 2x2", "[1 4 3; 8 20 12; 7 16 9]"),
    ("col2im([1 3; 2 4], image=4, kernel=2, stride=2)", "[1 2 3 4]"),
    ("fold [0 1 2; 1 2 0] image=2 kernel=2 padding=1", "[2 4]"),
    ("fold [[1],[2],[3],[4],[5],[6],[7],[8]] image=2x2 kernel=2", "[[1 2; 3 4],[5 6; 7 8]]"),
    ("x = [1 2 3; 4 5 6]; fold(unfold(x, kernel=2), image=2x3, kernel=2)", "[1 4 3; 4 10 6]"),
  ])
  func values(statement: String, gives: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil)
    #expect(asked.tensor == Asked(gives).tensor)
  }

  @Test(arguments: [
    (
      "[2 2 3 3 3; 0 1 3 0 3; 2 3 0 1 3; 3 3 2 1 2; 3 3 0 2 3]", "[2 0 1; 1 0 0; 0 1 1]",
      "stride=2 padding=1"
    ),
    ("[[1 2; 3 4],[5 6; 7 8]]", "[[[1 0; 0 1],[2 0; 0 1]],[[1 1; 0 1],[1 0; 3 1]]]", "padding=1"),
    ("[1 2 3 4]", "[1 0 -1]", "padding=1"),
  ])
  func productIsTheConvolution(input: String, kernel: String, options: String) {
    let asked = Asked("unfold \(input) \(kernel) \(options)")
    let product = asked.result("K · P")
    #expect(product != nil)
    #expect(product == Asked("conv \(input) \(kernel) \(options)").value)
  }

  @Test func blocksAreFramedByChannel() {
    let asked = Asked("unfold [[1 2; 3 4],[5 6; 7 8]] 2 padding=1 stride=2")
    let matrices = asked.blocks.compactMap {
      if case .matrix(let figure) = $0 { figure } else { nil }
    }
    #expect(matrices.first?.blockRows == 4)
    #expect(matrices.first?.isEntry?.filter { $0 }.count == 8)
    #expect(matrices.first?.rowLabels.last == "k[1,1,1]")
    #expect(asked.facts("P").first?.hasPrefix("8×4") == true)
    #expect(asked.facts("way back").first?.contains("padding=1") == true)
  }

  @Test func stepsShowColumns() {
    let asked = Asked("unfold [1 2 3; 4 5 6; 7 8 9] 2x2 steps=all")
    #expect(asked.steps.count == 4)
    #expect(asked.steps[1].places(of: .tap) == [[0, 1], [0, 2], [1, 1], [1, 2]])
    #expect(asked.steps[1].places(of: .result).count == 4)
  }

  @Test func foldCountsItsOverlaps() {
    let asked = Asked("fold ones(4x4) image=3x3 kernel=2")
    #expect(asked.result("counts") == .tensor(Tensor([[1, 2, 1], [2, 4, 2], [1, 2, 1]])))
    #expect(asked.tensor == Tensor([[1, 2, 1], [2, 4, 2], [1, 2, 1]]))
    let gaps = Asked("fold ones(1x2) image=4 kernel=1 stride=2")
    #expect(gaps.facts("counts").first?.contains("is lost") == true)
  }

  @Test func shapesAloneGiveSymbols() {
    #expect(Asked("unfold 3x3 2x2").tensor?.kind == .symbolic)
    #expect(Asked("unfold 5000x5000 3").value == .shape([9, 24_980_004]))
    #expect(Asked("fold 4x4 image=3x3 kernel=2").tensor?.kind == .symbolic)
  }

  @Test(arguments: [
    ("unfold [1 2 3] 5", DiagnosticCode.kernelTooLarge),
    ("unfold [1 2 3]", .missingArgument),
    ("unfold [1 2 3] 0", .badSize),
    ("unfold [1 2 3] 2x2", .rank),
    ("unfold [1 2 3] \"a\"", .wrongKind),
    ("unfold [1 2 3] 2 padding=3 padding_mode=reflect", .badPadding),
    ("unfold [1 2 3; 4 5 6] [[[1 2]]]", .channels),
    ("unfold [1 2 3; 4 5 6] [[[[1 2]]]]", .rank),
    ("unfold 9999999999x9999999999 3", .tooLarge),
    ("unfold [[[[[1 2]]]]] 1x1", .rank),
    ("unfold [1 2 3 4 5 6] 3 stride=2 stride_rule=strict", .strideRemainder),
    ("fold ones(8x9) image=3x3 kernel=2", .shapeMismatch),
    ("fold ones(7x4) image=3x3 kernel=2", .shapeMismatch),
    ("fold ones(4x4)", .missingArgument),
    ("fold ones(4x4) image=3x3", .missingArgument),
    ("fold [1 2 3] image=3 kernel=2", .rank),
    ("fold ones(4x4) image=1x1x1x1 kernel=1", .rank),
    ("fold ones(4x4) image=1 kernel=2", .kernelTooLarge),
    ("fold 4x9223372036854775807 image=99999999999x99999999999 kernel=2", .tooLarge),
  ])
  func refuses(statement: String, code: DiagnosticCode) {
    let asked = Asked(statement)
    #expect(asked.failure?.code == code)
    #expect(asked.failure?.labels.isEmpty == false)
  }
}
