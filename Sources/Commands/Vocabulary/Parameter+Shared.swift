internal import Arithmetic

/// The parameters that several commands take.
extension Parameter {
  static let input = Parameter(
    "x", [], .operand, "the input: numbers, or a shape alone", positional: true)
  static let kernel = Parameter(
    "kernel", ["k"], .operand, "the kernel: numbers, or a shape alone", positional: true)
  static let stride = Parameter(
    "stride", ["s"], .sizes, "how far the window moves", fallback: "1")
  static let padding = Parameter(
    "padding", ["pad", "p"], .padding, "cells added around the input, or a word",
    words: paddingWords, fallback: "0")
  static let anchor = Parameter(
    "anchor", [], .sizes, "the tap on the output’s own cell, with as many outputs as inputs",
    fallback: "none")
  static let dilation = Parameter(
    "dilation", ["d"], .sizes, "how far apart the taps are", fallback: "1")
  static let groups = Parameter(
    "groups", ["g"], .sizes, "parts that the channels are split into", fallback: "1")
  static let bias = Parameter(
    "bias", ["b"], .value, "a number added to each output channel", fallback: "none")
  static let paddingMode = Parameter(
    "padding_mode", [], .word, "what stands in the padding", words: modeWords, fallback: "zeros")
  static let borderValue = Parameter(
    "value", [], .value, "the number in the padding, with padding_mode=constant", fallback: "0")
  static let flip = Parameter(
    "flip", [], .flag, "turn the kernel through 180 degrees: the convolution of mathematics")
  static let framework = Parameter(
    "as", [], .word, "the framework whose rules hold",
    words: Framework.allCases.map { Word($0.name, "\($0.title)'s rules") })
  static let layout = Parameter(
    "layout", [], .word, "where the channel axis stands",
    words: [
      Word("NCHW", "batch, channels, then space"), Word("NHWC", "batch, space, then channels"),
    ], fallback: "NCHW")
  static let dims = Parameter(
    "dims", [], .sizes, "the number of spatial axes, where shapes leave a choice")
  static let method = Parameter(
    "method", [], .word, "how floats are added up",
    words: [
      Word("direct", "window by window"), Word("fft", "by the convolution theorem"),
      Word("auto", "by the one that takes less work"),
    ], fallback: "auto")
  static let steps = Parameter(
    "steps", [], .text, "how many windows are written out: all, none or a number",
    words: [Word("all", "every window"), Word("none", "no window")])
  static let paddingCounts = Parameter(
    "padding_counts", [], .word, "whether a padding number is per side or the sum of both",
    words: [Word("side", "on each side"), Word("total", "on both sides together")],
    fallback: "side")
  static let dilationBase = Parameter(
    "dilation_base", [], .sizes, "the dilation that means no holes: 1, or 0 in some books",
    fallback: "1")
  static let strideRule = Parameter(
    "stride_rule", [], .word, "what a step left over means",
    words: [Word("floor", "it is left out"), Word("strict", "it is an error")], fallback: "floor")
  static let fills = Parameter(
    "fill", [], .flag, "give every cell of a window the whole average, not a share")
  static let outputPadding = Parameter(
    "output_padding", ["op", "a"], .sizes, "cells computed beyond the end", fallback: "0")
  static let outputShape = Parameter(
    "output_shape", ["output_size"], .sizes, "the size that must come out")

  static let indices = Parameter(
    "indices", [], .value, "the places that a maximum pool remembered")

  /// The switches of convention that every command of sizes takes.
  static let conventions = [paddingCounts, dilationBase, strideRule]

  private static let paddingWords = [
    Word("valid", "none: only windows that lie on the input"),
    Word("full", "k − 1 on each side: every window that touches the input"),
    Word("same", "output ⌈i/s⌉ with an odd cell at the end (TensorFlow's)"),
    Word("same_upper", "the same by ONNX's name"),
    Word("same_lower", "output ⌈i/s⌉ with an odd cell at the beginning"),
    Word("half", "⌊k/2⌋ on each side (Theano's)"),
    Word("causal", "all of it before the first sample"),
  ]
  private static let modeWords = [
    Word("zeros", "zeros"), Word("constant", "the number of value="),
    Word("reflect", "c b | a b c | b a"), Word("replicate", "a a | a b c | c c"),
    Word("circular", "b c | a b c | a b"), Word("symmetric", "b a | a b c | c b"),
  ]
}
