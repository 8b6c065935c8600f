import Arithmetic
import Documents
import Sessions
import Syntax
import Testing

/// What functions give, beyond their own examples.
@Suite struct FunctionTests {
  @Test(arguments: [
    "zeros((2, 2))": "[0 0; 0 0]", "zeros([2 2])": "[0 0; 0 0]", "zeros(0)": "[]",
    "ones(())": "1", "full(2, 1/3)": "[1/3 1/3]", "full(2x1, value=2)": "[2; 2]",
    "eye(0)": "zeros(0x0)", "iota(0)": "[]", "linspace(1, 1, 1)": "[1]",
    "linspace(5, 7, n=3)": "[5 6 7]", "sum(box(5))": "1", "identity(2)": "[1 0; 0 0]",
    "sobel_x()": "sobel_x", "sobel_y": "sobel_x'", "prewitt_y'": "prewitt_x",
    "laplacian + sharpen": "identity(3)", "sum(emboss)": "1", "bilinear(1)": "[[1]]",
    "bilinear(3)": "[1/4 1/2 1/4; 1/2 1 1/2; 1/4 1/2 1/4]",
  ])
  func generators(text: String, wanted: String) throws { try check(text, wanted) }

  @Test(arguments: [
    "flip([1 2 3])": "[3 2 1]", "flip([1 2; 3 4], axis=-1)": "[2 1; 4 3]",
    "flip([1 2; 3 4], axis=(0, 1))": "[4 3; 2 1]", "flip([1 2; 3 4], 0)": "[3 4; 1 2]",
    "rot90([1 2; 3 4], -1)": "[3 1; 4 2]", "rot90([1 2; 3 4], 4)": "[1 2; 3 4]",
    "vec([1 2; 3 4])": "[1 2 3 4]", "flatten([1 2; 3 4], bottom)": "[3 4 1 2]",
    "flatten(5)": "[5]", "reshape(iota(4), 4)": "[0 1 2 3]", "reshape([7], ())": "7",
    "reshape(iota(6), (-1, 2))": "[0 1; 2 3; 4 5]", "reshape(iota(4), shape=2x2)": "[0 1; 2 3]",
    "permute(iota(1x2x3), (2, 0, 1))[:,0,1]": "[3 4 5]", "concat(1, 2, [3 4])": "[1 2 3 4]",
    "concat([1 2; 3 4], [5; 6], axis=-1)": "[1 2 5; 3 4 6]", "concat([1 2])": "[1 2]",
    "stack(1, 2)": "[1 2]", "stack([1 2], [3 4], axis=-1)": "[1 3; 2 4]",
    "diag(diag([1 2 3]))": "[1 2 3]", "diag(iota(2x3))": "[0 4]",
  ])
  func arrangement(text: String, wanted: String) throws { try check(text, wanted) }

  @Test(arguments: [
    "pad([1 2], 1)": "[0 1 2 0]", "pad([1 2], (1, 0))": "[0 1 2]",
    "pad([1 2; 3 4], (1, 0))": "[0 0; 1 2; 3 4; 0 0]", "pad([1 2; 3 4], -1)": "zeros(0x0)",
    "pad([1 2 3], (-1, 1))": "[2 3 0]", "pad([1 2 3], 2, replicate)": "[1 1 1 2 3 3 3]",
    "pad([1 2 3], 2, mode=circular)": "[2 3 1 2 3 1 2]",
    "pad([1 2 3], 2, mode=symmetric)": "[2 1 1 2 3 3 2]",
    "pad([1 2], 1, mode=constant, value=1/2)": "[0.5 1 2 0.5]",
    "pad(iota(1x1x2), (0, 1))[0]": "[[0 0 1 0]]", "pad(iota(2x1x1), 0x1)[1,0]": "[0 1 0]",
    "pad([1 2; 3 4], ((0, 0), (1, 0)))": "[0 1 2; 0 3 4]",
    "pad([1 2; 3 4], ((1, 0),))":
      "[0 1 2; 0 3 4]", "pad([1 2], width=1)": "[0 1 2 0]", "pad([1 2], 1, value=7)": "[7 1 2 7]",
  ])
  func padding(text: String, wanted: String) throws { try check(text, wanted) }

  @Test(arguments: [
    "sum(iota(2x3), axis=-1)": "[3 12]", "sum([])": "0", "prod([])": "1", "sum(true)": "1",
    "mean([1 2; 3 4], dim=0)": "[2 3]", "max(1, 2, 3)": "3",
    "max([1 2; 3 4], [2; 3])":
      "[2 2; 3 4]", "min(1/3, 0.3)": "0.3", "argmax([1 2; 3 0])": "2", "argmin([2 1 1])": "1",
    "argmax([1 2; 3 0], axis=0)": "[1 0]", "size([])": "0",
    "size(1000x1000x1000x1000)":
      "1000000000000", "all([])": "true", "any([])": "false", "any([0 1; 0 0], axis=0)": "[0 1]",
  ])
  func reductions(text: String, wanted: String) throws { try check(text, wanted) }

  @Test(arguments: [
    "sqrt(1/4)": "1/2", "sqrt(2) * sqrt(2) == 2": "false", "abs(-1/2)": "1/2",
    "round(2.5)": "2", "round(-3.5)": "-4", "round(1234.5, -2)": "1200", "round(1/3, 4)": "0.3333",
    "round(float(2.675), 2)": "2.67", "clip([1 5 9], low=2, high=[3 4 5])": "[2 4 5]",
    "clamp(7, min=1, max=2)": "2", "mod(-7, 3)": "2", "mod(7, -3)": "-2", "mod(1/2, 1/3)": "1/6",
    "sign(-0.5)": "-1", "softmax([0 0])": "[0.5 0.5]", "exact(float(0.5))": "0.5",
    "dot(iota(3), iota(3))": "5", "norm([1 2; 2 4])": "5", "rank(zeros(2x3))": "0",
    "rank(eye(4))": "4", "outer([1 2], [3])": "[3; 6]", "substitute(5)": "5",
  ])
  func numbers(text: String, wanted: String) throws { try check(text, wanted) }

  @Test(arguments: [
    "equal(3x3, [3 3])": true, "equal(1, [1])": false, "equal(\"a\", \"a\")": true,
    "equal(true, 1)": true, "close(1, 1 + 1e-10)": true, "close(1, 1.1)": false,
    "close([1 2], [1 2 3])": false, "close(inf, inf)": true, "close(nan, nan)": false,
    "allclose(1, 2, tol=1)": true,
    "equal(sum(symbols(\"a\", 2)) - symbols(\"a0\"), symbols(\"a1\"))":
      true,
  ])
  func comparisons(text: String, wanted: Bool) throws {
    #expect(try Session.value(of: text) == .truth(wanted), "\(text)")
  }

  @Test func symbolsAreReplacedByNumbers() throws {
    var session = Session()
    _ = try session.ask("p = conv(symbols(\"x\", 3), symbols(\"w\", 2))")
    let part = try session.ask("substitute(p, w0=1, w1=-1)")
    #expect(part == (try session.ask("x = symbols(\"x\", 3); x[:2] - x[1:]")))
    let whole = try session.ask("subs(p, w0=1, w1=-1, x0=5, x1=3, x2=1/2)")
    #expect(whole == (try session.ask("[2 2.5]")))
    guard case .tensor(let tensor)? = whole else { return }
    #expect(tensor.isExact)
  }

  /// The draws are part of the language: a lesson written today must read the same for ever.
  @Test func randomNumbersNeverChange() throws {
    try check(
      "random(4x4, seed=7, low=-9, high=9)",
      "[-2 -9 8 2; -1 -5 -1 -3; -7 -2 -8 9; 8 7 7 1]")
    try check("random(2x2)", "random(2x2, seed=0)")
  }

  @Test(arguments: ["exp(1)", "log(2)", "sqrt(2)", "gaussian(3)", "float(1/3)", "softmax([1 2])"])
  func irrationalResultsAreFloats(text: String) throws {
    guard case .tensor(let tensor) = try Session.value(of: text) else { return }
    #expect(tensor.kind == .float)
  }

  private func check(_ text: String, _ wanted: String) throws {
    let (actual, goal) = (try Session.value(of: text), try Session.value(of: wanted))
    guard let actual, let goal else {
      Issue.record("`\(text)` or `\(wanted)` gives no value")
      return
    }
    #expect(actual.agrees(with: goal), "`\(text)` gives \(actual.told), not \(goal.told)")
  }
}
