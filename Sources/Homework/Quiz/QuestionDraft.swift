internal import Arithmetic

/// A question as an assignment with one problem: data, text, key.
///
/// It consists of ordinary statements, so it is run, judged and explained like homework.
struct QuestionDraft: Equatable {
  /// The data: names and literals.
  var data: [(name: String, literal: String)]
  var question: String
  /// The expression for the key: `conv(x, k, stride=2)`.
  var key: String

  var text: String {
    let lines =
      data.map { "\($0.name) = \($0.literal)" } + [
        "problem 1 \"\(question)\" worth=(1, 2/3, 1/3)", "answer 1 = \(key)",
      ]
    return lines.joined(separator: "\n") + "\n"
  }

  static func == (one: QuestionDraft, other: QuestionDraft) -> Bool { one.text == other.text }
}

/// A topic for quizzes without a file.
public enum QuizTopic: String, CaseIterable, Sendable {
  case conv, shape, transpose, toeplitz, pool

  /// The lesson about it.
  var lesson: String {
    switch self {
    case .conv: "sliding-windows"
    case .shape: "size-formula"
    case .transpose: "transposed"
    case .toeplitz: "toeplitz"
    case .pool: "pooling"
    }
  }

  var summary: String {
    switch self {
    case .conv: "slide a kernel over numbers"
    case .shape: "output sizes"
    case .transpose: "transposed convolutions"
    case .toeplitz: "convolutions as matrices"
    case .pool: "maxima and averages of windows"
    }
  }
}

/// Drafts for each topic, small enough for work by hand. `QuestionMaker` selects those that reveal
/// mistakes.
extension QuestionDraft {
  /// The emphasis of a question.
  enum Flavour: CaseIterable {
    case plain, strided, padded, both
    /// Features of the topic: a bias, a flipped kernel, dilation, output padding, images.
    case special
  }

  init(_ topic: QuizTopic, _ flavour: Flavour, _ random: inout SplitMix64) {
    switch topic {
    case .conv: self = Self.conv(flavour, &random)
    case .shape: self = Self.shape(flavour, &random)
    case .transpose: self = Self.transpose(flavour, &random)
    case .toeplitz: self = Self.toeplitz(flavour, &random)
    case .pool: self = Self.pool(flavour, &random)
    }
  }

  private static func conv(
    _ flavour: Flavour, _ random: inout SplitMix64
  ) -> QuestionDraft {
    let isPlane = !random.once(in: 3)
    var windows = DraftedWindows(dims: isPlane ? 2 : 1)
    let kernel = isPlane ? random.among([[2, 2], [2, 3], [3, 2]], or: [2, 2]) : [3]
    let input =
      isPlane
      ? [random.next(from: 3, through: 5), random.next(from: 3, through: 5)]
      : [random.next(from: 5, through: 8)]
    windows.draw(flavour, &random)
    let extra = flavour == .special ? random.next(from: isPlane ? 1 : 0, through: 2) : -1
    if extra == 0 { windows.dilation = [2] }
    let turns = extra == 1
    let biased = extra == 2 ? random.next(from: 2, through: 9) : nil
    var question =
      turns
      ? "Turn k by 180 degrees, as in mathematics, and slide it over x:"
      : "Slide k over x, unflipped:"
    question += " \(windows.words)."
    if let biased { question += " Then add the bias \(biased)." }
    question += " What is the output?"
    return QuestionDraft(
      data: [
        ("x", random.literal(input, from: -2, through: 5)),
        ("k", random.literal(kernel, from: -3, through: 3)),
      ], question: question,
      key: "conv(x, k\(windows.options())\(turns ? ", flip" : "")"
        + "\(biased.map { ", bias=\($0)" } ?? ""))")
  }

  private static func shape(
    _ flavour: Flavour, _ random: inout SplitMix64
  ) -> QuestionDraft {
    var windows = DraftedWindows(dims: 2)
    let input = [random.next(from: 6, through: 15), random.next(from: 6, through: 15)]
    let kernel = [random.next(from: 2, through: 5), random.next(from: 2, through: 5)]
    let stride = random.next(from: 2, through: 3)
    windows.stride = [stride, random.once(in: 3) ? random.next(from: 1, through: 3) : stride]
    if flavour != .strided {
      windows.padding = [random.next(from: 0, through: 3), random.next(from: 0, through: 3)]
    }
    if flavour == .special { windows.dilation = [2, 2] }
    func times(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "x") }
    return QuestionDraft(
      data: [],
      question: "The input has the size \(times(input)), the kernel \(times(kernel)); "
        + "\(windows.words). What is the size of the output?",
      key: "shape(\(times(input)), kernel=\(times(kernel))\(windows.options()))")
  }

  private static func transpose(
    _ flavour: Flavour, _ random: inout SplitMix64
  ) -> QuestionDraft {
    let isPlane = !random.once(in: 3)
    var windows = DraftedWindows(dims: isPlane ? 2 : 1)
    let kernel = isPlane ? random.among([[2, 2], [2, 3], [3, 2]], or: [2, 2]) : [3]
    let input = isPlane ? random.among([[2, 2], [2, 3], [3, 2]], or: [2, 3]) : [4]
    windows.draw(flavour == .special ? .both : flavour, &random)
    if flavour == .special {
      windows.stride = windows.stride.map { _ in 2 }
      windows.outputPadding = windows.outputPadding.map { _ in 1 }
    }
    return QuestionDraft(
      data: [
        ("y", random.literal(input, from: -2, through: 4)),
        ("k", random.literal(kernel, from: -3, through: 3)),
      ],
      question: "Transposed convolution: stamp k for every cell of y; \(windows.words). "
        + "What is the output?",
      key: "transpose(y, k\(windows.options()))")
  }

  private static func toeplitz(
    _ flavour: Flavour, _ random: inout SplitMix64
  ) -> QuestionDraft {
    let isPlane = flavour == .special
    var windows = DraftedWindows(dims: isPlane ? 2 : 1)
    let kernel = isPlane ? [2, 2] : [random.next(from: 2, through: 3)]
    let input = isPlane ? [3, 3] : [random.next(from: 4, through: 6)]
    windows.draw(flavour, &random)
    let size = input.map(String.init).joined(separator: "x")
    let (vector, product) =
      isPlane
      ? ("a \(size) image, its cells taken row by row", "vec(x)")
      : ("\(size) numbers", "x")
    return QuestionDraft(
      data: [("k", random.literal(kernel, from: -4, through: 4))],
      question: "x is \(vector). Write the matrix C for which C @ \(product) slides k over x: "
        + "\(windows.words).",
      key: "toeplitz(\(size), k\(windows.options()))")
  }

  private static func pool(
    _ flavour: Flavour, _ random: inout SplitMix64
  ) -> QuestionDraft {
    let isPlane = !random.once(in: 4)
    var windows = DraftedWindows(dims: isPlane ? 2 : 1)
    let kernel =
      isPlane
      ? random.among([[2, 2], [2, 3], [3, 2]], or: [2, 2]) : [random.next(from: 2, through: 3)]
    let input =
      isPlane
      ? [random.next(from: 3, through: 6), random.next(from: 3, through: 6)]
      : [random.next(from: 5, through: 9)]
    let kind = random.among(["max", "avg"], or: "max")
    windows.stride =
      flavour == .plain || flavour == .padded ? kernel : kernel.map { max($0 - 1, 1) }
    if flavour == .padded || flavour == .both { windows.padding = kernel.map { _ in 1 } }
    func times(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "x") }
    let what = kind == "max" ? "the maximum" : "the average"
    let counted =
      kind == "avg" && windows.padding[0] > 0 ? " Zeros of the padding count." : ""
    let size = isPlane ? times(kernel) : String(kernel[0])
    return QuestionDraft(
      data: [("x", random.literal(input, from: -9, through: 9))],
      question: "Take \(what) of every window of \(size) cells of x; \(windows.words)."
        + "\(counted) What is the output?",
      key: "pool(x, \(kind), \(isPlane ? size : "(\(size),)")"
        + "\(windows.options(usualStride: kernel)))")
  }
}

extension DraftedWindows {
  fileprivate mutating func draw(_ flavour: QuestionDraft.Flavour, _ random: inout SplitMix64) {
    if flavour == .strided || flavour == .both {
      stride = stride.map { _ in 2 }
      if dims > 1, random.once(in: 3) { stride[random.next(from: 0, through: dims - 1)] = 1 }
    }
    if flavour == .padded || flavour == .both { padding = padding.map { _ in 1 } }
  }
}
