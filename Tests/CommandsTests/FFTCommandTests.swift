import Arithmetic
import Commands
import Computations
import Documents
import Sessions
import Testing

/// The convolution theorem as the answer tells it.
@Suite struct FFTCommandTests {
  private func tensor(_ text: String) throws -> Tensor {
    let asked = Asked(text)
    #expect(asked.failure == nil, "\(text)")
    return try #require(asked.tensor, "\(text)")
  }

  @Test func theCaseOfTheCourse() throws {
    let asked = Asked("fft diag([1 -1 3 1]) [4 5; 3 4]")
    #expect(
      asked.tensor
        == Tensor([
          [4, 5, 0, 0, 0], [3, 0, -5, 0, 0], [0, -3, 8, 15, 0], [0, 0, 9, 16, 5], [0, 0, 0, 3, 4],
        ]))
    #expect(asked.facts("exact").first?.hasSuffix("0 from the direct sum") == true)
  }

  @Test(arguments: [
    ("random(6, seed=1)", "random(3, seed=2)"), ("random(5x7, seed=1)", "random(2x3, seed=2)"),
    ("random(3x4x2, seed=1)", "random(2x2x2, seed=2)"), ("random(2, seed=1)", "random(9, seed=2)"),
  ])
  func functionFormIsTheFullConvolution(x: String, k: String) throws {
    let wanted = try tensor("conv(\(x), \(k), padding=full, flip)")
    #expect(try tensor("fft(\(x), \(k))") == wanted)
    let float = try tensor("fft(float(\(x)), \(k))")
    #expect(try float.isClose(to: wanted, tolerance: Rational(1, 1_000_000_000), within: .standard))
    // By the theorem, spelled out.
    let rounded = try tensor("y = fft(\(x), \(k)); y")
    #expect(rounded == wanted)
  }

  /// Every cell is the sum that is said to make it, the products that come round included.
  @Test(arguments: [
    "fft [1 2 3 4] [1 5 2]", "fft [1 2 3 4] [1 5 2] length=4",
    "fft iota(3x3) [1 2; 3 4] length=(3,4)",
  ])
  func cellsAreSums(statement: String) throws {
    let asked = Asked(statement)
    let computation = try #require(asked.answers.last?.computation)
    let y = try #require(asked.tensor)
    for cell in 0..<y.count {
      let index = cell.index(in: y.shape)
      let why = try #require(try computation.why(index, of: "y", within: .standard))
      #expect(why.value == Tensor(y.cell(cell)))
      let total = why.blocks.flatMap { block -> [SumFigure] in
        if case .step(let step) = block { step.sums } else { [] }
      }.flatMap { $0.rows.joined() }.reduce(Rational(0)) { total, term in
        total
          + term.factors.reduce(Rational(1)) { product, factor in
            if case .exact(let value) = factor { product * value } else { product }
          }
      }
      #expect(.exact(total) == y.cell(cell))
    }
  }

  @Test func tooShortARingWraps() throws {
    let asked = Asked("fft [1 2 3] [1 1] length=3")
    #expect(asked.tensor == Tensor([4, 3, 5]))
    #expect(asked.facts("wraps") == ["y[3] = 3 on y[0]"])
    #expect(asked.facts("length").first?.contains("3 + 2 − 1 = 4") == true)
    #expect(Asked("fft [1 2 3] [1 1] length=2").failure?.code == .badSize)
    #expect(Asked("fft [1 2 3] length=4").failure?.code == .missingArgument)
    #expect(Asked("fft [1 2 3] ones(2x2)").failure?.code == .rank)
  }

  @Test(arguments: [
    ("box(3)", "low-pass"), ("laplacian", "high-pass"), ("[1 -1]", "high-pass"),
    ("[1 2 1]", "low-pass"),
    ("[1]", "neither"), ("sharpen", "high-pass"), ("gaussian(5)", "low-pass"),
  ])
  func kernelsAreJudged(kernel: String, name: String) throws {
    let size = kernel.hasPrefix("[") ? "8" : "8x8"
    let response = Asked("fft(ones(\(size)), \(kernel)); fft ones(\(size)) \(kernel)").facts(
      "response"
    ).first
    #expect(response?.hasPrefix(name) == true, "\(response ?? "")")
  }

  /// F · C · F⁻¹ is the spectrum on the diagonal.
  @Test(arguments: ["[1 2 3 4]", "[1 -1 0 2]", "[5 1]"])
  func circulantsAreDiagonal(c: String) throws {
    let n = "size(\(c))"
    let d = try tensor("F = fft(eye(\(n)), axis=0); F @ circulant(\(c)) @ conj(F) / \(n)")
    #expect(try d == tensor("diag(fft(\(c)))"))
  }

  /// The way that floats were added up is said, in the header and to programs.
  @Test(arguments: [
    ("conv float([1 2 3 4]) [1 1] method=fft", "by FFT", "fft"),
    ("conv [1 2 3 4] [1 1] method=fft stride=2", "by transforms modulo primes", "fft"),
    ("conv float([1 2 3 4]) [1 1]", "", ""), ("conv float([1 2 3 4]) [1 1] method=direct", "", ""),
  ])
  func methodsAreNamed(statement: String, fact: String, method: String) throws {
    let asked = Asked(statement)
    #expect(asked.headingFacts.contains { $0.hasPrefix("by ") } == !fact.isEmpty)
    #expect(fact.isEmpty || asked.headingFacts.contains(fact))
    #expect(asked.answers.last?.method ?? "" == method)
    let direct = try tensor(statement.replacing(" method=fft", with: ""))
    let result = try #require(asked.tensor)
    #expect(try result.isClose(to: direct, tolerance: Rational(1, 1_000_000), within: .standard))
  }

  @Test func complexNumbersArePrintedAndRefused() throws {
    #expect(try tensor("fft([1 2 3 4])") == tensor("[10, -2 + 2i, -2, -2 - 2i]"))
    #expect(try tensor("ifft(fft([1 2 3 4 5]))").kind == .float)
    #expect(try tensor("(1 + 2i) * (3 - 1i)") == tensor("5 + 5i"))
    #expect(try tensor("real(3 + 2i) + imag(3 + 2i)") == Tensor(5))
    #expect(try tensor("abs([3 + 4i, 1])") == Tensor([5, 1]))
    #expect(try tensor("2.5i^2") == tensor("-6.25"))
    #expect(try tensor("y = 2 * fft([1 2 3 4]); why y[1]") == tensor("-4 + 4i"))
    #expect(try tensor("y = fft([1 2 3 4]); why y[1]") == tensor("-2 + 2i"))
    #expect(try tensor("conv([1i, 2, 3], [1, 1i])") == tensor("[3i, 2 + 3i]"))
    for refused in [
      "pool(fft([1 2 3 4]), max, 2)", "max(2i, 1)", "2i < 1", "sort([2i, 1])",
      "show fft([1 2 3 4]) picture",
    ] {
      #expect(Asked(refused).failure?.code == .wrongKind, "\(refused)")
    }
    #expect(Asked("3if").failure?.code == .badNumber)
  }
}
