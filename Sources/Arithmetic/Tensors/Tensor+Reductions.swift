// Folds over all cells (`axis` nil) or along one axis, which then is gone; negative axes count from
// the back. All throw `.axisOutOfRange`, and all but sum and product `.emptyReduction`.

extension Tensor {
  public func sum(axis: Int? = nil, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let axis = try resolve(optional: axis)
    try checkLanes(axis, within: limits)
    return try applying(Summation(axis: axis, limits: limits)).checked(within: limits)
  }

  public func product(axis: Int? = nil, within limits: Limits) throws(ArithmeticError) -> Tensor {
    try applying(Multiplication(axis: try resolve(optional: axis), limits: limits))
  }

  public func mean(axis: Int? = nil, within limits: Limits) throws(ArithmeticError) -> Tensor {
    let axis = try resolve(optional: axis)
    let size = axis.map { shape[$0] } ?? count
    guard size > 0 else { throw .emptyReduction }
    try checkLanes(axis, divisorDigits: Int.bitWidth, within: limits)
    return try applying(Summation(axis: axis, limits: limits)).checked(within: limits)
      .divided(by: Tensor(size), within: limits)
  }

  /// Refuses sums of lanes that would take too much memory.
  private func checkLanes(
    _ axis: Int?, divisorDigits: Int = 0, within limits: Limits
  ) throws(ArithmeticError) {
    let size = axis.map { shape[$0] } ?? count
    try checkSums(
      of: size, cells: count / max(size, 1), divisorDigits: divisorDigits, within: limits)
  }

  public func greatest(axis: Int? = nil) throws(ArithmeticError) -> Tensor {
    try applying(ordered: Selecting(extreme: .greatest, axis: try resolve(optional: axis)))
  }

  public func least(axis: Int? = nil) throws(ArithmeticError) -> Tensor {
    try applying(ordered: Selecting(extreme: .least, axis: try resolve(optional: axis)))
  }

  /// Where the greatest cell lies, the first of equals: counted along the axis, or over all cells
  /// with the last axis fastest.
  public func placesOfGreatest(axis: Int? = nil) throws(ArithmeticError) -> Tensor {
    try places(.greatest, axis: axis)
  }

  public func placesOfLeast(axis: Int? = nil) throws(ArithmeticError) -> Tensor {
    try places(.least, axis: axis)
  }

  private func places(_ extreme: Extreme, axis: Int?) throws(ArithmeticError) -> Tensor {
    let axis = try resolve(optional: axis)
    let found = try reading(ordered: ExtremePlaces(extreme: extreme, axis: axis))
    let lanes = Lanes(shape, axis: axis)
    return Tensor(found.places.map { $0 / lanes.inner % lanes.size }, shape: found.shape)
  }

  private func resolve(optional axis: Int?) throws(ArithmeticError) -> Int? {
    guard let axis else { return nil }
    return try resolve(axis: axis)
  }
}
