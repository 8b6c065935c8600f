import Arithmetic
import Commands
import Computations
import Documents
import Sessions
import Testing

/// `separable`, `solve`, `learn` and `winograd`: what they say is run.
@Suite struct AlgebraCommandTests {
  private func tensor(_ text: String) throws -> Tensor {
    let asked = Asked(text)
    #expect(asked.failure == nil, "\(text)")
    return try #require(asked.tensor, "\(text)")
  }

  @Test(arguments: [
    "sobel_x", "laplacian", "sharpen", "box(3)", "gaussian(5)", "random(4x5, seed=3)",
    "outer([1 0 -2], [3 1/2])", "zeros(2x3)", "[0 0; 0 7]",
  ])
  func factorsGiveTheKernelBack(kernel: String) throws {
    let rank = try tensor("separable(\(kernel)).rank")
    let product = try tensor("s = separable(\(kernel)); s.u @ s.v")
    guard product.kind == .exact else {
      // Floats come apart to their rounding: the bell curve in two directions is one product.
      #expect(rank == Tensor(1))
      let error = Rational(1).divided(by: 1 << 54)
      #expect(try product.isClose(to: tensor("1 * \(kernel)"), tolerance: error, within: .standard))
      return
    }
    #expect(try rank == tensor("rank(\(kernel)) + 0"))
    #expect(try product == tensor("1 * \(kernel)"))
    if rank == Tensor(1) {
      let setup = "x = random(7x8, seed=1); k = \(kernel); s = separable(k); "
      #expect(
        try tensor(setup + "conv(conv(x, s.u), s.v)") == tensor(setup + "conv(x, k)"))
    }
  }

  @Test func volumesComeApartWhereTheyCan() throws {
    let setup =
      "k = reshape(outer(outer([1 -1], [1 2 3]), [2 5]), 2x3x2); s = separable(k); x = random(4x5x6, seed=1); "
    #expect(
      try tensor(setup + "conv(conv(conv(x, s.u), s.v), s.w)") == tensor(setup + "conv(x, k)"))
    #expect(try tensor("separable(iota(2x2x2)).rank") == Tensor([2, 2, 2]))
    #expect(Asked("separable([1 2 3])").failure?.code == .rank)
  }

  /// Outputs of convolutions of every kind, and of nothing at all.
  static let problems: [(y: String, k: String, options: String)] = [
    ("[3 5 7]", "[1 1]", ""), ("[2 5 8 3]", "[1 2]", "padding=1"),
    ("[1 3 3 2]", "[1 2]", "padding=1"), ("random(3, seed=1)", "[1 2 -1]", "stride=2"),
    ("random(3x2, seed=2)", "random(2x2, seed=3)", ""),
    ("random(2x3, seed=2)", "random(2x3, seed=3)", "padding=1 dilation=(2,1)"),
    ("random(4, seed=5)", "[1 2 1]", "padding=1 padding_mode=circular"),
    ("random(4, seed=5)", "[1 2 1]", "padding=1 padding_mode=reflect"),
    ("random(4, seed=5)", "[1 2 1]", "flip"),
    ("random(2x3x3, seed=5)", "random(2x1x2x2, seed=6)", "padding=1"),
    ("random(2x3, seed=5)", "random(2x2x2, seed=6)", "dims=1"),
    ("random(4x3, seed=5)", "random(4x1x2, seed=6)", "dims=1 groups=2"),
    ("random(2x1x3, seed=5)", "random(1x1x2, seed=6)", "dims=1"),
    ("random(3x2, seed=5)", "random(2x2x2, seed=6)", "dims=1 layout=NHWC"),
    ("random(2, seed=1)", "[1 2]", "stride=2 output_shape=5"),
    ("float([1 2 3])", "[1 2]", ""),
  ]

  @Test(arguments: problems)
  func solutionsAreLeastSquares(y: String, k: String, options: String) throws {
    let setup = "y = \(y); k = \(k); "
    let asked = Asked(setup + "solve y k \(options)")
    #expect(asked.failure == nil)
    let x = try #require(asked.tensor)
    // What is left over reaches no input: Cᵀ(y − C x) = 0.
    let forward = options.split(separator: " ").filter { !$0.hasPrefix("output_shape") }
      .map { ", \($0)" }.joined()
    let typed = "x = solve(y, k\(options.split(separator: " ").map { ", \($0)" }.joined())); "
    let left = try tensor(setup + typed + "grad(x, k, y - conv(x, k\(forward))\(forward), of=x)")
    #expect(
      try left.isClose(
        to: Tensor(0).multiplied(by: left, within: .standard),
        tolerance: Rational(1, 1_000_000_000), within: .standard))
    // The statement that the answer recommends gives the same.
    for recipe in asked.facts("as") {
      #expect(
        try tensor(setup + recipe).isClose(
          to: x, tolerance: Rational(1, 1_000_000_000), within: .standard), "\(recipe)")
    }
    // Every cell is the sum that is said to make it.
    guard x.kind == .exact else { return }
    let solution = try #require(asked.answers.last?.computation)
    for cell in 0..<x.count {
      let index = cell.index(in: x.shape)
      let why = try #require(try solution.why(index, of: "x", within: .standard))
      #expect(why.value == Tensor(x.cell(cell)))
      for case .step(let step) in why.blocks {
        for sum in step.sums {
          let total = sum.rows.joined().map { $0.factors }.reduce(Rational(0)) { total, factors in
            total
              + factors.reduce(Rational(1)) { product, factor in
                if case .exact(let value) = factor { product * value } else { product }
              }
          }
          #expect(.exact(total) == x.cell(cell))
        }
      }
    }
  }

  @Test func systemsAreSolved() throws {
    #expect(try tensor("solve([2 1; 1 3], [3 5])") == tensor("[4/5 7/5]"))
    #expect(
      try tensor("A = [1 2; 2 4; 1 1]; b = [1 2 3]; solve A b")
        == tensor("lstsq([1 2; 2 4; 1 1], [1 2 3])"))
    #expect(Asked("solve([2 1; 1 3], [3 5], stride=2)").failure?.code == .unknownOption)
    #expect(Asked("solve(symbols(\"a\", 2x2), [3 5])").failure?.code == .symbolic)
  }

  /// The case of the course: an image of ones with a dark middle, and its edges.
  @Test func theEdgeKernelIsLearned() throws {
    let setup = "x = ones(6x8) * [1 1 0 0 0 0 1 1]; y = conv(x, [[1, -1]]); "
    #expect(try tensor(setup + "learn(x, y, kernel=1x2, exact)") == Tensor([[1, -1]]))
    let learned = try tensor(setup + "learn(x, y, kernel=1x2)")
    #expect(
      try learned.isClose(
        to: Tensor([[1, -1]]), tolerance: Rational(1, 1_000_000), within: .standard))
    // Rows that are all alike cannot tell the rows of a kernel apart.
    let asked = Asked(setup + "y = conv(x, [1 -1; 0 0]); learn x y kernel=2x2")
    #expect(asked.facts("rank").first?.hasPrefix("2 of 4") == true)
    let null = try #require(asked.result("n0"))
    #expect(null == .tensor(Tensor([[-1, 0], [1, 0]])))
  }

  /// Below 2/λ the loss falls at every step, above it grows, and the answer says which.
  @Test(arguments: [("0.03", false), ("0.034", true), ("1", true), ("0.0333", false)])
  func ratesConvergeOrNot(rate: String, diverges: Bool) throws {
    let asked = Asked("learn [1 2 4 7] [3 5 9] kernel=2 rate=\(rate) steps=400")
    #expect(asked.facts("diverges").isEmpty != diverges)
    for case .table(let table) in asked.blocks {
      let losses = table.rows.compactMap { Double($0[1].text) }
      let isFalling = zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 }
      #expect(isFalling != diverges)
    }
  }

  @Test(arguments: [
    ("random(2x5, seed=1)", "random(3x2x2, seed=2)", "dims=1"),
    ("random(2x6x6, seed=1)", "random(2x1x2x2, seed=2)", "groups=2"),
    ("random(7x7, seed=1)", "random(2x3, seed=2)", "stride=2, padding=1"),
    ("random(9, seed=1)", "[1 2 3]", "flip"),
    ("random(9, seed=1)", "[1 2 3]", "padding=1, padding_mode=circular"),
    ("random(5x5x2, seed=1)", "random(2x2x2x3, seed=2)", "layout=NHWC"),
    ("random(3x2x6, seed=1)", "random(2x2x3, seed=2)", "dims=1"),
  ])
  func theKernelIsFoundExactly(x: String, k: String, options: String) throws {
    let setup = "x = \(x); k = \(k); y = conv(x, k, \(options)); "
    let found = try tensor(setup + "learn(x, y, kernel=shape(k), exact, steps=1, \(options))")
    let again = try tensor(
      setup
        + "l = learn(x, y, kernel=shape(k), exact, steps=1, \(options)); conv(x, l, \(options)) - y"
    )
    #expect((0..<again.count).allSatisfy { again.cell($0).isZero })
    #expect(found.shape == (try tensor(setup + "k + 0")).shape)
  }

  @Test func biasesAreLearned() throws {
    let text = "x = random(9, seed=1); y = conv(x, [1 2], bias=5); "
    #expect(try tensor(text + "learn(x, y, kernel=2, bias, exact).b") == Tensor([5]))
    #expect(try tensor(text + "learn(x, y, kernel=2, bias, exact).k") == Tensor([1, 2]))
    let learned = try tensor(text + "learn(x, y, kernel=2, bias, steps=2000).b")
    #expect(try learned.isClose(to: Tensor([5]), tolerance: Rational(1, 1000), within: .standard))
    #expect(Asked("learn [1 2 3] [1 2 3] kernel=2").failure?.code == .shapeMismatch)
    #expect(Asked("learn 5 4 kernel=2").failure?.code == .wrongKind)
  }

  @Test func tilesAreWorked() throws {
    let setup = "d = random(6x6, seed=1); g = random(3x3, seed=2); "
    #expect(try tensor(setup + "winograd(4, 3, d=d, g=g).y") == tensor(setup + "conv(d, g)"))
    let w = "w = winograd(3, 2, points=[1 -1 3]); d = [1 2 3 5]; g = [7 -2]; "
    #expect(try tensor(w + "w.At @ ((w.G @ g) * (w.Bt @ d))") == tensor("conv([1 2 3 5], [7 -2])"))
    for wrong in ["winograd 2 3 points=[0 1]", "winograd 2 3 points=[0 1 1]", "winograd 0 3"] {
      #expect(Asked(wrong).failure?.code == .badSize)
    }
    #expect(Asked("winograd 40 3").failure?.code == .tooLarge)
    #expect(Asked("winograd 2 3 d=[1 2 3]").failure?.code == .shapeMismatch)
    #expect(try tensor("y = winograd(2, 3).y; why y[1]") == Tensor(20))
  }
}
