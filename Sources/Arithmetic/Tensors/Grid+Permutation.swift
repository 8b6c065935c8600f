extension Grid {
  /// The grid with its axes permuted: axis a of the result is axis `order[a]` of this grid.
  public func permuted(_ order: [Int]) -> Grid {
    let newShape = order.map { shape[$0] }
    let oldStrides = order.map { strides[$0] }
    var result: [Element] = []
    result.reserveCapacity(cells.count)
    var index = [Int](repeating: 0, count: order.count)
    var place = 0
    for _ in 0..<cells.count {
      result.append(cells[place])
      var axis = order.count - 1
      while axis >= 0 {
        index[axis] += 1
        place += oldStrides[axis]
        if index[axis] < newShape[axis] { break }
        place -= oldStrides[axis] * newShape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return Grid(shape: newShape, cells: result)
  }
}
