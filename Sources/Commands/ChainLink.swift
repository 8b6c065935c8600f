/// The links of a chain of sizes, `shape 32x32 | conv k=5 | pool 2`: what each may be told.
extension CommandTable {
  public static let linkNames = ["conv", "pool", "transpose"]

  /// The parameters of a link; nil for a name that cannot be one.
  public static func linkParameters(named name: String) -> [Parameter]? {
    guard linkNames.contains(name) else { return nil }
    return [
      .linkKernel, .stride, .padding, .dilation, .outputPadding, .filters, .groups, .ceil,
      .framework,
    ] + Parameter.conventions
  }
}

extension Parameter {
  static let linkKernel = Parameter(
    "kernel", ["k"], .sizes, "the size of the kernel", positional: true)
  static let filters = Parameter(
    "filters", [], .sizes, "how many filters, and so output channels")
  static let ceil = Parameter(
    "ceil", ["ceil_mode"], .flag, "count an incomplete last window too")
}
