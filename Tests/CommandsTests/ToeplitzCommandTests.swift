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

  /// The matrix of the input is Hankel, or Toeplitz where the kernel is turned, and its cells say so.
  @Test(arguments: [
    (
      "toeplitz iota(6) iota(3) of=x",
      "Hankel: every row is the one above it moved one column back", 1
    ),
    (
      "toeplitz iota(6) iota(3) of=x flip",
      "Toeplitz: every row is the one above it moved one column on", -1
    ),
    (
      "toeplitz iota(9) iota(3) of=x stride=2 dilation=2 padding=1 padding_mode=reflect", "Hankel",
      1
    ),
    ("toeplitz iota(7) iota(3) of=x stride=2", "neither Toeplitz nor Hankel", 0),
  ])
  func namesTheMatrixOfTheInput(statement: String, name: String, step: Int) throws {
    let asked = Asked(statement)
    #expect(asked.facts("structure").first?.hasPrefix(name) == true)
    let matrix = try #require(asked.tensor)
    let cells = try #require(matrix.intValues)
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let inner = (0..<(rows - 1)).flatMap { row in
      (0..<columns).compactMap { column -> Bool? in
        let other = column - (step == 0 ? 1 : step)
        guard 0..<columns ~= other else { return nil }
        return cells[row * columns + column] == cells[(row + 1) * columns + other]
      }
    }
    #expect(inner.allSatisfy { $0 } == (step != 0))
  }

  /// Blocks of one name are equal, and those of none are zeros.
  @Test(arguments: [
    ("toeplitz random(4x5,seed=1) random(3x2,seed=2) padding=1", 4, 4),
    ("toeplitz random(4x5,seed=1) random(3x2,seed=2) stride=2 padding=2 flip", 3, 4),
    ("toeplitz random(4x5,seed=1) random(3x2,seed=2) of=x padding=1", 4, 3),
    (
      "toeplitz random(4x5,seed=1) random(3x2,seed=2) of=x flip padding=1 padding_mode=circular", 4,
      3
    ),
    ("toeplitz random(2x2,seed=1) random(3x3,seed=2) as=scipy padding=valid", 2, 2),
  ])
  func blocksAreWhatTheirNamesSay(statement: String, rows: Int, columns: Int) throws {
    let asked = Asked(statement)
    #expect(asked.facts("blocks").count == 1)
    let matrix = try #require(asked.tensor)
    let cells = try #require(matrix.intValues)
    let lines = asked.facts("").filter {
      $0.unicodeScalars.contains { $0.value >= 0x2080 && $0.value < 0x208A }
    }
    #expect(lines.count == rows)
    let (height, width) = (matrix.shape[0] / rows, matrix.shape[1] / columns)
    var blocks: [String: [Int]] = [:]
    for (row, line) in lines.enumerated() {
      let names = line.split(separator: " ").map(String.init)
      #expect(names.count == columns)
      for (column, name) in names.enumerated() {
        let block = (0..<height).flatMap { y in
          (0..<width).map { x in
            cells[(row * height + y) * matrix.shape[1] + column * width + x]
          }
        }
        if name == "·" { #expect(block.allSatisfy { $0 == 0 }) }
        #expect(blocks[name, default: block] == block, "\(name)")
        blocks[name] = block
      }
    }
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
