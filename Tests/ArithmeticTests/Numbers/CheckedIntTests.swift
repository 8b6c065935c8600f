import Testing

@testable import Arithmetic

@Suite struct CheckedIntTests {
  @Test func agreesWithWideIntegersOrIsMarked() {
    var specimens = Specimens(seed: 11)
    for _ in 0..<5_000 {
      let wide = specimens.int(0...1) == 0
      let range = wide ? Int.min + 1...Int.max : -4_000_000_000...4_000_000_000
      let (a, b, c) = (specimens.int(range), specimens.int(range), specimens.int(range))
      let exact = Int128(a) + Int128(b) * Int128(c)
      var sum = CheckedInt(a)
      sum.addProduct(CheckedInt(b), CheckedInt(c))
      let productFits = Int(exactly: Int128(b) * Int128(c)) != nil
      if productFits, let word = Int(exactly: exact), word != Int.min {
        #expect(sum.word == word)
      } else {
        #expect(sum.isOverflow)
      }
    }
  }

  @Test func marksStick() {
    let mark = CheckedInt(Int.max) + CheckedInt(1)
    #expect(mark.isOverflow)
    for other in [0, 1, -1, 5, Int.max, -Int.max].map({ CheckedInt($0) }) {
      #expect((mark + other).isOverflow && (other + mark).isOverflow)
      #expect((mark - other).isOverflow && (other - mark).isOverflow)
      #expect((mark * other).isOverflow && (other * mark).isOverflow)
    }
    #expect((-mark).isOverflow && mark.divided(by: 2).isOverflow)
    #expect(CheckedInt(7).divided(by: 2).isOverflow && CheckedInt(8).divided(by: 2).word == 4)
  }
}
