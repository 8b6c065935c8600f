import Testing

@testable import Arithmetic

@Suite struct FloatEqualityTests {
  /// A float's shortest text is a decimal; read exactly, that decimal equals the float again.
  @Test func everyPrintedFloatReadsBackEqual() throws {
    var source = SplitMix64(seed: 21)
    for round in 0..<4_000 {
      // All bit patterns, and numbers of few digits as people type them.
      let float =
        round.isMultiple(of: 2)
        ? Double(bitPattern: source.next())
        : Double(source.next(from: -99_999, through: 99_999)) / 1000
      guard float.isFinite else { continue }
      let exact = Tensor(try #require(try Rational(parsing: float.floatText)))
      let printed = Tensor(float)
      #expect(printed == exact && exact == printed, "\(float)")
      #expect(Tensor(try #require(Double(float.floatText))) == printed)
    }
  }

  @Test func anExactNumberEqualsItsNearestFloatAlone() throws {
    let tenth = try Rational(1, 10)
    #expect(Tensor(tenth) == Tensor(0.1))
    #expect(Tensor(tenth) != Tensor(Double(0.1).nextUp))
    #expect(Tensor(tenth) != Tensor(Double(0.1).nextDown))
    #expect(Tensor(1) == Tensor(1.0) && Tensor(0) == Tensor(-0.0))
    #expect(Tensor(1) != Tensor(Double.nan) && Tensor(1) != Tensor(Double.infinity))
  }
}
