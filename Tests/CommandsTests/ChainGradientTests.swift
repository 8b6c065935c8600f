import Arithmetic
import Commands
import Computations
import Documents
import Testing

/// Gradients through pools, relu and chains.
@Suite struct ChainGradientTests {
  private func same(_ statement: String, _ value: String) {
    let asked = Asked(statement)
    #expect(asked.failure == nil, "\(statement): \(asked.failure?.message ?? "")")
    #expect(asked.value == Asked(value).value, "\(statement)")
  }

  @Test(arguments: [
    (
      "grad pool [1 3 2; 5 4 6; 7 8 9] max 2 stride=1 upstream=[1 2; 3 4]",
      "[0 0 0; 1 0 2; 0 3 4]"
    ),
    ("grad pool [1 3; 2 4] min 2", "[1 0; 0 0]"), ("grad pool iota(4x4) avg 2", "ones(4x4) / 4"),
    ("grad pool iota(4) sum 2 stride=1 upstream=[1 2 3]", "[1 3 5 3]"),
    ("grad pool [1 2 3] avg 2 padding=1 stride=2", "[1 1 1] / 2"),
    ("grad pool [1 2 3] avg 2 padding=1 stride=2 count_include_pad=false", "[1 1/2 1/2]"),
    ("grad pool [5 5; 5 5] max 2", "[1 0; 0 0]"), ("grad(pool([1 3; 2 4], max, 2))", "[0 0; 0 1]"),
    ("x = [-1 0 2]; grad relu(x)", "[0 0 1]"), ("x = [1 2 3]; grad 2*x - 1", "[2 2 2]"),
    ("x = [1 2 3]; grad x*x upstream=[1 1 10]", "[2 4 60]"), ("x = [2 4]; grad 8/x", "[-2 -1/2]"),
    ("x = [3 1 2]; grad sum(x)", "[1 1 1]"), ("x = [3 1 2]; grad max(x)", "[1 0 0]"),
    ("x = [3 1 2]; grad mean(x)", "[1 1 1] / 3"), ("x = iota(2x3); grad x'", "ones(2x3)"),
    ("x = [1 2 3 4]; grad x[1:3]", "[0 1 1 0]"), ("x = [1 -2]; grad abs(x)", "[1 -1]"),
    ("a = [1 2; 3 4]; x = [5 6]; grad a @ x of=x", "[4 6]"),
    ("grad conv [1 2 3 4] [1 -1] upstream=[1 2 3] of=x", "[1 1 1 -3]"),
    ("grad [1 2 3 4] [1 -1] [1 2 3] of=x", "[1 1 1 -3]"),
  ])
  func gradients(statement: String, value: String) {
    if statement.hasSuffix("of=x"), statement.hasPrefix("a =") {
      // Two values were given: the gradients stand side by side.
      same(statement.replacing(" of=x", with: "") + "; _.dx", value)
    } else {
      same(statement, value)
    }
  }

  @Test func goesThroughChains() {
    let setup =
      "x = random(5x5, seed=3, low=-4, high=5); k = random(2x2, seed=4, low=-3, high=4); "
      + "y = conv(x, k); z = relu(y); p = pool(z, sum, 2); "
    same(setup + "grad p; _.dx", setup + "mask = z / (z + (z == 0)); grad(x, k, mask).dx")
    same(setup + "grad p; _.dk", setup + "mask = z / (z + (z == 0)); grad(x, k, mask).dk")
    // What is used twice gets both.
    same("x = [1 2 3]; grad x + 2*x", "[3 3 3]")
  }

  @Test func everyCellHasItsSum() {
    let asked = Asked("x = [1 5 2 4]; y = pool(x, max, 2, stride=1); grad y; why dx[1]")
    #expect(asked.tensor == Tensor(2))
    #expect(asked.facts("sum") == ["2 outputs depend on it"])
    let deep = Asked("x = [1 -5 2 4]; y = relu(x); z = 3*y; grad z; why dx[0] deep")
    #expect(deep.failure == nil)
    #expect(deep.tensor == Tensor(3))
  }

  @Test(arguments: [
    "grad pool [1 9 2 7] max 2", "grad pool random(6x6, seed=2) max 3 stride=1 padding=1",
    "grad pool [1 4 2 8 5] avg 3 stride=2", "grad pool random(4x4, seed=5) min 2 stride=1",
    "grad pool random(5, seed=6) max 2 ceil", "grad pool random(2x4x4, seed=7) sum 2",
  ])
  func differencesAgree(statement: String) throws {
    let check = try #require(Asked(statement).facts("check").first)
    let ties = Asked(statement).facts("ties")
    if ties.isEmpty {
      #expect(check.firstRange(of: "the same for all") != nil, "\(check)")
    }
  }

  @Test func tiesAreSaid() {
    let asked = Asked("grad pool [5 5; 1 2] max 2")
    #expect(asked.facts("ties").first?.hasPrefix("1 cell of the results has no derivative") == true)
    #expect(asked.facts("check").first?.firstRange(of: "the same for 2 of 4 cells") != nil)
    #expect(Asked("grad pool [5 4; 1 2] max 2").facts("ties").isEmpty)
  }

  @Test(arguments: [
    ("grad pool 4x4 max 2", "symbolic"), ("grad [1 2 3]", "missing-argument"),
    ("x = [1 2]; grad exp(x)", "wrong-kind"),
    ("grad pool [1 2; 3 4] max 2 upstream=[1 2]", "shape-mismatch"),
    ("x = symbols(\"x\", 3); grad 2*x", "symbolic"), ("grad pool [1 2 3] lp 2", "wrong-kind"),
  ])
  func refusals(statement: String, code: String) {
    #expect(Asked(statement).failure?.code.rawValue == code, "\(statement)")
  }
}
