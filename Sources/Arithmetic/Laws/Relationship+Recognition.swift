extension Relationship {
  /// The guide's relationships, special cases before general ones.
  public static let guideConvolutions: [Relationship] = [
    .noPaddingUnitStrides, .halfPadding, .fullPadding, .paddingUnitStrides, .noPaddingStrides,
    .paddingStrides, .dilated,
  ]
  public static let guidePoolings: [Relationship] = [.pooling]
  public static let guideTransposed: [Relationship] = [
    .transposedNoPaddingUnitStrides, .transposedHalfPadding, .transposedFullPadding,
    .transposedPaddingUnitStrides, .transposedNoPaddingStrides, .transposedPaddingStrides,
    .transposedRemainder,
  ]

  /// All fifteen, by number.
  public static let guide: [Relationship] =
    (guideConvolutions + guidePoolings + guideTransposed).sorted {
      ($0.number ?? 0) < ($1.number ?? 0)
    }

  /// The most special relationship of the guide that applies to the sizes; nil if none does: for unequal
  /// or negative paddings, rounding up and dilated transposed convolutions.
  ///
  /// - Parameter values: all sizes of the axis, the output too; for a transposed convolution
  ///   `input` is the size it comes to.
  /// - Parameter law: how the padding was asked for: what is typed as half is not called full where
  ///   both words come to the same number.
  public static func recognised(
    _ operation: SizeLaw.Operation, for values: SizeValues, padding law: PaddingLaw = .numbers
  ) -> Relationship? {
    guard let padding = values[.padding], padding >= 0 else { return nil }
    let candidates: [Relationship]
    switch operation {
    case .convolution: candidates = guideConvolutions
    case .pooling: candidates = guidePoolings
    case .transposed: candidates = guideTransposed
    case .unpooling: return nil
    }
    return candidates.first { candidate in
      if law == .half, candidate.name.isFull { return false }
      return candidate.holds(for: values)
        && (try? candidate.law.formula.evaluate(values)) == values[candidate.law.symbol]
    }
  }
}

extension RelationshipName {
  fileprivate var isFull: Bool { self == .fullPadding || self == .transposedFullPadding }
}

extension SizeLaw {
  /// What sizes can be asked of.
  public enum Operation: String, Sendable, CaseIterable {
    case convolution, pooling, transposed, unpooling
  }
}
