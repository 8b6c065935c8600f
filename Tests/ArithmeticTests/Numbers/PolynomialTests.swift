import Testing

@testable import Arithmetic

@Suite struct PolynomialTests {
  private func random(_ specimens: inout Specimens) -> Polynomial {
    var result = Polynomial.zero
    for _ in 0..<specimens.int(0...4) {
      var term = Polynomial(Rational(specimens.int(-3...3)).divided(by: specimens.int(1...4)))
      for _ in 0..<specimens.int(0...3) {
        term =
          term * Polynomial(Symbol(["a", "b", "w00", "w01", "x2", "x10"][specimens.int(0...5)]))
      }
      result += term
    }
    return result
  }

  @Test func isARing() {
    var specimens = Specimens(seed: 12)
    for _ in 0..<300 {
      let (p, q, r) = (random(&specimens), random(&specimens), random(&specimens))
      #expect(p + q == q + p && p * q == q * p)
      #expect((p + q) + r == p + (q + r) && (p * q) * r == p * (q * r))
      #expect(p * (q + r) == p * q + p * r)
      #expect(p + .zero == p && p * .one == p && (p * .zero).isZero && (p - p).isZero)
      #expect(p - q == p + (-q))
      var sum = p
      sum.addProduct(q, r)
      #expect(sum == p + q * r)
      #expect(p.divided(by: 3).scaled(by: 3) == p)
    }
  }

  @Test func evaluatesAsItCalculates() {
    var specimens = Specimens(seed: 13)
    for _ in 0..<200 {
      let (p, q) = (random(&specimens), random(&specimens))
      let values = Dictionary(
        uniqueKeysWithValues: ["a", "b", "w00", "w01", "x2", "x10"].map {
          (Symbol($0), Rational(specimens.int(-5...5)))
        })
      let value = { (p: Polynomial) in p.evaluated { values[$0] }.constantValue }
      #expect(value(p * q) == value(p).flatMap { a in value(q).map { a * $0 } })
      #expect(value(p + q) == value(p).flatMap { a in value(q).map { a + $0 } })
    }
  }

  @Test func writesTermsInReadingOrder() throws {
    // Symbols are first used out of order, which must not show.
    let names = ["x01", "w10", "w00", "x00", "w01", "bias"]
    let s = Dictionary(uniqueKeysWithValues: names.map { ($0, Polynomial(Symbol($0))) })
    let symbol = { (name: String) in s[name] ?? .zero }
    let sum =
      symbol("bias") + symbol("x01") * symbol("w01") * Polynomial(2) + symbol("x00") * symbol("w00")
    #expect(sum.description == "w00*x00 + 2*w01*x01 + bias")
    let mixed = symbol("w10").scaled(by: try Rational(-1, 2)) + sum - symbol("bias")
    #expect(
      mixed.description == "w00*x00 + 2*w01*x01 - 0.5*w10"
        || mixed.description == "w00*x00 + 2*w01*x01 - 1/2*w10")
    #expect((-symbol("w00")).description == "-w00")
    #expect((symbol("w00") * symbol("w00") + Polynomial(-3)).description == "w00^2 - 3")
    #expect(Polynomial.zero.description == "0")
    #expect(sum.terms.map(\.coefficient) == [1, 2, 1])
    #expect(sum.symbols.map(\.name) == ["bias", "w00", "w01", "x00", "x01"])
  }

  @Test func ordersSymbolsByLettersThenNumbers() {
    let names = ["b", "w0", "w2", "w10", "w10_2", "w10_11", "x0", "x[0,9]", "x[0,10]"]
    #expect(
      names.map { Symbol($0) }.shuffled().sorted().filter { !$0.name.hasPrefix("x") }.map(\.name)
        == names.filter { !$0.hasPrefix("x") })
    #expect(Symbol("x[0,9]") < Symbol("x[0,10]"))
    #expect(Symbol("w01") == Symbol("w01") && Symbol("w01") != Symbol("w1"))
  }

  @Test func knowsItsSize() {
    let (a, b) = (Polynomial(Symbol("a")), Polynomial(Symbol("b")))
    let p = (a + b) * (a + b) * (a - b) * (a + b) * (a + b) * (a + b)
    #expect(p.degree == 6 && p.evaluated { _ in 1 } == .zero)
    #expect(p.coefficient(of: Array(repeating: Symbol("a"), count: 6)) == 1)
    #expect(Polynomial(5).constantValue == 5 && a.constantValue == nil && a.degree == 1)
    #expect((a + b).termCount == 2 && Polynomial.zero.termCount == 0)
  }

  @Test func refusesPowersThatWouldBeTooLong() throws {
    let (a, b) = (Polynomial(Symbol("a")), Polynomial(Symbol("b")))
    #expect(try (a + b).power(2, within: .strict).description == "a^2 + 2*a*b + b^2")
    #expect(throws: ArithmeticError.tooManyTerms(1_000_000, limit: 2000)) {
      try (a + b).power(1_000_000, within: .strict)
    }
    #expect(throws: ArithmeticError.needsConstant) { try a.power(-1, within: .strict) }
  }
}
