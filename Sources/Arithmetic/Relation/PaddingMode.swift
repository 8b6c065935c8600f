/// What stands where a window reaches beyond the input.
public enum PaddingMode: String, Sendable, CaseIterable {
  /// Zeros.
  case zeros
  /// A number of the caller's.
  case constant
  /// c b | a b c | b a: mirrored, the edge not repeated.
  case reflect
  /// a a | a b c | c c: the edge repeated.
  case replicate
  /// b c | a b c | a b: the other end.
  case circular
  /// b a | a b c | c b: mirrored, the edge repeated (SciPy's `symm`).
  case symmetric

  /// The input sample that stands at `position` of an axis of `size` samples, which may lie outside
  /// it; nil where the border's constant stands.
  public func source(of position: Int, size: Int) -> Int? {
    if position >= 0 && position < size { return position }
    guard size > 0 else { return nil }
    switch self {
    case .zeros, .constant: return nil
    case .replicate: return position < 0 ? 0 : size - 1
    case .circular: return Self.remainder(position, size)
    case .symmetric:
      let place = Self.remainder(position, 2 * size)
      return place < size ? place : 2 * size - 1 - place
    case .reflect:
      guard size > 1 else { return 0 }
      let place = Self.remainder(position, 2 * (size - 1))
      return place < size ? place : 2 * (size - 1) - place
    }
  }

  /// Mirrors reach only as far as there are samples: reflect p < i, circular and symmetric p ≤ i.
  ///
  /// - Throws: `.paddingTooWide`.
  func check(_ pair: PaddingPair, axis: SpatialAxis, size: Int) throws(ArithmeticError) {
    let widest = max(pair.begin, pair.end)
    let limit: Int
    switch self {
    case .zeros, .constant: return
    case .replicate: limit = size > 0 ? Int.max : 0
    case .reflect: limit = max(size, 1) - 1
    case .circular, .symmetric: limit = size
    }
    guard widest <= max(limit, 0) else {
      throw .paddingTooWide(axis: axis, padding: widest, size: size, mode: self)
    }
  }

  private static func remainder(_ value: Int, _ modulus: Int) -> Int {
    let rest = value % modulus
    return rest < 0 ? rest + modulus : rest
  }
}
