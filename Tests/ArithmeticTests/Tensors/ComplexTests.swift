import Arithmetic
import Testing

/// Complex numbers against the rules of i.
@Suite struct ComplexTests {
  private let limits = Limits.standard

  private func complex(_ real: [Int], _ imaginary: [Int], _ shape: [Int]? = nil) throws -> Tensor {
    let shape = shape ?? [real.count]
    return try Tensor(
      real: Tensor(real, shape: shape), imaginary: Tensor(imaginary, shape: shape))
  }

  @Test func arithmetic() throws {
    let (a, b) = (try complex([3, 1], [2, -1]), try complex([1, 0], [-1, 4]))
    #expect(try a.adding(b, within: limits) == complex([4, 1], [1, 3]))
    #expect(try a.multiplied(by: b, within: limits) == complex([5, 4], [-1, 4]))
    #expect(try a.divided(by: b, within: limits).multiplied(by: b, within: limits) == a)
    #expect(a.negated == (try complex([-3, -1], [-2, 1])))
    #expect(try a.multiplied(by: a.conjugate, within: limits) == Tensor([13, 2]))
    #expect(try complex([3, 5], [4, 12]).absolute() == Tensor([5, 13]))
    #expect(try a.adding(Tensor(1), within: limits) == complex([4, 2], [2, -1]))
    #expect(try complex([0], [1]).raised(to: Tensor(7), within: limits) == complex([0], [-1]))
    #expect(
      try complex([1], [1]).raised(to: Tensor(-2), within: limits)
        .multiplied(by: complex([0], [2]), within: limits) == Tensor([1]))
    #expect(try a.sum(within: limits) == complex([4], [1], []))
    #expect(
      try a.mean(within: limits).multiplied(by: Tensor(2), within: limits) == complex([4], [1], []))
    #expect(throws: ArithmeticError.divisionByZero) { try a.divided(by: Tensor(0), within: limits) }
  }

  /// Products of matrices and convolutions are what their parts say, and a real result is real.
  @Test func productsAndConvolutions() throws {
    let a = try complex([1, 2, 0, -1], [0, 1, 1, 3], [2, 2])
    let b = try complex([2, 0, 1, 1], [1, -1, 0, 2], [2, 2])
    let product = try a.matrixProduct(b, within: limits)
    // (1 + 0i)(2 + i) + (2 + i)(1 + 0i) = 4 + 2i
    #expect(product.cell(0) == .complex(.exact(4), .exact(2)))
    #expect(try a.transposed().transposed() == a)
    #expect(
      try a.reshaped(to: [4], within: limits).selecting([.index(3)]) == complex([-1], [3], []))
    #expect(try Tensor.concatenating([a, Tensor([[1, 2]])], within: limits).shape == [3, 2])
    let layout = try ChannelLayout(input: [2, 2], kernel: [2, 2])
    let axis = AxisRelation(input: 2, kernel: 2, stride: 1, dilation: 1, padding: .none, output: 1)
    let convolution = Convolution(relation: Relation([axis, axis]), layout: layout)
    let sum = try a.multiplied(by: b, within: limits).sum(within: limits)
    #expect(try convolution.result(a, b, within: limits).cell(0) == sum.cell(0))
    #expect(
      try a.matrixProduct(a.conjugate.transposed(), within: limits).parts.imaginary.cell(0).isZero)
  }

  @Test func realPartsStandAlone() throws {
    let real = try complex([1, 2], [0, 0])
    #expect(real.kind == .exact && real == Tensor([1, 2]))
    let z = try complex([1, 2], [0, 1])
    #expect(z.kind == .complex && z != Tensor([1, 2]))
    #expect(try z.compared(.equal, Tensor([1, 2]), within: limits) == Tensor([1, 0]))
    #expect(try z.compared(.notEqual, Tensor([1, 2]), within: limits) == Tensor([0, 1]))
    #expect(try z.converted(to: .float).parts.imaginary.kind == .float)
    #expect(z.byteCount == 2 * Tensor([1, 2]).byteCount)
    #expect(try z.isClose(to: Tensor([1, 2]), tolerance: 1, within: limits))
  }

  /// Complex numbers have no order: everything that needs one says so.
  @Test func orderIsRefused() throws {
    let z = try complex([1, 2], [3, 1])
    let refused: [() throws -> Tensor] = [
      { try z.greatest() }, { try z.rectified() }, { try z.sorted(axis: 0, within: limits) },
      { try z.compared(.less, Tensor(0), within: limits) },
      { try z.maximum(Tensor(0), within: limits) },
      { try z.rounded(.floor) }, { try z.exponential() }, { try z.squareRoot() },
      { try z.product(within: limits) }, { try z.raised(to: z, within: limits) },
      { try z.outerProduct(z, within: limits).determinant(within: limits) },
      { try Tensor(real: z, imaginary: z) },
    ]
    for (place, refused) in refused.enumerated() {
      #expect(throws: ArithmeticError.needsReal, "\(place)") { try refused() }
    }
  }

  @Test(arguments: [
    ("3", "2", "3 + 2i"), ("3", "-2", "3 - 2i"), ("0", "1", "1i"), ("0.0", "-1.5", "-1.5i"),
    ("1/3", "1/2", "1/3 + 1/2*1i"), ("-3", "0", "-3"), ("x0", "x1 - x3", "x0 + (x1 - x3)*1i"),
    ("1", "inf", "complex(1, inf)"), ("0", "-2*w0", "-2*w0*1i"), ("2", "1e-09", "2 + 1e-09*1i"),
  ])
  func texts(real: String, imaginary: String, text: String) {
    #expect(ComplexText.joined(real, imaginary) == text)
  }
}
