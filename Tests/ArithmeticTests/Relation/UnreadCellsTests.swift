import Arithmetic
import Testing

struct UnreadCellsTests {
  private func relation(_ i: Int, _ k: Int, _ s: Int, _ d: Int = 1, _ pair: PaddingPair = .none)
    throws -> AxisRelation
  {
    try Relation(input: [i], kernel: [k], stride: [s], dilation: [d], padding: [pair]).axes[0]
  }

  @Test func tellsTheReasonsApart() throws {
    let even = try UnreadCells(relation(8, 2, 2), within: .standard)
    #expect(even.count == 0)
    let left = try UnreadCells(relation(8, 3, 2), within: .standard)
    #expect(left.leftover == [7] && left.count == 1)
    let gaps = try UnreadCells(relation(8, 2, 3), within: .standard)
    #expect(gaps.gaps == [2, 5] && gaps.leftover.isEmpty)
    let holes = try UnreadCells(relation(5, 3, 1, 2), within: .standard)
    #expect(holes.holes == [1, 3])
    let cropped = try UnreadCells(
      relation(6, 2, 1, 1, PaddingPair(-1, -2)), within: .standard)
    #expect(cropped.cropped == [0, 4, 5] && cropped.leftover.isEmpty)
  }

  /// Together the reasons name each cell that no tap falls on, once.
  @Test func namesEveryUnreadCellOnce() throws {
    for row in BruteForce.product(1...12, 1...4, 1...6, 1...4, -1...2) {
      guard
        let axis = try? relation(row[0], row[1], row[2], row[3], PaddingPair(row[4], row[4]))
      else { continue }
      var read: Set<Int> = []
      for window in 0..<axis.output {
        for tap in 0..<row[1] { read.insert(window * row[2] + tap * row[3] - row[4]) }
      }
      let unread = try UnreadCells(axis, within: .standard)
      #expect(unread.all == (0..<row[0]).filter { !read.contains($0) })
    }
  }

  /// Negative padding crops at both ends, and what it crops is not left over.
  @Test func tellsCroppedFromLeftOver() throws {
    let unread = try UnreadCells(relation(5, 3, 1, 1, PaddingPair(-1, -1)), within: .standard)
    #expect(unread.cropped == [0, 4] && unread.leftover.isEmpty)
  }

  @Test func countsOverTheWholeMap() throws {
    let rows = try UnreadCells(relation(7, 3, 3), within: .standard)
    let columns = try UnreadCells(relation(8, 2, 3), within: .standard)
    #expect(try UnreadCells.count(over: [rows, columns]) == 7 * 8 - 6 * 6)
    let vast = try relation(1 << 30, 3, 2)
    #expect(throws: ArithmeticError.self) { try UnreadCells(vast, within: .strict) }
  }
}
