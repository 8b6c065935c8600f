import Arithmetic
import Documents
import Testing

@Suite struct ToeplitzCommandTests {
  /// The matrix times what was typed, flattened, is the convolution flattened.
  @Test(arguments: [
    "",
    "stride=2 padding=1",
    "flip dilation=2",
    "groups=2 padding=((0,1),(2,-1))",
    "layout=NHWC",
    "layout=NHWC groups=2 stride=(1,2)",
    "layout=NHWC flip padding=1 padding_mode=reflect",
  ])
  func productIsTheConvolution(options: String) {
    let isLast = options.contains("NHWC")
    let isGrouped = options.contains("groups")
    let input = isLast ? "random(4x5x2, seed=1)" : "random(2x4x5, seed=1)"
    let channels = isGrouped ? 1 : 2
    let kernel = isLast ? "random(2x3x\(channels)x4, seed=2)" : "random(4x\(channels)x2x3, seed=2)"
    let named = options.split(separator: " ").map { ", \($0)" }.joined()
    let start = "x = \(input); k = \(kernel); "
    let wanted = Asked(start + "flatten(conv(x, k\(named)))")
    #expect(wanted.failure == nil)
    #expect(Asked(start + "toeplitz(x, k\(named)) @ flatten(x)").value == wanted.value)
    #expect(Asked(start + "toeplitz(x, k\(named), of=x) @ flatten(k)").value == wanted.value)
  }

  @Test(arguments: [
    ("toeplitz [1 2 3 4] [1 2] flip of=x", "[2 1; 3 2; 4 3]"),
    ("toeplitz [1 2; 3 4] [[5 6]] order=column of=x", "[1 2; 3 4]"),
    ("toeplitz [1 2; 3 4] [[5 6]] order=bottom", "[5 6 0 0; 0 0 5 6]"),
  ])
  func values(statement: String, gives: String) {
    #expect(Asked(statement).failure == nil)
    #expect(Asked(statement).value == Asked(gives).value)
  }

  @Test func channelsLastAreInnermost() {
    let asked = Asked("toeplitz [[1 2];[3 4];[5 6]] [[[1];[2]];[[3];[4]]] dims=1 layout=NHWC")
    let matrix = asked.matrices.first
    #expect(matrix?.columnLabels == ["x[0,0]", "x[0,1]", "x[1,0]", "x[1,1]", "x[2,0]", "x[2,1]"])
    #expect(matrix?.rowLabels == ["y[0,0]", "y[1,0]"])
    #expect(matrix?.blockColumns == 2)
    #expect(asked.headingFacts.last == "vec with the channels innermost")
  }

  @Test func batchesShareTheMatrix() {
    let asked = Asked("toeplitz ones(2x1x2x2) ones(1x1x1x1)")
    #expect(asked.facts("product").first?.contains("each of the 2 images") == true)
    #expect(asked.result("y") == Asked("ones(2x1x2x2)").value)
  }
}

extension Asked {
  fileprivate var matrices: [MatrixFigure] {
    blocks.compactMap { if case .matrix(let figure) = $0 { figure } else { nil } }
  }
}
