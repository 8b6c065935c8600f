import Testing

@testable import Arithmetic

@Suite struct TensorFunctionTests {
  private let limits = Limits.standard

  @Test func staysExactWhereItCan() throws {
    #expect(try Tensor([-2, 0, 3]).absolute() == Tensor([2, 0, 3]))
    #expect(try Tensor([-2, 0, 3]).rectified() == Tensor([0, 0, 3]))
    #expect(try Tensor([4, 9]).squareRoot().kind == .exact)
    #expect(try Tensor([4, 9]).squareRoot() == Tensor([2, 3]))
    #expect(try Tensor([4, 2]).squareRoot().kind == .float)
    #expect(try Tensor(4.0).squareRoot().kind == .float)
    #expect(try Tensor(Rational(-5, 2)).rounded(.round) == Tensor(-2))
    #expect(try Tensor(Rational(-5, 2)).rounded(.floor) == Tensor(-3))
    #expect(try Tensor(2.5).rounded(.ceil) == Tensor(3) && Tensor(2.5).rounded(.round) == Tensor(2))
  }

  @Test func refusesSymbolsWhereTheyMeanNothing() throws {
    let w = Tensor(Symbol("w"))
    #expect(throws: ArithmeticError.needsOrder) { try w.absolute() }
    #expect(throws: ArithmeticError.needsOrder) { try w.rectified() }
    #expect(throws: ArithmeticError.needsOrder) { try w.greatest() }
    #expect(throws: ArithmeticError.needsConstant) { try w.exponential() }
    #expect(throws: ArithmeticError.needsConstant) { try w.rounded(.round) }
    #expect(try Tensor(Polynomial(-3)).absolute() == Tensor(3))
  }

  @Test func softmaxIsADistribution() throws {
    let values = Tensor([[1, 2, 3], [1000, 1000, -1000]])
    let parts = try values.softmax()
    let sums = try parts.sum(axis: 1, within: limits).floats().cells
    for sum in sums { #expect(abs(sum - 1) < 1e-15) }
    let cells = try parts.floats().cells
    #expect(abs(cells[2] - 0.6652409557748219) < 1e-15)
    #expect(cells[3] == 0.5 && cells[5] == 0)
    #expect(try values.softmax(axis: 0).floats().cells[0] == 0)
    #expect(try Tensor(5).softmax() == Tensor(1.0))
  }

  @Test func knowsWhatItHolds() throws {
    #expect(Tensor([1, 2]).intValues == [1, 2] && Tensor(2.0).intValues == [2])
    #expect(Tensor(2.5).intValues == nil && Tensor(Symbol("w")).intValues == nil)
    #expect(
      Tensor([1]).allIntegers && Tensor(2.0).allIntegers && !Tensor(Double.infinity).allIntegers)
    #expect(Tensor([[7]]).scalar == .exact(7) && Tensor([1, 2]).scalar == nil)
    #expect(Tensor(1).isScalar && Tensor(1).isExact && !Tensor(1.0).isExact)
  }
}
