import Arithmetic
import Commands
import Computations
import Documents
import Sessions
import Syntax
import Testing

@Suite struct ComputationTests {
  private func session(_ text: String) -> Session {
    var session = Session()
    session.run(text) { _ in true }
    return session
  }

  private func computation(_ text: String) throws -> any Computation {
    try #require(session(text).variables["y"]?.computation)
  }

  /// Sizes do not push out what can be looked into, and refuse to be looked into.
  @Test(arguments: ["shape(8x9, kernel=5x3)", "shape(i=5, k=3)"])
  func sizesAreNotLookedInto(expression: String) {
    for question in ["why z[0]", "play z"] {
      #expect(session("z = \(expression); \(question)").lastFailure?.code == .wrongKind)
    }
    let after = session("y = conv([1 2 3], [1 1]); \(expression); why y[0]")
    #expect(after.lastFailure == nil)
    #expect(session("conv [1 2 3] [1 1]; \(expression); play").lastFailure == nil)
  }

  @Test(arguments: [
    ("shape(32x32x3, kernel=5, filters=6, count=parameters)", 456),
    ("shape(32x32x3, kernel=5, filters=6, count=weights)", 450),
    ("shape(32x32x1, kernel=5, filters=6, count=connections)", 122_304),
    ("shape(28x28x4, kernel=3, filters=8, groups=4, count=parameters)", 80),
  ])
  func layersAreCounted(expression: String, count: Int) {
    #expect(session("y = \(expression)").variables["y"]?.value == .tensor(Tensor(count)))
  }

  @Test func countsNeedALayer() {
    for text in ["shape i=5 k=3 count=parameters", "shape 5x5 count=weights"] {
      #expect(session(text).lastFailure?.code == .missingArgument)
    }
  }

  /// The computation kept of a size gives the size again.
  @Test(arguments: [
    "shape(i=5, k=3, s=2, p=1)", "shape(8x9, kernel=5x3, stride=2, padding=(1,3))",
    "shape(i=7, k=4, s=2, p=1, of=transpose)", "shape(i=5, k=2, s=3, p=1, of=pool, ceil)",
    "shape(32x32x3, kernel=5, filters=6)", "shape(i=4, k=3, s=2, padding=same, as=keras)",
    "shape(12x10x4, kernel=3, filters=8, groups=4, count=parameters)",
  ])
  func sizesAreKeptWithTheirFormula(expression: String) throws {
    let session = session("y = \(expression)")
    guard let sizes = session.variables["y"]?.computation as? SizeComputation else {
      Issue.record("no sizes")
      return
    }
    #expect(sizes.value == session.variables["y"]?.value)
  }

  /// A varied problem is spelt so that typing it gives the varied result.
  @Test(arguments: [
    ("conv(x, k, stride=2)", PaddingPair(1, 0), "conv x k stride=2 padding=((1,0),(1,0))"),
    ("conv(x, k, dilation=2, bias=3)", .none, "conv x k bias=3 dilation=2"),
    ("toeplitz(4x5, k)", PaddingPair(1, 1), "toeplitz 4x5 k padding=1"),
    ("transpose(x, k, stride=2)", PaddingPair(1, 1), "transpose x k stride=2 padding=1"),
    ("pool(x, max, 2x2)", PaddingPair(0, 1), "pool x max 2x2 stride=2 padding=((0,1),(0,1))"),
  ])
  func variationsCanBeTyped(expression: String, padding: PaddingPair, spelling: String) throws {
    let start = "x = random(6x6, seed=1); k = random(3x3, seed=2); y = "
    let before = try computation(start + expression)
    let axes = try #require(before.spatialSizes).padded(padding)
    let after: any Computation = try #require(try before.varied(.axes(axes)))
    let value = try after.value(within: .standard)
    #expect(after.spelled(insteadOf: before) == spelling)
    #expect(
      session(start + expression + "; y = " + spelling).variables["y"]?.value == value)
  }
}

extension [AxisSizes] {
  fileprivate func padded(_ padding: PaddingPair) -> [AxisSizes] {
    map { axis in
      var copy = axis
      copy.padding = padding
      return copy
    }
  }
}
