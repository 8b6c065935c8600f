internal import Arithmetic
internal import Documents

/// A value as cells that can be compared one by one with those of another of the same size.
struct ComparableCells: Equatable {
  /// The shape without axes of one cell, since a row, a column and a vector say the same.
  let size: [Int]
  /// The shape as it is.
  let shape: [Int]
  let lane: Lane

  enum Lane: Equatable {
    case exact([Rational])
    case float([Double])
    case symbolic([Polynomial])
  }

  /// nil for text and records, which have no cells.
  init?(_ value: Value) {
    switch value {
    case .tensor(.exact(let grid)): self.init(grid.shape, .exact(grid.cells))
    case .tensor(.float(let grid)): self.init(grid.shape, .float(grid.cells))
    case .tensor(.symbolic(let grid)): self.init(grid.shape, .symbolic(grid.cells))
    case .shape(let sizes): self.init([sizes.count], .exact(sizes.map { Rational($0) }))
    case .truth(let truth): self.init([], .exact([truth ? 1 : 0]))
    case .tensor(.complex), .text, .record, .network: return nil
    }
  }

  private init(_ shape: [Int], _ lane: Lane) {
    self.shape = shape
    self.lane = lane
    size = shape.filter { $0 != 1 }
  }

  var count: Int {
    switch lane {
    case .exact(let cells): cells.count
    case .float(let cells): cells.count
    case .symbolic(let cells): cells.count
    }
  }

  /// Whether all cells are one number.
  var isConstant: Bool {
    switch lane {
    case .exact(let cells): cells.allSatisfy { $0 == cells.first }
    case .float(let cells): cells.allSatisfy { $0 == cells.first }
    case .symbolic(let cells): cells.allSatisfy { $0 == cells.first }
    }
  }

  /// How many cells of this answer are taken for those of `other`, which is of the same size.
  func agreement(with other: ComparableCells, places: [Int?], by rule: CellRule) -> Int {
    if case .exact(let mine) = lane, case .exact(let theirs) = other.lane, places.isEmpty {
      return Self.equalCells(mine, theirs)
    }
    var count = 0
    for cell in 0..<min(self.count, other.count)
    where agrees(with: other, at: cell, places: places, by: rule) {
      count += 1
    }
    return count
  }

  /// The places where this answer is not taken for `other`.
  func differences(from other: ComparableCells, places: [Int?], by rule: CellRule) -> [[Int]] {
    (0..<min(count, other.count))
      .filter { !agrees(with: other, at: $0, places: places, by: rule) }
      .map { index(of: $0) }
  }

  private static func equalCells(_ mine: [Rational], _ theirs: [Rational]) -> Int {
    mine.withUnsafeBufferPointer { mine in
      theirs.withUnsafeBufferPointer { theirs in
        var count = 0
        for cell in 0..<min(mine.count, theirs.count) where mine[cell] == theirs[cell] {
          count += 1
        }
        return count
      }
    }
  }

  private func agrees(
    with other: ComparableCells, at cell: Int, places: [Int?], by rule: CellRule
  ) -> Bool {
    rule.agrees(
      self[cell], with: other[cell], places: cell < places.count ? places[cell] : nil)
  }

  subscript(cell: Int) -> Scalar {
    switch lane {
    case .exact(let cells): .exact(cells[cell])
    case .float(let cells): .float(cells[cell])
    case .symbolic(let cells): .symbolic(cells[cell])
    }
  }

  /// The index of a flat place along each axis.
  private func index(of cell: Int) -> [Int] {
    var rest = cell
    var index: [Int] = []
    for size in shape.reversed() {
      index.append(rest % max(size, 1))
      rest /= max(size, 1)
    }
    return index.reversed()
  }
}
