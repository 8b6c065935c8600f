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

  func agrees(
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

extension ComparableCells {
  var isExact: Bool {
    if case .exact = lane { true } else { false }
  }

  /// Whether each cell is the same number as the other's.
  func equalities(with other: ComparableCells) -> [Bool] {
    switch (lane, other.lane) {
    case (.exact(let mine), .exact(let theirs)): zip(mine, theirs).map { $0 == $1 }
    case (.float(let mine), .float(let theirs)): zip(mine, theirs).map { $0 == $1 }
    case (.symbolic(let mine), .symbolic(let theirs)): zip(mine, theirs).map { $0 == $1 }
    default: (0..<min(count, other.count)).map { self[$0].double == other[$0].double }
    }
  }

  /// Whether a constant answer would get each cell right.
  var freeCells: [Bool] {
    switch lane {
    case .exact(let cells): FreeCells(of: cells).isFree
    case .float(let cells): FreeCells(ofHashable: cells, zero: 0).isFree
    case .symbolic(let cells): FreeCells(ofHashable: cells.map { "\($0)" }, zero: "0").isFree
    }
  }

  /// log of the chance of each cell if it is any of `choices` numbers, or one of the answer's other cells'
  /// numbers as often as they have it.
  func logOwnFrequencies(choices: Double) -> [Double] {
    var counts: [Int: Int] = [:]
    let hashes = (0..<count).map { cellHash($0) }
    for hash in hashes { counts[hash, default: 0] += 1 }
    return hashes.map { hash in
      let others = Double((counts[hash] ?? 1) - 1) / Double(max(count, 1))
      return (others + (1 - others) / choices).logarithm
    }
  }

  /// log of the number of orders of the key's cells, rows or columns, if this answer is one of them.
  func logOrders(of key: ComparableCells) -> Double? {
    guard case .exact(let mine) = lane, case .exact(let theirs) = key.lane, mine != theirs else {
      return nil
    }
    var least: Double?
    func consider(_ mine: [[Rational]], _ theirs: [[Rational]]) {
      guard mine.count > 1, mine.count == theirs.count,
        mine.sorted(by: Self.precedes) == theirs.sorted(by: Self.precedes)
      else { return }
      var orders = (1...mine.count).reduce(0.0) { $0 + Double($1).logarithm }
      var run = 0
      let sorted = mine.sorted(by: Self.precedes)
      for place in sorted.indices {
        run = place > 0 && sorted[place] == sorted[place - 1] ? run + 1 : 1
        orders -= Double(run).logarithm
      }
      least = min(least ?? orders, orders)
    }
    consider(mine.map { [$0] }, theirs.map { [$0] })
    if let width = size.last, size.count == 2, width > 0 {
      func rows(_ cells: [Rational]) -> [[Rational]] {
        stride(from: 0, to: cells.count, by: width).map { Array(cells[$0..<$0 + width]) }
      }
      func columns(_ cells: [Rational]) -> [[Rational]] {
        (0..<width).map { column in
          stride(from: column, to: cells.count, by: width).map { cells[$0] }
        }
      }
      consider(rows(mine), rows(theirs))
      consider(columns(mine), columns(theirs))
    }
    return least
  }

  private static func precedes(_ left: [Rational], _ right: [Rational]) -> Bool {
    left.lexicographicallyPrecedes(right)
  }

  private func cellHash(_ cell: Int) -> Int {
    var hasher = Hasher()
    switch lane {
    case .exact(let cells): hasher.combine(cells[cell])
    case .float(let cells): hasher.combine(cells[cell])
    case .symbolic(let cells): hasher.combine(cells[cell].termCount)
    }
    return hasher.finalize()
  }
}
