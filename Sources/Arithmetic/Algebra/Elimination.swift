/// Gauss–Jordan elimination without fractions (Bareiss, 1968): each row is brought to whole numbers first,
/// and every number on the way is a minor of that matrix, so that none is longer than Hadamard's bound.
struct Elimination {
  /// The rows in reduced form, times `pivot`: a row for each pivot column, then rows of zeros.
  private(set) var rows: [[Rational]]
  /// The columns whose pivots were found, from the left.
  private(set) var pivotColumns: [Int] = []
  /// The common value of all pivots; 1 where there is none.
  private(set) var pivot = Rational.one
  /// What the determinant of the rows was multiplied by, its sign included.
  private(set) var factor = Rational.one

  var rank: Int { pivotColumns.count }

  /// - Parameter columns: The columns to eliminate; the ones after them are carried along.
  /// - Throws: `.tooMuchWork`, `.tooMuchMemory`, `.numberTooLong`, `.interrupted`.
  init(
    _ grid: Grid<Rational>, columns: Int? = nil, within limits: Limits
  ) throws(ArithmeticError) {
    let (height, width) = (grid.shape[0], grid.shape[1])
    let steps = min(height, columns ?? width)
    let bits = Tensor.minorBits(grid, size: steps)
    let words = min(bits, limits.bits) / Int.bitWidth
    try limits.check(work: height, width, steps, words < 2 ? 4 : 16 + words * words / 8)
    try limits.check(
      memory: height.saturatingProduct(width).saturatingProduct(24 + (words < 2 ? 0 : 16 * words)))
    rows = []
    for row in 0..<height {
      let cells = grid.cells[(row * width)..<((row + 1) * width)]
      var multiple = Natural.one
      for cell in cells where !cell.isInteger {
        let bottom = cell.bigBottom
        multiple = multiple / gcd(multiple, bottom) * bottom
      }
      let scale = Rational(reduced: Integer(multiple), .one)
      factor = factor * scale
      rows.append(multiple == .one ? Array(cells) : cells.map { $0 * scale })
    }
    for column in 0..<(columns ?? width) where rank < height {
      try Interruption.check()
      try eliminate(column, within: limits)
    }
  }

  private mutating func eliminate(_ column: Int, within limits: Limits) throws(ArithmeticError) {
    let first = rank
    guard let found = (first..<rows.count).first(where: { !rows[$0][column].isZero }) else {
      return
    }
    if found != first {
      rows.swapAt(found, first)
      factor = -factor
    }
    let (line, next) = (rows[first], rows[first][column])
    guard next.bitWidth <= limits.bits else {
      throw .numberTooLong(bits: next.bitWidth, limit: limits.bits)
    }
    for row in rows.indices where row != first {
      let head = rows[row][column]
      for place in rows[row].indices {
        var value = next * rows[row][place]
        if !head.isZero { value = value - head * line[place] }
        rows[row][place] = value.exactQuotient(pivot)
        if value.isLong { try Interruption.check() }
      }
    }
    pivot = next
    pivotColumns.append(column)
  }

  /// A cell of the reduced form.
  func reduced(_ row: Int, _ column: Int) throws(ArithmeticError) -> Rational {
    try rows[row][column].quotient(pivot)
  }
}

extension Rational {
  /// The quotient of two whole numbers of which the one divides the other.
  fileprivate func exactQuotient(_ divisor: Rational) -> Rational {
    if bottom | divisor.bottom == 1, top != Int.min { return Rational(top / divisor.top) }
    let whole = bigTop / divisor.bigTop.magnitude
    return Rational(reduced: divisor.sign < 0 ? -whole : whole, .one)
  }
}

/// Gauss–Jordan elimination of a square matrix of floats, the largest number of each column taken as the
/// pivot.
struct FloatElimination {
  /// The right-hand columns, solved for; nothing to be relied on where a pivot was 0.
  private(set) var cells: [Double]
  private(set) var determinant = 1.0

  /// - Parameters:
  ///   - matrix: n×n.
  ///   - right: n×m.
  /// - Throws: `.tooMuchWork`, `.interrupted`.
  init(_ matrix: Grid<Double>, _ right: Grid<Double>, within limits: Limits) throws(ArithmeticError)
  {
    let (size, width) = (matrix.shape[0], right.shape[1])
    try limits.check(work: size, size, size + width)
    var left = matrix.cells
    cells = right.cells
    for column in 0..<size {
      try Interruption.check()
      var best = column
      for row in column..<size
      where left[row * size + column].magnitude > left[best * size + column].magnitude {
        best = row
      }
      let pivot = left[best * size + column]
      determinant *= best == column ? pivot : -pivot
      guard pivot != 0 else { return }
      if best != column {
        for place in 0..<size { left.swapAt(best * size + place, column * size + place) }
        for place in 0..<width { cells.swapAt(best * width + place, column * width + place) }
      }
      for place in column..<size { left[column * size + place] /= pivot }
      for place in 0..<width { cells[column * width + place] /= pivot }
      for row in 0..<size where row != column {
        let head = left[row * size + column]
        guard head != 0 else { continue }
        for place in column..<size {
          left[row * size + place] -= head * left[column * size + place]
        }
        for place in 0..<width {
          cells[row * width + place] -= head * cells[column * width + place]
        }
      }
    }
  }
}
