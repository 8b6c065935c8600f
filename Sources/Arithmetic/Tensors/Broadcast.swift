/// Broadcasting of two shapes by NumPy's rule: shapes are aligned at their last axes, and an axis of size
/// 1 is repeated to the size of the other.
struct Broadcast {
  let shape: [Int]
  private let left: [Int]
  private let right: [Int]

  /// - Throws: `ArithmeticError.shapesDoNotBroadcast`.
  init(_ first: [Int], _ second: [Int]) throws(ArithmeticError) {
    let rank = max(first.count, second.count)
    let a = Array(repeating: 1, count: rank - first.count) + first
    let b = Array(repeating: 1, count: rank - second.count) + second
    var shape: [Int] = []
    for (x, y) in zip(a, b) {
      guard x == y || x == 1 || y == 1 else { throw .shapesDoNotBroadcast(first, second) }
      shape.append(x == 1 ? y : x)
    }
    self.shape = shape
    self.left = Self.strides(a, shape)
    self.right = Self.strides(b, shape)
  }

  /// The strides of an operand in the result's shape; 0 along repeated axes.
  private static func strides(_ own: [Int], _ shape: [Int]) -> [Int] {
    zip(Grid<Double>.strides(of: own), zip(own, shape)).map { $1.0 == $1.1 ? $0 : 0 }
  }

  /// Calls `body` for each run of the result along its last axis, in order, with the indices of both
  /// operands' cells.
  func forEachRun<Failure: Error>(
    _ body: (_ left: Int, _ right: Int, _ leftStep: Int, _ rightStep: Int, _ count: Int)
      throws(Failure) -> Void
  ) throws(Failure) {
    guard !shape.contains(0) else { return }
    guard let last = shape.indices.last else { return try body(0, 0, 0, 0, 1) }
    var index = [Int](repeating: 0, count: last)
    var (a, b) = (0, 0)
    while true {
      try body(a, b, left[last], right[last], shape[last])
      var axis = last - 1
      while axis >= 0 {
        index[axis] += 1
        a += left[axis]
        b += right[axis]
        if index[axis] < shape[axis] { break }
        a -= left[axis] * shape[axis]
        b -= right[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}

extension Grid where Element: Number {
  /// Combines the cells of two grids after broadcasting.
  ///
  /// - Throws: `.shapesDoNotBroadcast`, `.tooManyCells`, `.tooManyAxes`, and errors of `combine`.
  @inline(__always)
  func combined<Other: Number, Result: Number>(
    with other: Grid<Other>, within limits: Limits,
    _ combine: (Element, Other) throws(ArithmeticError) -> Result
  ) throws(ArithmeticError) -> Grid<Result> {
    let broadcast = try Broadcast(shape, other.shape)
    var result: [Result] = []
    result.reserveCapacity(try limits.count(broadcast.shape))
    try broadcast.forEachRun { (a, b, step, otherStep, count) throws(ArithmeticError) in
      for place in 0..<count {
        if place & 0xFFF == 0 { try Interruption.check() }
        let cell = try combine(cells[a + place * step], other.cells[b + place * otherStep])
        if cell.isLong { try Interruption.check() }
        result.append(cell)
      }
    }
    return Grid<Result>(shape: broadcast.shape, cells: result)
  }
}
