/// An error message of another library, explained: what it says, a statement with the same error here,
/// and what helps.
struct FrameworkMessage: Equatable {
  let library: String
  let meaning: String
  /// A statement that fails here for the same reason; nil if there is none.
  let statement: String?
  let help: [String]

  /// The explanation of a message; nil if it is not known.
  init?(explaining text: String) {
    for known in Self.known {
      guard let range = text.firstRange(of: known.phrase) else { continue }
      let before = Self.numbers(in: String(text[..<range.lowerBound]))
      let after = Self.numbers(in: String(text[range.lowerBound...]))
      guard let made = known.explain(before, after, text) else { continue }
      library = known.library
      (meaning, statement, help) = (made.meaning, made.statement, made.help)
      return
    }
    return nil
  }

  /// The whole numbers in a text, in order.
  static func numbers(in text: String) -> [Int] {
    var numbers: [Int] = []
    var digits = ""
    for byte in text.utf8 + [32] {
      if (48...57).contains(byte) {
        digits.unicodeScalars.append(Unicode.Scalar(byte))
      } else if !digits.isEmpty {
        if let number = Int(digits), digits.count < 10 { numbers.append(number) }
        digits = ""
      }
    }
    return numbers
  }

  private struct Made {
    let meaning: String
    var statement: String?
    var help: [String] = []
  }

  private struct Known: Sendable {
    let library: String
    let phrase: String
    /// - Parameters: the numbers before the phrase, those in it and after it, and the whole text.
    let explain: @Sendable ([Int], [Int], String) -> Made?
  }

  private static func shape(_ sizes: some Sequence<Int>) -> String {
    sizes.map(String.init).joined(separator: "x")
  }

  private static func plural(_ sizes: some Sequence<Int>) -> String {
    sizes.map(String.init).joined(separator: "×")
  }

  /// The numbers between the first pair of brackets after a word.
  private static func list(after word: String, in text: String) -> [Int]? {
    guard let start = text.firstRange(of: word)?.upperBound,
      let open = text[start...].firstIndex(where: { $0 == "[" || $0 == "(" }),
      let close = text[open...].firstIndex(where: { $0 == "]" || $0 == ")" })
    else { return nil }
    let numbers = numbers(in: String(text[open..<close]))
    return numbers.isEmpty ? nil : numbers
  }

  private static let known: [Known] = [
    Known(library: "PyTorch", phrase: "Kernel size can't be greater than actual input size") {
      _, _, text in
      guard let input = list(after: "Calculated padded input size per channel", in: text),
        let kernel = list(after: "Kernel size:", in: text), input.count == kernel.count
      else { return nil }
      return Made(
        meaning: "with its padding the input is \(plural(input)), and the kernel with its dilation "
          + "reaches over \(plural(kernel)): not one window fits",
        statement: "conv \(shape(input)) \(shape(kernel))",
        help: [
          "more padding, less dilation, or fewer pools before this layer",
          "shape i=? k=\(kernel[0]) o=1 finds the inputs that just fit",
        ])
    },
    Known(library: "PyTorch", phrase: "weight of size") { before, _, text in
      guard let weight = list(after: "weight of size", in: text),
        let input = list(after: "expected input", in: text), weight.count >= 3,
        input.count >= weight.count - 1, let groups = before.first(where: { $0 > 0 }) ?? [1].first
      else { return nil }
      let isTransposed = text.firstRange(of: "transposed=1") != nil
      let channel = input.count == weight.count ? 1 : 0
      let needed = isTransposed ? weight[0] : weight[1] * max(groups, 1)
      let has = input[channel]
      var help = [
        "layer and input must have the same number of channels: here \(needed) and \(has)"
      ]
      if input.last == needed, input.count == weight.count {
        let order = [0, input.count - 1] + Array(1..<(input.count - 1))
        help.append(
          "the channels stand last in this input: permute(\(order.map(String.init).joined(separator: ", "))) brings them to the front"
        )
      }
      let command = isTransposed ? "transpose" : "conv"
      return Made(
        meaning: "the kernel \(plural(weight)) reads \(Count(needed, "channel")), and the input "
          + "\(plural(input)) has \(has) (its axis \(channel))",
        statement: "\(command) \(shape(input)) \(shape(weight)) dims=\(weight.count - 2)"
          + (groups > 1 ? " groups=\(groups)" : ""),
        help: help)
    },
    Known(library: "TensorFlow", phrase: "Negative dimension size caused by subtracting") {
      _, after, _ in
      guard after.count >= 2 else { return nil }
      return Made(
        meaning:
          "a kernel or window of \(after[0]) is laid over \(after[1]) cells without padding: "
          + "\(after[1]) − \(after[0]) is negative, so not one window fits",
        statement: "conv \(after[1]) \(after[0]) as=tf",
        help: [
          "padding=\"same\" lets it reach over the border",
          "or fewer pools before this layer; is the channel axis where the library looks for it?",
        ])
    },
    Known(library: "PyTorch", phrase: "padding='same' is not supported for strided convolutions") {
      _, _, _ in
      Made(
        meaning:
          "with a stride, which cells are added would depend on the input’s size, and PyTorch "
          + "wants a padding that does not",
        statement: "conv 5x5 3x3 padding=same stride=2 as=torch",
        help: [
          "compare torch tf conv 5x5 3x3 padding=same stride=2 has the numbers to type instead"
        ])
    },
    Known(
      library: "PyTorch", phrase: "output padding must be smaller than either stride or dilation"
    ) { _, after, _ in
      guard let asked = after.first else { return nil }
      return Made(
        meaning: "output_padding says which of s sizes is meant, so it is below the stride (or the "
          + "dilation), and \(asked) is not",
        statement: "transpose 3x3 3x3 stride=2 output_padding=\(max(asked, 2)) as=torch",
        help: [
          "shape of=transpose i=3 k=3 s=2 legal lists the sizes with the output_padding of each"
        ])
    },
    Known(library: "PyTorch", phrase: "pad should be at most half of") { _, after, _ in
      guard after.count >= 2 else { return nil }
      return Made(
        meaning:
          "a pool’s padding of \(after[0]) is more than half its kernel of \(after[1]): a window "
          + "could lie wholly in the padding and have nothing to choose from",
        statement: "pool 8 max \(after[1]) padding=\(after[0]) as=torch",
        help: ["padding=\(after[1] / 2) is the most for this kernel"])
    },
    Known(library: "PyTorch", phrase: "Output size is too small") { _, _, text in
      guard let input = list(after: "Given input size", in: text),
        let output = list(after: "Calculated output size", in: text), input.count >= 2
      else { return nil }
      return Made(
        meaning: "an input of \(plural(input)) is smaller than the pool’s window: the size formula "
          + "gives \(plural(output))",
        statement: nil,
        help: [
          "fewer pools before this one, or ceil_mode=True", "shape … | pool 2 | … finds where",
        ])
    },
    Known(library: "PyTorch", phrase: "(batched) input to") { before, after, text in
      guard let input = list(after: "input of size", in: text) else { return nil }
      return Made(
        meaning:
          "the layer reads (channels, …) or (batch, channels, …), and the input \(plural(input)) "
          + "has \(Count(input.count, "axis", "axes"))",
        statement: nil,
        help: [
          "one channel is an axis too: x[None] or x.unsqueeze(0)",
          "here conv \(shape(input)) … reads it as one channel by itself",
        ])
    },
    Known(library: "Keras", phrase: "is incompatible with the layer") { _, after, text in
      guard
        let expected = numberAfter("expected min_ndim=", text)
          ?? numberAfter("expected ndim=", text),
        let found = numberAfter("found ndim=", text)
      else { return nil }
      return Made(
        meaning:
          "the layer reads \(expected) axes (batch, …, channels), and the input has \(found)",
        statement: nil,
        help: ["grey images need a channel axis at the end: x[..., None]"])
    },
    Known(library: "TensorFlow", phrase: "input depth must be evenly divisible by filter depth") {
      _, after, _ in
      guard after.count >= 2 else { return nil }
      return Made(
        meaning: "the input has \(Count(after[0], "channel")), and the kernel reads \(after[1]): "
          + "\(after[0]) is no multiple of it",
        statement: "conv 8x8x\(after[0]) 3x3x\(after[1])x4 layout=NHWC as=tf",
        help: [
          "filters are (rows, columns, in, out); is the input (batch, rows, columns, channels)?"
        ])
    },
    Known(library: "PyTorch", phrase: "mat1 and mat2 shapes cannot be multiplied") { _, after, _ in
      guard after.count >= 4 else { return nil }
      // mat1 and mat2 are names, and their numbers the first two.
      let sizes = Array(after.suffix(4))
      return Made(
        meaning: "a dense layer of \(sizes[2]) inputs gets \(sizes[1]) from the layer before",
        statement: nil,
        help: [
          "nn.Linear(\(sizes[1]), \(sizes[3])) fits these images",
          "shape … | flatten says how many numbers a chain of layers leaves",
        ])
    },
    Known(library: "PyTorch", phrase: "valid sizes range from") { _, _, text in
      guard let asked = list(after: "requested an output size of", in: text),
        let least = list(after: "valid sizes range from", in: text)
      else { return nil }
      let upper = text.firstRange(of: "valid sizes range from").flatMap {
        list(after: "to", in: String(text[$0.upperBound...]))
      }
      return Made(
        meaning:
          "a convolution with these options never gives this input from \(plural(asked)): only "
          + "from \(plural(least)) to \(plural(upper ?? []))",
        statement: nil, help: ["shape of=transpose … legal lists them"])
    },
    Known(library: "PyTorch", phrase: "channels must be divisible by groups") { _, _, _ in
      Made(
        meaning:
          "groups split the channels into equal parts, so they divide the input’s channels and "
          + "the filters",
        statement: "conv 3x8x8 4x1x3x3 groups=2",
        help: ["depthwise is groups=in_channels"])
    },
    Known(library: "SciPy", phrase: "at least as large as the other in every dimension") {
      _, _, _ in
      Made(
        meaning:
          "with mode='valid' one of the two must cover the other along every axis, and here each "
          + "is the longer along one of them",
        statement: "conv 2x5 3x3 padding=valid as=scipy",
        help: ["mode='full' takes any two"])
    },
    Known(library: "JAX", phrase: "must equal the rhs input feature dimension size") {
      _, after, text in
      guard after.count >= 3 else { return nil }
      let (channels, groups, kernel) = (after[0], max(after[1], 1), after[2])
      return Made(
        meaning:
          "the input has \(Count(channels, "channel")) in \(Count(groups, "group")), and the kernel "
          + "reads \(kernel)",
        statement: "conv \(channels)x8x8 4x\(kernel)x3x3 groups=\(groups) as=jax",
        help: ["dimension_numbers=(\"NHWC\", \"HWIO\", \"NHWC\") if the channels stand last"])
    },
    Known(library: "ONNX Runtime", phrase: "is not equal to kernel channels * group") {
      _, after, _ in
      guard after.count >= 3 else { return nil }
      return Made(
        meaning: "the input has \(Count(after[0], "channel")); the kernel reads \(after[1]) in "
          + "\(Count(after[2], "group"))",
        statement: "conv \(after[0])x8x8 4x\(after[1])x3x3 groups=\(max(after[2], 1)) as=onnx",
        help: ["the kernel is (out, in/groups, …)"])
    },
  ]

  private static func numberAfter(_ word: String, _ text: String) -> Int? {
    guard let start = text.firstRange(of: word)?.upperBound else { return nil }
    return Int(text[start...].prefix { $0.isASCII && $0.isNumber })
  }
}
