/// The lanes of a reduction: each lane of cells, along one axis or of the whole grid, becomes one cell.
struct Lanes {
  /// The numbers of cells before, along and after the reduced axis.
  let outer: Int
  let size: Int
  let inner: Int
  /// The shape without that axis.
  let shape: [Int]

  /// - Parameter axis: The axis to reduce, counted from 0; nil reduces all cells to one.
  init(_ shape: [Int], axis: Int?) {
    guard let axis else {
      self.outer = 1
      self.size = shape.reduce(1, *)
      self.inner = 1
      self.shape = []
      return
    }
    self.outer = shape[..<axis].reduce(1, *)
    self.size = shape[axis]
    self.inner = shape[(axis + 1)...].reduce(1, *)
    self.shape = Array(shape[..<axis] + shape[(axis + 1)...])
  }

  /// The indices of each lane: its first cell, and the stride between its cells.
  func forEachLane(
    _ body: (_ start: Int, _ step: Int) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    for block in 0..<outer {
      try Interruption.check()
      for offset in 0..<inner {
        if offset & 0xFF == 0xFF { try Interruption.check() }
        try body(block * size * inner + offset, inner)
      }
    }
  }
}
