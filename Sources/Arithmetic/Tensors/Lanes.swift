/// The lanes of cells that a fold of all cells, or of one axis, makes into one cell each.
struct Lanes {
  /// The cells before, along and after the axis that is folded.
  let outer: Int
  let size: Int
  let inner: Int
  /// The shape without that axis.
  let shape: [Int]

  /// - Parameter axis: the axis to fold, counted from the front; nil folds all cells into one.
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

  /// The places of each lane: the first, and the distance between neighbours.
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
