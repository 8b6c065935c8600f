import Arithmetic
import Testing

struct ReceptiveFieldTests {
  /// The samples that unit 0, 1 … of a chain depends on, followed tap by tap.
  private func samples(of unit: Int, through layers: [AxisRelation]) -> Set<Int> {
    var places: Set<Int> = [unit]
    for layer in layers.reversed() {
      var next: Set<Int> = []
      for place in places {
        for tap in 0..<layer.kernel { next.insert(layer.position(output: place, tap: tap)) }
      }
      places = next
    }
    return places
  }

  @Test func agreesWithFollowingEveryTap() throws {
    for row in BruteForce.product(1...4, 1...3, 1...2, 0...2, 1...3, 1...3, 0...1) {
      let layers = [
        AxisRelation(
          input: 40, kernel: row[0], stride: row[1], dilation: row[2],
          padding: PaddingPair(row[3], 0), output: 10),
        AxisRelation(
          input: 10, kernel: row[4], stride: row[5], dilation: 1,
          padding: PaddingPair(row[6], 1), output: 4),
        AxisRelation(
          input: 4, kernel: 2, stride: 2, dilation: 1, padding: PaddingPair(1, 1), output: 3),
      ]
      var field = ReceptiveField.sample
      for layer in layers { field = try field.through(layer) }
      for unit in 0..<3 {
        let places = samples(of: unit, through: layers)
        let first = field.start + unit * field.jump
        #expect(places.min() == first)
        #expect(places.max() == first + field.size - 1)
      }
    }
  }

  @Test func refusesWhatOverflows() {
    let wide = AxisRelation(
      input: 1, kernel: 3, stride: 1 << 32, dilation: 1, padding: .none, output: 1)
    #expect(throws: ArithmeticError.overflow) {
      var field = ReceptiveField.sample
      for _ in 0..<3 { field = try field.through(wide) }
    }
  }
}
