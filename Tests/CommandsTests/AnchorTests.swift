import Arithmetic
import Commands
import Documents
import Testing

/// `anchor=`: which tap lies on the output's own cell.
@Suite struct AnchorTests {
  @Test(arguments: [
    ("conv [1 2 3] [1 10] anchor=0", "[21 32 3]"), ("conv [1 2 3] [1 10] anchor=1", "[10 21 32]"),
    // A turned kernel keeps its tap: the 1 lies on the cell.
    ("conv [1 2 3] [1 10] anchor=0 flip", "[1 12 23]"),
    ("conv iota(7) [1 2 3] anchor=1", "conv iota(7) [1 2 3] padding=same"),
    ("conv iota(7) [1 2 3] anchor=1 stride=2", "conv iota(7) [1 2 3] padding=1 stride=2"),
    ("conv iota(9) [1 2 3] anchor=0 dilation=2", "conv iota(9) [1 2 3] dilation=2 padding=(0,4)"),
    ("conv iota(5x5) iota(2x3) anchor=(1,1) as=opencv", "conv iota(5x5) iota(2x3) as=opencv"),
  ])
  func values(statement: String, same: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil, "\(statement): \(asked.failure?.message ?? "")")
    #expect(asked.value == Asked(same).value, "\(statement)")
  }

  @Test(.enabled(if: Interpreter.hasPython("cv2"), "OpenCV is not installed"))
  func opencv() throws {
    var program = "import cv2, numpy as np\n"
    var expected: [Double] = []
    for (rows, columns) in [(2, 2), (3, 2), (1, 4), (3, 3)] {
      for row in 0..<rows {
        for column in 0..<columns {
          program += """
            x = np.arange(42.).reshape(6, 7) ** 2
            k = np.arange(\(rows * columns).).reshape(\(rows), \(columns)) + 1
            print(cv2.filter2D(x, cv2.CV_64F, k, anchor=(\(column), \(row))).tolist())

            """
          let asked = Asked(
            "conv iota(6x7)*iota(6x7) iota(\(rows)x\(columns))+1 anchor=(\(row),\(column)) as=opencv"
          )
          expected += try #require(asked.tensor).floats().cells
        }
      }
    }
    let output = try #require(Interpreter.python.output(of: program))
    let numbers = Interpreter.numbers(in: output)
    try #require(numbers.count == expected.count)
    let isRight = zip(numbers, expected).allSatisfy { abs($0 - $1) <= 1e-6 * max(1, abs($1)) }
    #expect(isRight)
  }

  @Test(arguments: [
    ("conv [1 2 3] [1 1] anchor=2", "bad-padding"), ("conv [1 2 3] [1 1] anchor=-1", "bad-size"),
    ("conv [1 2 3] [1 1] anchor=0 padding=1", "bad-padding"),
    ("conv [1 2 3] [1 1] anchor=0 as=torch", "framework-refuses"),
    ("conv iota(4x4) iota(2x2) anchor=(1,0,0)", "axis-count"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}
