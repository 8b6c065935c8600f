internal import Arithmetic
internal import Computations
public import Syntax

/// The links of a chain, `shape 32x32 | conv k=5 | pool 2` and `net 32x32x1 | conv k=5 filters=6 | relu`:
/// the layers of a network, and what each may be told.
public enum ChainLink {
  public static let names = [
    "conv", "pool", "transpose", "unpool", "relu", "sigmoid", "tanh", "softmax", "dropout",
    "batchnorm", "lrn", "upsample", "shuffle", "pad", "flatten", "dense", "concat", "add",
    "identity", "cut",
  ]

  /// The parameters of a link; nil for a name that cannot be one.
  public static func parameters(named name: String) -> [Parameter]? {
    switch name {
    case "conv":
      [
        .linkKernel, .sizeStride, .padding, .sizeDilation, .filters, .groups, .depthwise,
        .linkBias, .weights, .connect, .sizeOutput, .framework,
      ] + Parameter.conventions
    case "transpose":
      [
        .linkKernel, .sizeStride, .padding, .sizeDilation, .outputPadding, .outputShape, .filters,
        .groups,
        .linkBias, .weights, .sizeOutput, .framework,
      ] + Parameter.conventions
    case "pool":
      [
        .linkWindow, .linkPoolKind, .sizeStride, .padding, .sizeDilation, .ceil, .global, .adaptive,
        .trained, .linkBias, .weights, .sizeOutput, .framework,
      ]
        + Parameter.conventions
    case "unpool":
      [.linkWindow, .sizeStride, .padding, .outputShape, .sizeOutput, .framework]
        + Parameter.conventions
    case "flatten", "relu", "sigmoid", "tanh", "softmax", "identity": []
    case "batchnorm": [.linkBias, .weights]
    case "concat", "add", "+": []
    case "dense": [.units, .linkBias, .weights]
    case "dropout": [.rate]
    case "lrn": [.linkKernel.with(summary: "how many neighbouring channels", fallback: "5")]
    case "upsample", "shuffle":
      [.linkKernel.with(summary: "how many times wider and higher", fallback: "2")]
    case "pad": [.linkPadding]
    case "cut": [.before]
    default: nil
    }
  }

  /// Whether a link joins branches.
  public static func joinsBranches(_ name: String) -> Bool {
    name == "concat" || name == "add" || name == "+"
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
  static let depthwise = Parameter(
    "depthwise", [], .flag, "a kernel of its own for each channel: as many groups as channels")
  static let linkBias = Parameter(
    "bias", ["b"], .value, "false for none, or the numbers themselves", fallback: "true")
  static let weights = Parameter(
    "weights", ["w"], .value, "the weights themselves, instead of seeded ones")
  static let connect = Parameter(
    "connect", [], .value,
    "which channels are joined: a matrix of 0 and 1 with a row for each input, a column for each filter"
  )
  static let trained = Parameter(
    "trained", [], .flag, "a factor and a bias to learn for each channel, as in LeNet-5")
  static let rate = Parameter(
    "rate", [], .value, "the share of numbers left out while learning", positional: true,
    fallback: "1/2")
  static let before = Parameter(
    "before", [], .sizes, "the number of the first layer that is left out", positional: true)
  static let linkPadding = Parameter(
    "padding", ["pad", "p"], .padding, "zeros on each side; a negative number cuts cells away",
    positional: true)
}

extension Diagnostic {
  /// Branches in front of a layer that takes none, or a join without any.
  public static func misplacedBranches(
    of name: String, areMissing: Bool, at span: Span
  ) -> Diagnostic {
    areMissing
      ? Diagnostic(
        .missingArgument, "`\(name)` joins branches, and there are none",
        labels: [.init(span)], help: ["[conv k=1 filters=8, conv k=3 p=1 filters=8] \(name)"])
      : Diagnostic(
        .syntax, "`\(name)` takes no branches", labels: [.init(span)],
        help: ["branches are joined by concat or add"])
  }
}
