internal import Arithmetic

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
