extension Grid where Element: Number {
  /// The grid of `shape` whose cells are read from `start` in steps of `strides`: slices, flips and
  /// transposes.
  ///
  /// - Precondition: Every index read is that of a cell of this grid.
  func gathered(from start: Int, strides: [Int], shape: [Int]) -> Grid {
    let count = shape.reduce(1, *)
    guard count > 0, let last = shape.indices.last else {
      return Grid(shape: shape, cells: count > 0 ? [cells[start]] : [])
    }
    var result: [Element] = []
    result.reserveCapacity(count)
    var index = [Int](repeating: 0, count: last)
    var place = start
    while true {
      for step in 0..<shape[last] { result.append(cells[place + step * strides[last]]) }
      var axis = last - 1
      while axis >= 0 {
        index[axis] += 1
        place += strides[axis]
        if index[axis] < shape[axis] { break }
        place -= strides[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return Grid(shape: shape, cells: result) }
    }
  }

  /// The grid reversed along the given axes. With the kernel flipped along all axes, cross-correlation
  /// becomes the convolution of mathematics.
  ///
  /// - Precondition: The axes are in 0 ..< rank.
  public func flipped(along axes: [Int]) -> Grid {
    var strides = self.strides
    var start = 0
    for axis in Set(axes) {
      start += strides[axis] * max(shape[axis] - 1, 0)
      strides[axis] = -strides[axis]
    }
    return gathered(from: start, strides: strides, shape: shape)
  }

  /// The grid reversed along every axis.
  public var flipped: Grid { Grid(shape: shape, cells: cells.reversed()) }
}

extension Grid where Element: Number {
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
