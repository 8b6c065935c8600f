import Testing

@testable import Arithmetic

@Suite struct TensorArithmeticTests {
  private let limits = Limits.standard

  private func half() throws -> Tensor { Tensor(try Rational(1, 2)) }

  @Test func broadcastsLikeBruteForce() throws {
    var specimens = Specimens(seed: 20)
    for _ in 0..<300 {
      let rank = specimens.int(0...4)
      let full = (0..<rank).map { _ in specimens.int(0...3) }
      let (a, b) = (part(of: full, &specimens), part(of: full, &specimens))
      let sum = try Tensor.combining(a, b, with: Elementwise(rule: .difference, limits: limits))
      let shape = sum.shape
      #expect(shape.count == max(a.rank, b.rank))
      for (place, index) in indices(of: shape).enumerated() {
        #expect(
          sum.exact(place) == a.broadcast(index) - b.broadcast(index), "\(a.shape) \(b.shape)")
      }
    }
  }

  /// A tensor that broadcasts to `shape`: some axes of one cell, some in front left out.
  private func part(of shape: [Int], _ specimens: inout Specimens) -> Tensor {
    let own = shape.dropFirst(specimens.int(0...shape.count)).map {
      specimens.int(0...2) == 0 ? 1 : $0
    }
    let count = own.reduce(1, *)
    return Tensor((0..<count).map { _ in specimens.int(-50...50) }, shape: own)
  }

  private func indices(of shape: [Int]) -> [[Int]] {
    shape.reduce([[]]) { heads, size in heads.flatMap { head in (0..<size).map { head + [$0] } } }
  }

  @Test(arguments: [([2], [3]), ([2, 3], [2]), ([4, 1, 2], [3, 3])])
  func refusesShapesThatDoNotBroadcast(a: [Int], b: [Int]) throws {
    let (x, y) = (try Tensor.ones(a, within: limits), try Tensor.ones(b, within: limits))
    #expect(throws: ArithmeticError.shapesDoNotBroadcast(a, b)) { try x.adding(y, within: limits) }
  }

  @Test func promotes() throws {
    let (exact, float, symbol) = (Tensor(3), Tensor(0.5), Tensor(Symbol("w")))
    #expect(try exact.adding(exact, within: limits).kind == .exact)
    #expect(try exact.adding(float, within: limits).kind == .float)
    #expect(try float.adding(symbol, within: limits).description == "w + 1/2")
    #expect(try exact.multiplied(by: symbol, within: limits).description == "3*w")
    #expect(throws: ArithmeticError.notFinite) {
      try Tensor(Double.infinity).adding(symbol, within: limits)
    }
  }

  @Test func isEqualByValue() throws {
    #expect(Tensor(1) == Tensor(1.0) && Tensor(1.0) == Tensor(Polynomial(1)))
    #expect(try Tensor(Rational(1, 10)) == Tensor(0.1) && Tensor(Rational(1, 3)) != Tensor(0.333))
    #expect(Tensor([1]) != Tensor(1) && Tensor(Double.nan) != Tensor(Double.nan))
    #expect(Tensor(Double.nan) != Tensor(0) && Tensor(Symbol("w")) != Tensor(1))
  }

  @Test func divides() throws {
    #expect(
      try Tensor(1).divided(by: Tensor(9), within: limits)
        .multiplied(by: Tensor(9), within: limits) == Tensor(1))
    #expect(throws: ArithmeticError.divisionByZero) {
      try Tensor([1, 2]).divided(by: Tensor([1, 0]), within: limits)
    }
    #expect(try Tensor(1).divided(by: Tensor(0.0), within: limits) == Tensor(Double.infinity))
    #expect(try Tensor(1.0).divided(by: Tensor(0), within: limits) == Tensor(Double.infinity))
    let w = Tensor(Symbol("w"))
    #expect(try w.divided(by: Tensor(2), within: limits).description == "1/2*w")
    #expect(throws: ArithmeticError.needsConstant) { try Tensor(1).divided(by: w, within: limits) }
    #expect(throws: ArithmeticError.needsConstant) {
      try Tensor(1.0).divided(by: w, within: limits)
    }
  }

  @Test func raisesToPowers() throws {
    let power = { (a: Tensor, b: Tensor) throws in try a.raised(to: b, within: self.limits) }
    #expect(try power(Tensor([1, 2, 3]), Tensor(2)) == Tensor([1, 4, 9]))
    #expect(try power(Tensor(4), Tensor(-1)) == Tensor(Rational(1, 4)))
    #expect(try power(Tensor(4), half()) == Tensor(2))
    #expect(try power(Tensor(4), Tensor(Rational(-3, 2))) == Tensor(Rational(1, 8)))
    #expect(try power(Tensor(2), half()) == Tensor(2.0.squareRoot()))
    #expect(try power(Tensor(Symbol("w")), Tensor(2)).description == "w^2")
    #expect(throws: ArithmeticError.divisionByZero) { try power(Tensor(0), Tensor(-1)) }
    #expect(throws: ArithmeticError.needsConstant) { try power(Tensor(2), Tensor(Symbol("w"))) }
    #expect(throws: ArithmeticError.numberTooLong(bits: Int.max, limit: limits.bits)) {
      try power(Tensor(3), power(Tensor(10), Tensor(30)))
    }
  }

  @Test func powersThatAreNotRealAreRefusedWhereTheyStand() throws {
    let power = { (a: Tensor, b: Tensor) throws in try a.raised(to: b, within: self.limits) }
    #expect(throws: ArithmeticError.noRealPower(-1, to: 0.5, place: [])) {
      try power(Tensor(-1), half())
    }
    let matrix = try Tensor([4, 9, -3, 1]).reshaped(to: [2, 2], within: limits)
    #expect(throws: ArithmeticError.noRealPower(-3, to: 0.5, place: [1, 0])) {
      try power(matrix, half())
    }
    #expect(throws: ArithmeticError.noRealPower(-3, to: 0.5, place: [1, 0])) {
      try power(.float(matrix.floats()), half())
    }
    #expect(throws: ArithmeticError.noRealPower(-8, to: 1.0 / 3, place: [1])) {
      try power(Tensor([8, -8]), Tensor(Rational(1, 3)))
    }
    // What is undefined already stays so.
    #expect(try power(Tensor(Double.nan), half()).description == "nan")
    #expect(try power(Tensor(-1.0), Tensor(Double.nan)).description == "nan")
    #expect(try power(Tensor(-2.0), Tensor(3)) == Tensor(-8.0))
  }

  @Test func compares() throws {
    let (a, b) = (Tensor([1, 2, 3]), Tensor([3, 2, 1]))
    let expected: [Comparison: [Int]] = [
      .equal: [0, 1, 0], .notEqual: [1, 0, 1], .less: [1, 0, 0], .lessOrEqual: [1, 1, 0],
      .greater: [0, 0, 1], .greaterOrEqual: [0, 1, 1],
    ]
    for comparison in Comparison.allCases {
      let truth = Tensor(try #require(expected[comparison]))
      #expect(try a.compared(comparison, b, within: limits) == truth)
      #expect(try Tensor.float(a.floats()).compared(comparison, b, within: limits) == truth)
      #expect(
        try Tensor.float(a.floats()).compared(comparison, .float(b.floats()), within: limits)
          == truth)
    }
    let w = Tensor(Symbol("w"))
    #expect(try w.compared(.equal, w, within: limits) == Tensor(1))
    #expect(throws: ArithmeticError.needsOrder) { try w.compared(.less, Tensor(1), within: limits) }
    #expect(try Tensor(1).compared(.less, Tensor(Double.infinity), within: limits) == Tensor(1))
    #expect(try Tensor(1).compared(.less, Tensor(Double.nan), within: limits) == Tensor(0))
    // The float nearest to 1/10 is a little more than 1/10.
    #expect(try Tensor(Rational(1, 10)).compared(.less, Tensor(0.1), within: limits) == Tensor(1))
    #expect(try a.maximum(b, within: limits) == Tensor([3, 2, 3]))
    #expect(
      try a.minimum(Tensor(2.5), within: limits)
        == Tensor(Rational(5, 2)).minimum(a, within: limits))
  }

  @Test func multipliesMatrices() throws {
    let (a, b) = (Tensor([[1, 2], [3, 4], [5, 6]]), Tensor([[1, 0, 2], [0, 1, 3]]))
    let product = { (a: Tensor, b: Tensor) throws in try a.matrixProduct(b, within: self.limits) }
    #expect(try product(a, b) == Tensor([[1, 2, 8], [3, 4, 18], [5, 6, 28]]))
    #expect(try product(Tensor([1, 2]), b) == Tensor([1, 2, 8]))
    #expect(try product(a, Tensor([1, -1])) == Tensor([-1, -1, -1]))
    #expect(try product(Tensor([1, 2, 3]), Tensor([4, 5, 6])) == Tensor(32))
    #expect(throws: ArithmeticError.innerSizesDiffer([3, 2], [3, 2])) { try product(a, a) }
    #expect(throws: ArithmeticError.rankMismatch(expected: 2, actual: 0)) {
      try product(a, Tensor(1))
    }
    let x = try Tensor.symbols("x", [2], within: limits)
    #expect(try product(Tensor([[1, 2]]), x).description == "[x0 + 2*x1]")
    #expect(try a.innerProduct(a, within: limits) == Tensor(91))
  }

  @Test func refusesWhatIsTooLong() throws {
    let long = Tensor(try Rational(3).power(2000, within: .strict))
    #expect(throws: ArithmeticError.self) { try long.multiplied(by: long, within: .strict) }
    #expect(try long.multiplied(by: Tensor(3), within: .strict).kind == .exact)
    let sum = try Tensor.symbols("s", [3000], within: limits).sum(within: limits)
    #expect(throws: ArithmeticError.tooManyTerms(3001, limit: 2000)) {
      try sum.adding(Tensor(1), within: .strict)
    }
    let column = try Tensor.ones([1000, 1], within: limits)
    #expect(throws: ArithmeticError.tooManyCells([1000, 1000], limit: 100_000)) {
      try column.adding(Tensor.ones([1000], within: limits), within: .strict)
    }
  }
}

extension Tensor {
  /// Cells in order, for tests: the rank is not shown.
  var description: String {
    let cells = (0..<count).map { place in
      switch cell(place) {
      case .exact(let value): value.description
      case .float(let value): value.floatText
      case .symbolic(let value): value.description
      case .complex(let real, let imaginary): "\(real) + \(imaginary)i"
      }
    }
    return isScalar ? cells.joined() : "[\(cells.joined(separator: " "))]"
  }

  func exact(_ place: Int) -> Rational {
    if case .exact(let value) = cell(place) { value } else { -99999 }
  }

  /// The cell that stands at an index of a greater shape.
  func broadcast(_ index: [Int]) -> Rational {
    let own = zip(index.suffix(rank), shape).map { $1 == 1 ? 0 : $0 }
    return exact(zip(own, Grid<Double>.strides(of: shape)).reduce(0) { $0 + $1.0 * $1.1 })
  }
}
