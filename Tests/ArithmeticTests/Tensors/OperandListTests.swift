import Testing

@testable import Arithmetic

/// Two operands beside a list of the others behave like one list.
@Suite struct OperandListTests {
  @Test(arguments: 1...5)
  func isTheListThatItIsMadeOf(count: Int) throws {
    let numbers = Array(10..<(10 + count))
    let list = try #require(OperandList(numbers))
    #expect(Array(list) == numbers && list.count == count)
    #expect(numbers.indices.allSatisfy { list[$0] == numbers[$0] })
    #expect(Array(list.appending(99)) == numbers + [99])
    #expect(Array(try list.transformed { $0 * 2 }) == numbers.map { $0 * 2 })
    #expect(list.folded(0) { 10 * $0 + $1 } == numbers.reduce(0) { 10 * $0 + $1 })
  }

  @Test func thereIsNoListOfNone() {
    #expect(OperandList([Int]()) == nil)
    #expect(Array(OperandList(1)) == [1] && Array(OperandList(1, 2)) == [1, 2])
    #expect(Array(OperandList(1, nil)) == [1])
  }
}
