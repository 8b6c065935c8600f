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
  ///
  /// Where one end is cropped, what goes round is what is left, as in PyTorch and ONNX; a mirror and
  /// a repeated edge show the samples of the whole axis, unless it is cropped first.
  public func source(
    of position: Int, size: Int, padding: PaddingPair, cropsFirst: Bool = false
  ) -> Int? {
    if position >= 0 && position < size { return position }
    guard cropsFirst || self == .circular, padding.begin < 0 || padding.end < 0 else {
      return source(of: position, size: size)
    }
    let first = -min(padding.begin, 0)
    return source(of: position - first, size: size - first + min(padding.end, 0)).map {
      $0 + first
    }
  }

  private func source(of position: Int, size: Int) -> Int? {
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

  /// Mirrors reach only as far as there are samples: reflect p < i, circular and symmetric p ≤ i, less
  /// what is cropped where it goes round.
  ///
  /// - Parameters:
  ///   - cropsFirst: whether a mirror too shows only what is left after cropping.
  ///   - isEndless: whether it is enough that there is a sample.
  /// - Throws: `.paddingTooWide`.
  func check(
    _ pair: PaddingPair, axis: SpatialAxis, size: Int, cropsFirst: Bool = false,
    isEndless: Bool = false
  ) throws(ArithmeticError) {
    let widest = max(pair.begin, pair.end)
    guard widest > 0, self != .zeros, self != .constant else { return }
    let crops = cropsFirst || self == .circular
    let left = max(crops ? size + min(pair.begin, 0) + min(pair.end, 0) : size, 0)
    let isWide =
      isEndless || self == .replicate ? left == 0 : widest > (self == .reflect ? left - 1 : left)
    if isWide { throw .paddingTooWide(axis: axis, padding: widest, size: left, mode: self) }
  }

  private static func remainder(_ value: Int, _ modulus: Int) -> Int {
    let rest = value % modulus
    return rest < 0 ? rest + modulus : rest
  }
}
