/// How a framework's function pads that puts cells around a tensor: `numpy.pad`, `F.pad`, `tf.pad`,
/// `Pad`, `copyMakeBorder`, `padarray`.
public struct BorderingRules: Sendable {
  /// What it puts there, the usual one first.
  public var modes: [PaddingMode]
  /// What negative numbers do.
  var cropping = Cropping.refused
  /// The modes that mirror, or go round, as often as needed.
  var endless: [PaddingMode] = []
  /// The number of axes that it wants; nil for any.
  var rank: Int?

  enum Cropping: Sendable {
    case refused
    /// They crop; mirrors and repeated edges show the samples of the whole axis.
    case ofWhole
    /// They crop before anything is added.
    case first
  }

  init(
    modes: [PaddingMode], rank: Int? = nil, cropping: Cropping = .refused,
    endless: [PaddingMode] = []
  ) {
    self.modes = modes
    self.rank = rank
    self.cropping = cropping
    self.endless = endless
  }
}

extension Padding {
  /// Cells around a tensor by the house's own rule (nil) or by a framework's.
  ///
  /// - Parameters:
  ///   - pairs: one for each of the last axes.
  ///   - rank: the number of the tensor's axes.
  /// - Throws: `.refused` for what the framework does not do.
  public init(
    pairs: [PaddingPair], mode: PaddingMode, rank: Int, by framework: Framework?
  ) throws(ArithmeticError) {
    let blamed = framework ?? .house
    guard let rules = blamed.bordering else { throw .refused(blamed, .noPadding) }
    if let wanted = rules.rank, rank != wanted { throw .refused(blamed, .rank(rank)) }
    guard rules.modes.contains(mode) else { throw .refused(blamed, .paddingMode(mode)) }
    if rules.cropping == .refused,
      let axis = pairs.firstIndex(where: { $0.begin < 0 || $0.end < 0 })
    {
      throw .refused(blamed, .negativePadding(axis: axis, pairs[axis]))
    }
    self.init(
      pairs: pairs, mode: mode, cropsFirst: rules.cropping == .first,
      isEndless: rules.endless.contains(mode))
  }
}
