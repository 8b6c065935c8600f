extension Tensor {
  /// The names of all symbols in the cells, in printing order.
  public var symbolNames: [String] {
    if case .complex(let real, let imaginary) = self {
      return Array(Set(real.symbolNames + imaginary.symbolNames)).sorted()
    }
    guard case .symbolic(let grid) = self else { return [] }
    return Set(grid.cells.flatMap(\.symbols)).sorted().map(\.name)
  }

  /// This tensor with numbers substituted for some of its symbols, by name; of exact kind if no symbol
  /// is left.
  ///
  /// - Throws: `.numberTooLong`, checked in advance.
  public func substituting(
    _ numbers: [String: Rational], within limits: Limits
  ) throws(ArithmeticError) -> Tensor {
    if case .complex(let real, let imaginary) = self {
      return try Tensor(
        real: try real.substituting(numbers, within: limits),
        imaginary: try imaginary.substituting(numbers, within: limits))
    }
    guard case .symbolic(let grid) = self else { return self }
    let known = Dictionary(
      numbers.map { (Symbol($0), $1) }, uniquingKeysWith: { first, _ in first })
    let longest = known.values.reduce(0) { max($0, $1.bitWidth) }
    var bytes = 0
    let result = try grid.tryMap { cell throws(ArithmeticError) in
      try Interruption.check()
      let bits = cell.bitWidth.addingReportingOverflow(longest.saturatingProduct(cell.degree))
      guard !bits.overflow, bits.partialValue <= max(limits.bits, 4 * Int.bitWidth) else {
        throw .numberTooLong(
          bits: bits.overflow ? Int.max : bits.partialValue, limit: limits.bits)
      }
      let value = cell.evaluated { known[$0] }
      bytes = bytes.saturatingSum(value.heapBytes)
      try limits.check(memory: bytes)
      return value
    }
    let substituted = try Tensor.symbolic(result).checked(within: limits)
    return substituted.symbolNames.isEmpty ? try substituted.converted(to: .exact) : substituted
  }
}
