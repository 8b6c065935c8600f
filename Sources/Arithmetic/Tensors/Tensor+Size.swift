extension Tensor {
  /// Refuses cells that have grown too long, one by one or together: exact numbers beyond
  /// `limits.bits`, polynomials beyond `limits.terms`, a tensor beyond the memory that is left.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms`, `.tooMuchMemory`.
  public func checkSize(within limits: Limits) throws(ArithmeticError) {
    if isCounted { return }
    if isInline { return try limits.check(memory: count * MemoryLayout<Rational>.stride) }
    let longest = longest
    guard longest.terms <= limits.terms else {
      throw .tooManyTerms(longest.terms, limit: limits.terms)
    }
    guard longest.bits <= limits.bits else {
      throw .numberTooLong(bits: longest.bits, limit: limits.bits)
    }
    try limits.check(memory: byteCount)
  }

  func checked(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try checkSize(within: limits)
    return self
  }

  /// Refuses, before it is begun, an operation that multiplies cells of two tensors and adds the
  /// products up: where a product may be too long, or the result take more memory than is left.
  ///
  /// - Parameters:
  ///   - products: how many products are added up in one cell.
  ///   - cells: how many cells the result has.
  ///   - pairs: how many products are made for all cells together, where that is known to be less than
  ///     so many for each.
  ///   - added: what is added to each sum, as a bias is.
  ///   - border: what may stand in the place of a cell of this tensor.
  /// - Throws: `.numberTooLong`, `.tooManyTerms`, `.tooMuchMemory`; `.tooMuchWork` where long numbers make
  ///   products slow.
  func checkSums(
    ofProductsWith other: Tensor, products: Int = 1, cells: Int,
    pairs: @autoclosure () -> Int? = nil,
    adding added: Tensor? = nil, border: Rational? = nil, within limits: Limits
  ) throws(ArithmeticError) {
    if kind == .float && other.kind == .float { return }
    if isSmall(with: other, products: products, cells: cells), added?.isInline ?? true,
      border == nil
    {
      return
    }
    var bound = bound
    if let border { bound = bound.joined(Tensor(border).bound) }
    bound = bound.multiplied(by: other.bound)
    if bound.kind != .float {
      // Machine words multiply to two words at most, whatever the limit.
      guard bound.bits <= max(limits.bits, 4 * Int.bitWidth) else {
        throw .numberTooLong(bits: bound.bits, limit: limits.bits)
      }
      guard bound.terms <= limits.terms.saturatingProduct(Polynomial.collapse) else {
        throw .tooManyTerms(bound.terms, limit: limits.terms)
      }
      // All products of one pair are written down before they are gathered.
      if bound.terms > 1 {
        try limits.check(memory: Polynomial.bytes(of: bound))
      }
    }
    let product = bound
    bound = bound.summed(products)
    if cells <= limits.cells {
      try limits.check(work: products, cells, bound.weight(within: limits), product.terms)
    }
    if let added { bound = bound.adding(added.bound) }
    guard bound.kind == .symbolic, cells <= limits.cells, let pairs = pairs() else {
      return try limits.check(cells: cells, of: bound)
    }
    var terms = pairs.saturatingProduct(product.terms)
    if let added { terms = terms.saturatingSum(cells.saturatingProduct(added.bound.terms)) }
    let bytes = cells.saturatingProduct(bound.bytes(within: limits))
    try limits.check(memory: min(bytes, bound.bytes(ofTerms: terms, in: cells, within: limits)))
  }

  /// Whether so few products of words are made that they cannot take more than a megabyte.
  private func isSmall(with other: Tensor, products: Int, cells: Int) -> Bool {
    products.saturatingProduct(cells) <= 4096 && isInline && other.isInline
  }

  /// Refuses, before it is begun, an operation that adds up so many cells of this tensor in each cell
  /// of its result, and then divides by a number of at most so many binary digits.
  ///
  /// - Throws: `.tooMuchMemory`.
  func checkSums(
    of count: Int, cells: Int, power: Int = 1, divisorDigits: Int = 0, within limits: Limits
  ) throws(ArithmeticError) {
    if kind == .float { return }
    var bound = bound
    let factor = bound
    for _ in 1..<max(power, 1) { bound = bound.multiplied(by: factor) }
    bound = bound.summed(count)
    bound.bottom = bound.bottom.saturatingSum(divisorDigits)
    try limits.check(cells: cells, of: bound)
  }

  /// The most terms and the most binary digits of any cell; numbers that lie inline count as two
  /// words without being looked at.
  private var longest: (terms: Int, bits: Int) {
    switch self {
    case .float: (1, 0)
    case .exact(let grid):
      (1, grid.cells.reduce(0) { max($0, $1.bottom < 0 ? $1.bitWidth : 0) })
    case .symbolic(let grid):
      (
        grid.cells.reduce(0) { max($0, $1.termCount) },
        grid.cells.reduce(0) { max($0, $1.bitWidth) }
      )
    case .complex(let real, let imaginary):
      (
        max(real.longest.terms, imaginary.longest.terms),
        max(real.longest.bits, imaginary.longest.bits)
      )
    }
  }
}

extension Limits {
  /// Refuses cells that would take more memory than is left. More cells than there may be are left to
  /// the operation, which knows their shape.
  func check(cells: Int, of bound: CellBound) throws(ArithmeticError) {
    guard cells <= self.cells else { return }
    try check(memory: cells.saturatingProduct(bound.bytes(within: self)))
  }
}
