/// The links of a chain of sizes, `shape 32x32 | conv k=5 | pool 2`: what each may be told.
public enum ChainLink {
  public static let names = ["conv", "pool", "transpose", "unpool", "flatten", "dense"]

  /// The parameters of a link; nil for a name that cannot be one.
  public static func parameters(named name: String) -> [Parameter]? {
    switch name {
    case "conv", "transpose":
      [
        .linkKernel, .sizeStride, .padding, .sizeDilation, .outputPadding, .filters, .groups,
        .sizeOutput,
        .framework,
      ] + Parameter.conventions
    case "pool":
      [
        .linkWindow, .linkPoolKind, .sizeStride, .padding, .sizeDilation, .ceil, .global,
        .sizeOutput,
        .framework,
      ]
        + Parameter.conventions
    case "unpool": [.linkWindow, .sizeStride, .padding, .sizeOutput] + Parameter.conventions
    case "flatten": []
    case "dense": [.units]
    default: nil
    }
  }
}

extension Parameter {
  static let linkKernel = Parameter(
    "kernel", ["k"], .quantity, "the size of the kernel", positional: true)
  static let linkWindow = Parameter(
    "kernel", ["k"], .quantity, "the size of the window", positional: true, noun: "window")
  static let filters = Parameter(
    "filters", ["f"], .sizes, "how many filters, and so output channels")
  static let units = Parameter(
    "units", [], .sizes, "how many outputs of the dense layer", positional: true)
  static let linkPoolKind = Parameter(
    "kind", [], .word, "what is taken from each window; no size depends on it", positional: true,
    words: ["max", "avg", "min", "sum", "lp"].map { Word($0, "") })
}
