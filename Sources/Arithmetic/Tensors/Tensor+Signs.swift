extension Tensor {
  /// The sign of each cell: −1, 0 or 1; 0 for NaN.
  public func sign(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let zero = Tensor(0)
    return try compared(.greater, zero, within: limits)
      .subtracting(try compared(.less, zero, within: limits), within: limits)
  }

  /// x − y·⌊x/y⌋, the remainder with the sign of the divisor, as in Python.
  ///
  /// - Throws: `.divisionByZero` for an exact divisor of 0.
  public func modulo(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let quotient = try divided(by: other, within: limits).rounded(.floor)
    return try subtracting(
      try quotient.multiplied(by: other, within: limits), within: limits)
  }

  /// Each cell rounded to the nearest multiple of 10⁻ᵈ, ties to even; floats stay floats.
  ///
  /// - Throws: `.numberTooLong` if 10ᵈ is.
  public func rounded(decimals: Int, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard decimals != 0 else { return try rounded(.round) }
    if case .float(let grid) = self {
      // Beyond these bounds rounding does not change a float, or makes it 0.
      guard decimals < 1075 else { return self }
      guard decimals > -309 else { return .float(grid.map { $0 * 0 }) }
      let scale = try Rational(10).power(decimals, within: limits)
      return .float(
        grid.map { cell in
          guard let exact = Rational(exactly: cell) else { return cell }
          return (exact * scale).rounded().divided(by: scale, or: exact).doubleValue
        })
    }
    let scale = Tensor(try Rational(10).power(decimals, within: limits))
    return try multiplied(by: scale, within: limits).rounded(.round)
      .divided(by: scale, within: limits)
  }

  /// 1 if no cell along the axis is 0, else 0.
  public func all(axis: Int?, within limits: Limits) throws(ArithmeticError) -> Tensor {
    try compared(.equal, Tensor(0), within: limits).sum(axis: axis, within: limits)
      .compared(.equal, Tensor(0), within: limits)
  }

  /// 1 if some cell along the axis is not 0, else 0.
  public func any(axis: Int?, within limits: Limits) throws(ArithmeticError) -> Tensor {
    try compared(.notEqual, Tensor(0), within: limits).sum(axis: axis, within: limits)
      .compared(.notEqual, Tensor(0), within: limits)
  }

  /// Whether the shapes are equal and no two cells differ by more than `tolerance`. Equal cells always
  /// agree, including infinities and symbols.
  ///
  /// - Throws: `.needsOrder` if a difference has symbols.
  public func isClose(
    to other: Tensor, tolerance: Rational, within limits: Limits
  ) throws(ArithmeticError) -> Bool {
    if self == other { return true }
    guard shape == other.shape else { return false }
    let isNear = try subtracting(other, within: limits).absolute()
      .compared(.lessOrEqual, Tensor(tolerance), within: limits)
    let isSame = try compared(.equal, other, within: limits)
    return try isNear.maximum(isSame, within: limits).all(axis: nil, within: limits) == Tensor(1)
  }
}

extension Rational {
  fileprivate func divided(by scale: Rational, or fallback: Rational) -> Rational {
    (try? quotient(scale)) ?? fallback
  }
}
