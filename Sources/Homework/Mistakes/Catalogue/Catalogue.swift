extension Mistake {
  /// Every mistake, by number; where one number has several names, in the order of likelihood.
  public static let catalogue: [Mistake] =
    kernels + paddings + strides + dilations + sums + layouts + windows + channels
    + sizes + matrices + poolings + transposed + gradients + orders

  /// The mistake of a name.
  public static func named(_ name: String) -> Mistake? { catalogue.first { $0.name == name } }
}
