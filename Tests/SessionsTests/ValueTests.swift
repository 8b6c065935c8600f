import Arithmetic
import Documents
import Sessions
import Syntax
import Testing

/// What expressions give: literals, operators, places and parts.
@Suite struct ValueTests {
  @Test(arguments: [
    "[1, 2, 3]": "[1 2 3]", "[1,2;3,4]": "[1 2; 3 4]", "[[1,2],[3,4]]": "[1 2; 3 4]",
    "[[1 2] [3 4]]": "[1 2; 3 4]", "[[1 2]; [3 4]]": "[1 2; 3 4]", "[1\n2]": "[1; 2]",
    "[1 -2]": "[1, -2]", "[1 - 2]": "[-1]", "[-1 +2]": "[-1, 2]", "(1, 2)": "[1 2]",
    "(1,)": "[1]", "((1, 2), (3, 4))": "[1 2; 3 4]", "[]": "zeros(0)", "[[]]": "zeros(1x0)",
    "[1+1 2*3]": "[2 6]", "[sobel_x sobel_x][0,1,2]": "2", "(3)": "3", "3×3": "3x3",
    "1e-3": "1/1000", "1.5e2": "150", ".5": "1/2",
  ])
  func literals(text: String, wanted: String) throws { try expect(text, wanted) }

  @Test(arguments: [
    ("[1]", [1]), ("[1; 2; 3]", [3, 1]), ("[1 2; 3 4]", [2, 2]), ("[[1 2; 3 4]]", [1, 2, 2]),
    ("[[[1 2; 3 4]]]", [1, 1, 2, 2]), ("[[1 2; 3 4]; [5 6; 7 8]]", [2, 2, 2]),
    ("[[1 2], [3 4]; [5 6], [7 8]]", [2, 2, 2]), ("[[1] [2]]", [2, 1]), ("7", []),
    ("[zeros(2x3) ones(2x3)]", [2, 2, 3]),
  ])
  func shapes(text: String, wanted: [Int]) throws {
    guard case .tensor(let tensor) = try Session.value(of: text) else {
      Issue.record("`\(text)` is not a tensor")
      return
    }
    #expect(tensor.shape == wanted)
  }

  @Test(arguments: [
    "0.1 + 0.2": "0.3", "1/9 * 9": "1", "1/3 - 1/4": "1/12", "2^10": "1024", "2^-1": "1/2",
    "-2^2": "-4", "2^3^2": "512", "4^(1/2)": "2", "27^(1/3)": "3",
    "185193^(1/3)": "57", "(8/27)^(2/3)": "4/9", "(1/32)^(-3/5)": "8", "2 - 3 - 4": "-5",
    "12/2/3": "2",
    "1 + 2 * 3": "7", "(1 + 2) * 3": "9", "-[1 -2]": "[-1 2]", "+[1 -2]": "[1 -2]",
    "[1 2; 3 4] + [10 20]": "[11 22; 13 24]", "[1; 2] * [1 10 100]": "[1 10 100; 2 20 200]",
    "[1 2; 3 4] @ [1 1]": "[3 7]", "[1 2] @ [3 4]": "11", "[1 1] @ [1 2; 3 4]": "[4 6]",
    "[1 2; 3 4] @ [0 1; 1 0]": "[2 1; 4 3]", "[1 2; 3 4]'": "[1 3; 2 4]", "[1 2]'": "[1 2]",
    "10^30 + 1 - 10^30": "1", "99999999999 * 99999999999": "9999999999800000000001",
    "9223372036854775807 + 1": "9223372036854775808",
    "-9223372036854775807 - 2": "-9223372036854775809",
  ])
  func operators(text: String, wanted: String) throws { try expect(text, wanted) }

  @Test(arguments: [
    "1 < 2": true, "2 <= 1": false, "1 == 1.0": true, "1 != 1": false, "3x3 == (3, 3)": true,
    "3x3 == 3x4": false, "\"a\" == \"a\"": true, "\"a\" == 1": false, "true and false": false,
    "true or false": true, "not false": true, "1 < 2 and 2 < 3": true, "not 1 < 2": false,
    "[1 2] == [1 2] and true": true, "[1 2] == [1 3] and true": false,
    "symbols(\"a\") == symbols(\"a\")": true, "symbols(\"a\") == symbols(\"b\")": false,
    "float(0.1) == 0.1": true, "float(0.1) == 0.1 + 1e-17": true, "float(1/3) == 1/3": true,
    "float(0.1) == 0.1000000000000001": false, "equal(float(0.1), 0.1)": true,
    "equal(float(0.5), [0.5])": false, "equal(sqrt(2), 1.4142135623730951)": true,
    "equal(10^(-300.5), 3.1622776601683794e-301)": true, "true == true": true,
  ])
  func conditions(text: String, wanted: Bool) throws {
    #expect(try Session.value(of: text) == .truth(wanted))
  }

  @Test func comparisonsOfTensorsAreCellByCell() throws {
    try expect("[1 2; 3 4] > 2", "[0 0; 1 1]")
    try expect("[1 2] == [1 3]", "[1 0]")
    try expect("3x3 * 2", "[6 6]")
    try expect("true + true", "2")
  }

  @Test func wrongsideOfAndIsNotEvaluated() throws {
    #expect(try Session.value(of: "false and 1/0 == 1") == .truth(false))
    #expect(try Session.value(of: "true or 1/0 == 1") == .truth(true))
  }

  @Test(arguments: [
    "x[1,2]": "6", "x[-1]": "[8 9 10 11]", "x[:,0]": "[0 4 8]", "x[0:2,1:]": "[1 2 3; 5 6 7]",
    "x[::-1,::2]": "[8 10; 4 6; 0 2]", "x[1][2]": "6", "x'[0]": "[0 4 8]", "x[2:0:-1,3]": "[11 7]",
    "x[1:0]": "zeros(0x4)", "x[:]": "iota(3x4)", "x[-2:,-1]": "[7 11]", "x[0:99,0]": "[0 4 8]",
    "iota(2x2x2)[1,:,0]": "[4 6]", "[5 6 7][1]": "6", "sobel_x[0,2]": "1", "(x + 1)[0,0]": "1",
  ])
  func places(text: String, wanted: String) throws {
    var session = Session()
    _ = try session.ask("x = iota(3x4)")
    let actual = try session.ask(text)
    #expect(actual == (try Session.value(of: wanted)))
  }

  @Test func variablesAreKept() throws {
    var session = Session()
    _ = try session.ask("x = [1 2]; y = x * 2; x = 0")
    #expect(try session.ask("y") == .tensor(Tensor([2, 4])))
    #expect(try session.ask("x") == .tensor(Tensor(0)))
    #expect(try session.ask("_ + 1") == .tensor(Tensor(1)))
    #expect(try session.ask("_ + 1") == .tensor(Tensor(2)))
  }

  @Test func variablesGoBeforeConstantsAndFunctions() throws {
    var session = Session()
    _ = try session.ask("sobel_x = 1; sum = 5")
    #expect(try session.ask("sobel_x + sum") == .tensor(Tensor(6)))
    #expect(try session.ask("sum([1 2])") == .tensor(Tensor(3)))
  }

  @Test func commandsAreFunctions() throws {
    try expect("conv([1 2 3; 4 5 6; 7 8 9], [1 0; 0 1])", "[6 8; 12 14]")
    try expect("toeplitz(4, [1 2 3]) + 0 * ones(2x4)", "[1 2 3 0; 0 1 2 3]")
    try expect("sum(conv([1 2 3], [1 1], padding=full))", "12")
  }

  private func expect(_ text: String, _ wanted: String) throws {
    let (actual, goal) = (try Session.value(of: text), try Session.value(of: wanted))
    #expect(
      actual != nil && actual == goal,
      "`\(text)` gives \(actual?.told ?? "nothing"), not \(goal?.told ?? "nothing")")
  }
}
