import Arithmetic
import Documents
import Syntax
import Testing

@Suite struct UnpoolCommandTests {
  static let square = "[1 3 2 4; 5 6 7 8; 3 2 1 0; 1 2 3 4]"

  @Test(arguments: [
    // The example of PyTorch's MaxUnpool2d.
    (
      "unpool [6 8; 14 16] indices=[5 7; 13 15] kernel=2",
      "[0 0 0 0; 0 6 0 8; 0 0 0 0; 0 14 0 16]"
    ),
    (
      "unpool [6 8; 14 16] indices=[5 7; 13 15] kernel=2 output_shape=5x5",
      "[0 0 0 0 0; 6 0 8 0 0; 0 0 0 14 0; 16 0 0 0 0; 0 0 0 0 0]"
    ),
    ("unpool [4 8] avg 2", "[2 2 4 4]"),
    ("unpool [4 8] 2", "[2 2 4 4]"),
    ("unpool [9 9] avg 3 stride=1", "[3 6 6 3]"),
    ("unpool [4; 8] avg 2x1", "[2; 2; 4; 4]"),
    ("unpool [4 8] avg 2 padding=1 stride=2", "[2 4]"),
    (
      "i = pool(\(square), max, kernel=2, indices); unpool([6 8; 3 4], indices=i, kernel=2)",
      "[0 0 0 0; 0 6 0 8; 3 0 0 0; 0 0 0 4]"
    ),
    ("y = pool(\(square), max, kernel=2); unpool y", "[0 0 0 0; 0 6 0 8; 3 0 0 0; 0 0 0 4]"),
    ("r = pool \(square) max 2 indices; unpool r", "[0 0 0 0; 0 6 0 8; 3 0 0 0; 0 0 0 4]"),
    (
      "r = pool \(square) max 2 indices order=column; unpool r",
      "[0 0 0 0; 0 6 0 8; 3 0 0 0; 0 0 0 4]"
    ),
    ("y = pool([1 2 3 4 5], max, kernel=2, ceil=true); unpool y", "[0 2 0 4 5]"),
    ("y = pool([2 4 6 8], avg, kernel=2); unpool y", "[1.5 1.5 3.5 3.5]"),
    ("unpool [[[1]],[[2]]] indices=[[[3]],[[0]]] kernel=2", "[[0 0; 0 1],[2 0; 0 0]]"),
    ("unpool [[[1]],[[2]]] indices=[[[3]],[[4]]] kernel=2 as=onnx", "[[0 0; 0 1],[2 0; 0 0]]"),
  ])
  func values(statement: String, gives: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil)
    #expect(asked.tensor == Asked(gives).tensor)
  }

  @Test func sizesComeWithTheirChoice() throws {
    // PyTorch's choice for n = 4, k = 3, s = 2, p = 1.
    let asked = Asked("unpool 4 avg 3 stride=2 padding=1 output_shape=8")
    #expect(asked.tensor?.shape == [8])
    #expect(asked.derivations.first?.result == 7)
    #expect(asked.facts("legal").first?.hasPrefix("6, 7 or 8") == true)
    let failure = Asked("unpool 3 avg 3 stride=3 output_shape=12").failure
    #expect(failure?.code == .outputShape)
    #expect(failure?.message.hasSuffix("only 7, 8, 9, 10 or 11") == true)
  }

  @Test func placesAreMarkedInTheirWindows() {
    let asked = Asked("unpool [6 8] indices=[1 2] kernel=2 steps=all")
    #expect(asked.steps.map { $0.places(of: .winner) } == [[[0, 1]], [[0, 2]]])
    #expect(asked.steps.first?.title == "number 1 of 2: y[0] → x′[1]")
  }

  @Test func collisionsAreSaid() {
    let asked = Asked("y = pool [1 5 2] max 2 stride=1; unpool y")
    #expect(asked.tensor == Tensor([0, 5, 0]))
    #expect(asked.facts("collision").count == 1)
    #expect(Asked("unpool [4 8] avg 2").facts("collision").isEmpty)
  }

  @Test func shapesAloneGiveSymbols() {
    #expect(Asked("unpool 2x2 avg 2x2").tensor?.kind == .symbolic)
    #expect(Asked("unpool 9999x9999 avg 2").value == .shape([19_998, 19_998]))
  }

  @Test(arguments: [
    ("unpool [5] max 2", DiagnosticCode.missingArgument),
    ("unpool [5]", .missingArgument),
    ("unpool", .missingArgument),
    ("unpool [5] maxx 2", .unknownValue),
    ("unpool [5 6] indices=[1 9] kernel=2", .index),
    ("unpool [5 6] indices=[1 -1] kernel=2", .index),
    ("unpool [5 6] indices=[1 2 3] kernel=2", .shapeMismatch),
    ("unpool [5 6] indices=[1 2.5] kernel=2", .wrongKind),
    ("unpool [5 6] indices=2x2 kernel=2", .wrongKind),
    ("unpool [5 6] avg 2 indices=[1 2]", .unknownOption),
    ("unpool [5 6] avg 2 padding=same", .unknownValue),
    ("unpool [5 6] avg 2 as=tf", .frameworkRefuses),
    ("unpool [5 6] indices=[1 2] kernel=2 as=keras", .frameworkRefuses),
    ("unpool [5 6] avg 2x2", .rank),
    ("y = pool [1 2 3] avg adaptive=2; unpool y", .missingArgument),
    ("unpool 99999999999 avg 9999999999", .tooLarge),
  ])
  func refuses(statement: String, code: DiagnosticCode) {
    let asked = Asked(statement)
    #expect(asked.failure?.code == code)
    #expect(asked.failure?.labels.isEmpty == false)
  }
}
