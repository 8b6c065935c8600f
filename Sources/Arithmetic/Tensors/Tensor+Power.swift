extension Tensor {
  /// Each cell to the power of another. Exact if every exponent is a fraction n/d and every d-th root
  /// a fraction too, else the nearest floats; symbols only to whole powers from 0 on.
  ///
  /// - Throws: `.numberTooLong`, `.tooManyTerms` before computing; `.divisionByZero` for an exact 0
  ///   to a negative power; `.needsConstant` for a symbol in an exponent or to another power;
  ///   `.noRealPower` for a negative number to a power that is not whole.
  public func raised(to other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    switch (self, other) {
    case (.complex, _), (_, .complex): return try complexPower(other, within: limits)
    case (.exact(let base), .exact(let exponent)):
      do {
        try Self.checkPowers(base, exponent, within: limits) {
          (x, y) throws(ArithmeticError) in try x.powerBytes(y, within: limits)
        }
        return try Tensor.exact(
          base.combined(with: exponent, within: limits) { (x, y) throws(ArithmeticError) in
            try x.power(y, within: limits)
          }
        ).checked(within: limits)
      } catch .notExact {
        return try floatPower(other, within: limits)
      }
    case (.symbolic(let base), _):
      let exponent = try other.exactCells()
      try Self.checkPowers(base, exponent, within: limits) {
        (x, y) throws(ArithmeticError) in try x.powerBytes(y, within: limits)
      }
      return try Tensor.symbolic(
        base.combined(with: exponent, within: limits) { (x, y) throws(ArithmeticError) in
          guard let count = y.intValue else { throw .needsConstant }
          return try x.power(count, within: limits)
        }
      ).checked(within: limits)
    default:
      return try floatPower(other, within: limits)
    }
  }

  /// Refuses powers that would be too long, or take too much memory together.
  private static func checkPowers<E: Number>(
    _ base: Grid<E>, _ exponent: Grid<Rational>, within limits: Limits,
    _ bytes: (E, Int) throws(ArithmeticError) -> Int
  ) throws(ArithmeticError) {
    var total = 0
    _ = try base.combined(with: exponent, within: limits) { x, y throws(ArithmeticError) in
      total = total.saturatingSum(try bytes(x, y.absolute.intValue ?? 0))
      return 0.0
    }
    try limits.check(memory: total)
  }

  private func floatPower(_ other: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor
  {
    if case (.exact(let bases), .exact(let exponents)) = (self, other) {
      return try Self.floatPower(
        bases, exponents, within: limits, { $0.nearestPower($1) }, \.doubleValue)
    }
    return try Self.floatPower(
      try floats(), try other.floats(), within: limits, { $0.raised(to: $1) }, \.self)
  }

  private static func floatPower<E: Number>(
    _ bases: Grid<E>, _ exponents: Grid<E>, within limits: Limits, _ power: (E, E) -> Double,
    _ float: (E) -> Double
  ) throws(ArithmeticError) -> Tensor {
    let shape = try Broadcast(bases.shape, exponents.shape).shape
    var count = 0
    return .float(
      try bases.combined(with: exponents, within: limits) { x, y throws(ArithmeticError) in
        if count & 0xFFF == 0xFFF { try Interruption.check() }
        let result = power(x, y)
        // NaN is not equal to itself: what is undefined already stays so.
        if result.isNaN, x == x, y == y {
          throw .noRealPower(float(x), to: float(y), place: shape.index(ofCell: count))
        }
        count += 1
        return result
      })
  }
}

extension Rational {
  /// - Throws: `.notExact` where the power is not a fraction, or is not found to be one.
  fileprivate func power(
    _ exponent: Rational, within limits: Limits
  ) throws(ArithmeticError) -> Rational {
    if let whole = exponent.intValue { return try power(whole, within: limits) }
    if exponent.isInteger {
      // An exponent beyond a machine word leaves only these within any limit.
      if isZero && exponent.sign > 0 || self == .one { return self }
      throw .numberTooLong(bits: Int.max, limit: limits.bits)
    }
    guard let count = exponent.numerator.intValue, let order = exponent.denominator.intValue,
      let root = exactRoot(order)
    else { throw .notExact }
    return try root.power(count, within: limits)
  }
}
