internal import Arithmetic

/// What `shape` can be told: every size may be a number, `?` or a range.
extension Parameter {
  static let start = Parameter(
    "x", [], .operand, "a shape to walk on from; or name the sizes of one axis", positional: true)
  static let sizeInput = Parameter("i", ["input"], .quantity, "the input size")
  static let sizeOutput = Parameter("o", ["output"], .quantity, "the output size")
  static let sizeKernel = kernel.with(
    summary: "the kernel size", positional: false, kind: .quantity)
  static let sizeStride = stride.with(kind: .quantity)
  static let sizePadding = padding
  static let sizeDilation = dilation.with(kind: .quantity)
  static let sizeOutputPadding = outputPadding.with(kind: .quantity)
  static let legal = Parameter(
    "legal", [], .flag, "list the sizes that a transposed convolution or unpooling can have")
  static let counted = Parameter(
    "count", [], .word, "a count of the layers in the place of the shape",
    words: [
      Word("parameters", "weights and biases"), Word("weights", "weights alone"),
      Word("connections", "lines from inputs and biases to outputs"),
      Word("multiplications", "multiplications of one pass"),
    ])
  static let shapeOf = Parameter(
    "of", [], .word, "what the sizes are of",
    words: [
      Word("conv", "a convolution"), Word("transpose", "a transposed convolution"),
      Word("pool", "pooling"), Word("unpool", "unpooling"),
    ], fallback: "conv")
}

extension Call {
  /// The operation that sizes are asked of.
  var operation: SizeLaw.Operation {
    switch word(.shapeOf) {
    case "transpose": .transposed
    case "pool": .pooling
    case "unpool": .unpooling
    default: .convolution
    }
  }

  /// Whether a named size speaks of more than one axis, as `i=5x7` or `stride=(2,1)` do.
  var namesSeveralAxes: Bool {
    for parameter in [Parameter.sizeInput, .sizeKernel, .sizeStride, .sizeDilation] {
      switch self[parameter]?.value {
      case .value(.shape(let shape)) where shape.count > 1: return true
      case .value(.tensor(let tensor)) where tensor.count > 1: return true
      default: continue
      }
    }
    return false
  }
}
