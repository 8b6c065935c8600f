extension Tensor {
  /// The exact rank of a matrix, the number of linearly independent rows.
  ///
  /// The matrix is reduced modulo primes. The rank modulo a prime is at most the rank, and less only if
  /// the prime divides every minor of that size. By Hadamard's inequality minors are bounded, so only a
  /// bounded number of primes can divide one; with one prime more the rank is certain. For a matrix of
  /// full rank the first prime suffices.
  ///
  /// - Throws: `.rankMismatch` if this is not a matrix, `.needsConstant`, `.notFinite`,
  ///   `.tooMuchWork`, `.interrupted`.
  public func matrixRank(within limits: Limits) throws(ArithmeticError) -> Int {
    guard rank == 2 else { throw .rankMismatch(expected: 2, actual: rank) }
    let grid = try exactCells()
    let (rows, columns) = (grid.shape[0], grid.shape[1])
    let full = min(rows, columns)
    guard full > 0 else { return 0 }
    try limits.check(work: rows, columns, full)
    let bits = Self.minorBits(grid, size: full)
    var best = 0
    var modulus = PrimeModulus.largest
    var settled = 0
    while true {
      if let rank = try Self.rank(of: grid, modulo: modulus) {
        best = max(best, rank)
        settled += PrimeModulus.bits
        if best == full || settled > bits { return best }
        // Check the remaining work in advance.
        try limits.check(
          work: rows, columns, full, (bits - settled) / PrimeModulus.bits + 1)
      }
      modulus = modulus.next
    }
  }

  /// A bound on the binary digits of all minors of at most `size` rows, after each row is multiplied by
  /// its denominators: the product of the greatest row norms.
  static func minorBits(_ grid: Grid<Rational>, size: Int) -> Int {
    let columns = grid.shape[1]
    let widths = (0..<grid.shape[0]).map { row in
      let cells = grid.cells[(row * columns)..<((row + 1) * columns)]
      let longest = cells.reduce(0) { max($0, $1.numerator.bitWidth) }
      let denominators = Set(cells.lazy.map { $0.denominator })
      // If all denominators are equal, one factor removes them.
      let shared = denominators.reduce(0) { $0 + ($1 == .one ? 0 : $1.bitWidth) }
      let norm = (Int.bitWidth - columns.leadingZeroBitCount + 1) / 2
      return longest + shared + norm
    }
    return widths.sorted(by: >).prefix(size).reduce(0, +)
  }

  /// The rank by Gaussian elimination modulo a prime; nil if the prime divides a denominator.
  private static func rank(
    of grid: Grid<Rational>, modulo modulus: PrimeModulus
  ) throws(ArithmeticError) -> Int? {
    let (rows, columns) = (grid.shape[0], grid.shape[1])
    var cells: [UInt64] = []
    cells.reserveCapacity(grid.cells.count)
    for cell in grid.cells {
      guard let residue = modulus.residue(of: cell) else { return nil }
      cells.append(residue)
    }
    var rank = 0
    for column in 0..<columns where rank < rows {
      try Interruption.check()
      guard let pivot = (rank..<rows).first(where: { cells[$0 * columns + column] != 0 })
      else { continue }
      for place in 0..<columns { cells.swapAt(pivot * columns + place, rank * columns + place) }
      let inverse = modulus.inverse(cells[rank * columns + column])
      for row in (rank + 1)..<max(rows, rank + 1) where cells[row * columns + column] != 0 {
        let factor = modulus.product(cells[row * columns + column], inverse)
        for place in column..<columns {
          let part = modulus.product(factor, cells[rank * columns + place])
          cells[row * columns + place] = modulus.difference(cells[row * columns + place], part)
        }
      }
      rank += 1
    }
    return rank
  }
}
