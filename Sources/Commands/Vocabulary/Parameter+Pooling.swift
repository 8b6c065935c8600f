internal import Arithmetic

/// What pools and their way back are told.
extension Parameter {
  static let poolKind = Parameter(
    "kind", [], .word, "what is taken of each window", positional: true, words: poolKinds)
  static let windowSize = Parameter(
    "kernel", ["k"], .sizes, "the size of the window: 2x2, or 2 for every axis", positional: true,
    noun: "window")
  static let poolStride = Parameter.stride.with(fallback: "the window's size")
  static let ceil = Parameter(
    "ceil", ["ceil_mode"], .flag, "count an incomplete last window too")
  static let countIncludePad = Parameter(
    "count_include_pad", [], .flag, "whether averages count the cells of the padding",
    fallback: "true")
  static let divisor = Parameter(
    "divisor", ["divisor_override"], .sizes, "divide every average by this number instead")
  static let norm = Parameter(
    "norm", ["norm_type"], .value, "the p of lp: the p-th root of the sum of p-th powers, inf too",
    fallback: "2")
  static let global = Parameter(
    "global", [], .flag, "one window over each whole plane")
  static let adaptive = Parameter(
    "adaptive", [], .sizes, "the size that must come out, windows cut to suit")
  static let givesIndices = Parameter(
    "indices", ["return_indices"], .flag, "give the places of the winners")
  static let placeOrder = Parameter(
    "order", ["storage_order"], .word, "how places are counted in their plane",
    words: [
      Word("row", "row by row, as every framework does"),
      Word("column", "column by column: ONNX's storage_order 1, MATLAB's"),
    ], fallback: "row")

  private static let poolKinds = [
    Word("max", "the greatest number; padding never wins"),
    Word("avg", "the average"), Word("mean", "the same as avg"),
    Word("min", "the least number; padding never wins"),
    Word("sum", "the sum"), Word("lp", "the p-th root of the sum of p-th powers; see norm"),
  ]
}

/// What unpooling, patches and their way back are told.
extension Parameter {
  static let unpoolKind = Parameter(
    "kind", [], .word, "which pool is undone", positional: true,
    words: [
      Word("max", "every number goes to the place remembered for it"),
      Word("avg", "every number is spread over its window in equal shares"),
      Word("mean", "the same as avg"),
    ], fallback: "max with indices, else avg")
  static let patchKernel = Parameter(
    "kernel", ["k"], .operand, "the size of the window, or a kernel of numbers", positional: true,
    noun: "window")
  static let columns = Parameter(
    "cols", ["patches"], .operand, "the patch matrix: numbers, or a shape alone", positional: true)
  static let image = Parameter(
    "image", ["output_size", "output_shape"], .sizes, "the size of the image that comes back",
    positional: true)
}
