import Arithmetic
import Testing

/// Sizes by their symbols.
@Suite struct SizeValuesTests {
  @Test func whatWasGivenIsFound() {
    let values: SizeValues = [.stride: 2, .input: 5]
    #expect(values[.input] == 5)
    #expect(values[.stride] == 2)
    #expect(values[.kernel] == nil)
    #expect(values[.jump] == nil)
    #expect(values.values == [5, 2])
    #expect(values.pairs.map(\.0) == [.input, .stride])
  }

  @Test func equalityIsOfWhatHasAValue() {
    var left: SizeValues = [.input: 5, .jump: 3]
    let right = SizeValues([(.input, 5)])
    #expect(left != right)
    left[.jump] = nil
    #expect(left == right)
    #expect(right == left)
  }

  @Test func theLastValueHolds() {
    #expect(SizeValues([(.kernel, 3), (.kernel, 4)])[.kernel] == 4)
  }
}
