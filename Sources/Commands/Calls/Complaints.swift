public import Arithmetic
internal import Computations
public import Syntax

extension ArithmeticError {
  /// The error in words, for an expression: no argument gave the numbers, so all of it is at `span`.
  public func diagnostic(at span: Span) -> Diagnostic {
    Complaint(self, at: span, of: nil).diagnostic
  }
}

/// An arithmetic error on its way into words: the words of every case are here, and nowhere else.
///
/// Which words fit is decided by facts: the argument that gave a quantity, what its command calls the
/// taps (a kernel or a window), the name and the number of axes in the error.
struct Complaint {
  private let error: ArithmeticError
  /// The place of whatever no argument is to blame for.
  private let span: Span
  /// nil in an expression.
  private let call: Call?

  init(_ error: ArithmeticError, at span: Span, of call: Call?) {
    self.error = error
    self.span = span
    self.call = call
  }

  var diagnostic: Diagnostic {
    switch error {
    case .tooManyCells, .tooManyAxes, .tooMuchWork, .negativeSize, .numberTooLong, .tooManyTerms,
      .tooMuchMemory, .overflow, .interrupted:
      return limits
    case .kernelExceedsInput(let axis, let reach, let available):
      return kernelTooLarge(axis, reach, available)
    case .notPositive, .negative, .axisCount, .remainder, .paddingTooWide, .missingSize:
      return relation
    case .noSuchReading, .channelMismatch, .groupsDoNotDivide, .biasCount:
      return layout
    case .shapesDoNotBroadcast, .innerSizesDiffer, .rankMismatch, .cannotReshape, .sizesDisagree,
      .rowsNotTaps, .indexOutOfRange, .axisOutOfRange, .emptyReduction, .emptyRange, .notSquare,
      .singular:
      return shapes
    case .divisionByZero, .notExact, .needsOrder, .needsConstant, .needsFloat, .needsReal,
      .notFinite,
      .noRealPower, .noRootOfWindow, .normOutOfRange:
      return numbers
    case .impossibleOutputShape, .outputPaddingTooLarge, .outputPaddingImpossible, .emptyWindow,
      .unpoolingPlace, .unpoolingPlaceNotWhole:
      return output
    case .branchesDiffer, .channelsNotShuffled, .connectionTable: return network
    case .refused(let framework, let refusal):
      return call?.refusalDiagnostic(framework, refusal)
        ?? say(.frameworkRefuses, "\(framework.title) does not do this")
    }
  }

  /// A diagnostic at the place of `parameter` where it was given, or at the complaint's own place.
  private func say(
    _ code: DiagnosticCode, _ message: String, at parameter: Parameter? = nil, _ label: String = "",
    help: [String] = [], lesson: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      code, message, labels: [.init(place(of: parameter), label)], help: help, lesson: lesson)
  }

  private func place(of parameter: Parameter?) -> Span {
    parameter.flatMap { call?[$0]?.span } ?? span
  }

  private func parameter(of quantity: Quantity) -> Parameter? { call?.parameter(of: quantity) }

  private func name(of quantity: Quantity) -> String {
    parameter(of: quantity)?.name ?? quantity.rawValue
  }
}

// Limits.
extension Complaint {
  private var limits: Diagnostic {
    switch error {
    case .tooManyCells(let shape, let limit):
      say(
        .tooLarge,
        "this would have \(ShapeText.times(shape)) cells, more than the limit of \(limit)",
        help: raisingLimit(for: shape))
    case .tooManyAxes(let rank, let limit):
      say(.tooLarge, "this would have \(rank) axes, more than the limit of \(limit)")
    case .tooMuchWork(let limit):
      say(
        .tooLarge, "this would take more than \(limit) multiplications",
        help: call == nil ? [] : ["smaller shapes or a longer stride take fewer"])
    case .negativeSize(let shape):
      say(.badSize, "a size cannot be negative, as in \(ShapeText.times(shape))")
    case .numberTooLong(let bits, let limit):
      say(
        .tooLarge, "this number would have \(bits) binary digits, more than the limit of \(limit)",
        help: ["exact numbers grow with every product; float(x) trades exactness for size"])
    case .tooManyTerms(let terms, let limit):
      say(.tooLarge, "this polynomial would have \(terms) terms, more than the limit of \(limit)")
    case .tooMuchMemory(let bytes, let held, let limit):
      say(
        .tooMuchMemory,
        "this would take up to \(ByteText.of(bytes))\(ByteText.inUse(held)), "
          + "more than the limit of \(ByteText.of(limit))",
        help: ByteText.raisingLimit(to: bytes, held))
    case .interrupted:
      say(
        .interrupted,
        Interruption.isExhausted
          ? "this run has taken as many steps as --safe allows, and ends here" : "interrupted")
    default: say(.tooLarge, "a size here is too large to be counted")
    }
  }

  /// How the limit is raised, where it can be, with the memory that exact numbers take.
  private func raisingLimit(for shape: [Int]) -> [String] {
    guard let call else { return [] }
    let needed = shape.saturatingCount
    guard needed <= Int(Int32.max) else { return ["that is beyond any limit"] }
    let bytes = needed * MemoryLayout<Rational>.stride
    let memory = bytes > call.limits.memory ? " \(ByteText.room(for: bytes))" : ""
    return ["set limit \(needed)\(memory) would allow it"]
  }
}

// The relation o·s + t·d − p.
extension Complaint {
  /// A kernel may be padded until it fits; a window is made smaller.
  private func kernelTooLarge(_ axis: SpatialAxis, _ reach: Int, _ available: Int) -> Diagnostic {
    let noun = parameter(of: .kernel)?.noun ?? "kernel"
    let isDilated = call?[.dilation] != nil
    var label = noun == "kernel" ? "reaches over \(axis.count(reach))" : ""
    if let call, isDilated, let steps = try? call.dilations(axes: axis.rank), steps[axis.index] > 0
    {
      let taps = (reach - 1) / steps[axis.index] + 1
      label = "\(Count(taps, "tap")) reach over \(axis.count(reach))"
    }
    var help: [String] = []
    if noun == "kernel" {
      let missing = reach - available
      help = [
        "padding=\((missing + 1) / 2) would make it fit" + (isDilated ? "; or dilation=1" : "")
      ]
      if !isDilated, call?[.padding] == nil {
        help.append("padding=full takes every window that touches the input")
      }
      if !isDilated, available > 0, call?[.input] != nil {
        help.append(
          "or are input and kernel exchanged? \(axis.plural) \(available) against \(reach)")
      }
    } else {
      if isDilated { help = ["dilation=1 makes it smaller"] }
      if available > 0 {
        help.append("at most \(axis.count(available)) fit\(available == 1 ? "s" : "")")
      }
      if call?[.poolKind] != nil { help.append("global takes one window over the whole plane") }
    }
    return say(
      .kernelTooLarge,
      "the \(noun) reaches over \(axis.count(reach)), but the padded input has \(available)",
      at: isDilated ? .dilation : parameter(of: .kernel), label, help: help,
      lesson: isDilated ? "dilation" : "padding")
  }

  private var relation: Diagnostic {
    switch error {
    case .notPositive(.output, let axis, let value):
      return say(
        .badSize, "nothing is left: the output would have \(axis.count(value))", at: .padding,
        help: ["padding removes cells from the output of a transposed convolution"])
    case .notPositive(let quantity, let axis, let value):
      let along = axis.rank > 1 ? " along \(axis.plural)" : ""
      guard let call, let parameter = parameter(of: quantity) else {
        return say(.badSize, "\(quantity.rawValue) is \(value)\(along), and must be at least 1")
      }
      return call.belowLeast(parameter, value, along: along)
    case .negative(let quantity, _, let value):
      return say(
        quantity == .outputPadding ? .outputPadding : .badPadding,
        "\(name(of: quantity)) is \(value), and must not be negative", at: parameter(of: quantity))
    case .axisCount(let quantity, let expected, let actual):
      guard let call, let parameter = parameter(of: quantity) else {
        return say(.axisCount, "\(Count(actual, "number")) for \(Count(expected, "axis", "axes"))")
      }
      return call.axisCount(parameter, actual, expected)
    case .remainder(let axis, let steps, let stride):
      return say(
        .strideRemainder,
        "stride \(stride) does not divide the \(Count(steps, "step")) along \(axis.plural): "
          + "\(steps % stride) left over",
        at: .stride,
        help: [
          "stride_rule=floor leaves the rest out, as the frameworks do",
          "or pad so that i + 2p − k is a multiple of \(stride)",
        ], lesson: "stride")
    case .paddingTooWide(let axis, let padding, let size, let mode):
      let most = mode == .reflect ? size - 1 : size
      return say(
        .badPadding,
        "padding \(padding) with \(mode.rawValue) needs more than the \(axis.count(size)) there are to "
          + (mode == .circular ? "go round" : "mirror"),
        at: .padding,
        help: ["\(mode.rawValue) reaches \(Count(most, "cell")) at most; replicate has no limit"])
    case .missingSize(let symbol): return say(.badSize, "the size \(symbol.letter) is not known")
    default: return say(.badSize, "these sizes do not fit")
    }
  }
}

// Layers of networks.
extension Complaint {
  private var network: Diagnostic {
    switch error {
    case .branchesDiffer(let branch, let first, let sizes, let expected):
      return say(
        .shapeMismatch,
        "branch \(branch + 1) gives \(ShapeText.times(sizes)), but "
          + (first.map { "branch \($0 + 1) gives" } ?? "what came in is")
          + " \(ShapeText.times(expected))",
        help: [
          "branches that are concatenated may differ in their channels alone; p=1 keeps the size "
            + "under k=3, p=2 under k=5",
          "branches that are added must be alike; a 1×1 convolution brings one to other channels",
        ], lesson: "inception")
    case .channelsNotShuffled(let channels, let factor):
      return say(
        .channels,
        "\(Count(channels, "channel")) cannot be laid out as blocks of \(Count(factor, "cell"))",
        help: ["shuffle 2 makes 4 channels of an image into one twice as wide and high"])
    case .connectionTable(let rows, let columns, let inputs, let outputs):
      return say(
        .shapeMismatch,
        "the table joins \(rows) channels to \(columns), but the layer has "
          + "\(Count(inputs, "input channel")) and \(Count(outputs, "filter"))",
        at: .connect,
        help: ["connect= has a row for each input channel and a column for each filter"])
    default: return say(.rank, "these layers do not fit")
    }
  }
}

// Channels, groups and biases.
extension Complaint {
  private var layout: Diagnostic {
    switch error {
    case .noSuchReading(let input, let kernel, let dims):
      return kernel.isEmpty
        ? noSuchPlanes(input, dims: dims ?? 2) : noSuchReading(input, kernel, dims)
    case .channelMismatch(let input, let kernel, let groups):
      let inGroups = groups > 1 ? " in \(groups) groups" : ""
      var help = [
        "a kernel is (out, in/groups, …space): here in/groups must be \(input / max(groups, 1))"
      ]
      if kernel == 1 {
        help.append("groups=\(input) gives each channel a kernel of its own (depthwise)")
      }
      return Diagnostic(
        .channels,
        "the input has \(Count(input, "channel"))\(inGroups), but each filter takes \(kernel)",
        labels: [
          .init(place(of: .kernel), "takes \(Count(kernel, "channel"))"),
          .init(place(of: parameter(of: .input)), "has \(Count(input, "channel"))"),
        ], help: help, lesson: "channels")
    case .groupsDoNotDivide(let groups, let channels, let quantity):
      return say(
        .groups,
        "\(Count(channels, quantity == .filters ? "filter" : "channel")) cannot be split into "
          + "\(groups) equal groups",
        at: .groups, lesson: "channels")
    case .biasCount(let expected, let actual):
      return say(
        .bias,
        "there \(expected == 1 ? "is" : "are") \(Count(expected, "output channel")), "
          + "but the bias has \(Count(actual, "number"))",
        at: .bias, help: ["a bias is added once to every cell of its channel"])
    default: return say(.rank, "these axes do not fit")
    }
  }

  private func noSuchReading(_ input: [Int], _ kernel: [Int], _ dims: Int?) -> Diagnostic {
    var help = [
      "one channel: input and kernel of equal rank 1, 2 or 3",
      "channels: a kernel (out, in/groups, …n) for an input (in, …n) or (batch, in, …n)",
    ]
    if input.count == 3, kernel.count == 2 {
      help.insert(
        "for one filter over all \(input[0]) channels the kernel is "
          + "1x\(input[0])x\(kernel[0])x\(kernel[1])",
        at: 0)
    }
    return Diagnostic(
      .rank,
      "an input of \(ShapeText.times(input)) and a kernel of \(ShapeText.times(kernel)) "
        + "do not go together" + (dims.map { " with dims=\($0)" } ?? ""),
      labels: [
        .init(place(of: .kernel), "rank \(kernel.count)"),
        .init(place(of: parameter(of: .input)), "rank \(input.count)"),
      ], help: help, lesson: "channels")
  }

  private func noSuchPlanes(_ input: [Int], dims: Int) -> Diagnostic {
    let asked = [Parameter.dims, .kernel].first { call?[$0] != nil } ?? parameter(of: .input)
    guard (1...3).contains(dims) else {
      return say(.rank, "a window has 1, 2 or 3 axes, and this one has \(dims)", at: asked)
    }
    let rank = Diagnostic.Label(place(of: parameter(of: .input)), "rank \(input.count)")
    guard input.count >= dims else {
      return Diagnostic(
        .rank,
        "a window of \(Count(dims, "axis", "axes")) does not fit an input of rank \(input.count)",
        labels: [.init(place(of: asked)), rank],
        help: ["one number for the window holds for every axis of the input"])
    }
    return Diagnostic(
      .rank, "an input of \(ShapeText.times(input)) is not channels and \(dims) spatial axes",
      labels: [rank],
      help: [
        "it is (…space), (channels, …space) or (batch, channels, …space); dims= says how many are space"
      ])
  }
}

// Sizes that come out, and windows.
extension Complaint {
  private var output: Diagnostic {
    switch error {
    case .impossibleOutputShape(let axis, let asked, let legal):
      let undoesPool = parameter(of: .kernel)?.noun == "window"
      return say(
        .outputShape, Self.impossible(axis.count(asked), legal),
        at: call?[.outputShape] == nil ? .outputPadding : .outputShape,
        help: [
          undoesPool
            ? "a size may lie less than one stride from (n − 1)s + k − 2p"
            : "these are the sizes that a convolution with these numbers takes back to this input"
        ], lesson: undoesPool ? "pooling" : "transposed")
    case .outputPaddingTooLarge(let axis, let value, let limit):
      return say(
        .outputPadding, "output_padding \(value) along \(axis.plural) must be below \(limit)",
        at: .outputPadding,
        help: [
          "it says which of the \(Count(limit, "size")) that lead to this input is meant; there are no more"
        ], lesson: "transposed")
    case .outputPaddingImpossible(let axis, let value, let legal):
      let along = axis.rank > 1 ? " along \(axis.plural)" : ""
      let possible =
        legal.isEmpty
        ? "none is possible here"
        : "possible \(legal.count == 1 ? "is" : "are") \(Self.list(legal))"
      return say(
        .outputPadding, "output_padding \(value)\(along) is not possible: \(possible)",
        at: .outputPadding,
        help: ["it says which of the sizes that lead to this input is meant"], lesson: "transposed")
    case .emptyWindow(let window):
      return say(
        .empty, "\(ShapeText.place("window ", window)) covers no cell of the input", at: .padding,
        help: ["less padding or a shorter stride gives every window a cell"]
          + (mayAskPyTorch ? ["as=torch answers −∞ there"] : []))
    case .unpoolingPlace(let index, let count, let scope):
      return say(
        .index,
        "place \(index) is outside the output, whose \(scope == .tensor ? "cells" : "planes") "
          + "count from 0 to \(count - 1)",
        at: .indices,
        help: ["output_shape= may name a larger size; see order= for places counted by columns"],
        lesson: "pooling")
    case .unpoolingPlaceNotWhole:
      return say(
        .wrongKind, "a place is a whole number", at: .indices,
        help: ["pool(x, max, kernel=2, indices) gives them"])
    default: return say(.badSize, "these sizes do not fit")
    }
  }

  /// Whether it is a maximum with a padding that PyTorch takes.
  private var mayAskPyTorch: Bool {
    guard let call, call.word(.poolKind) == "max", call.framework == nil,
      case .value(.tensor(let padding))? = call[.padding]?.value
    else { return false }
    return padding.rank == 0
  }

  /// What is said of an output size that no input gives, with the sizes that there are.
  private static func impossible(_ asked: String, _ legal: Range<Int>) -> String {
    legal.isEmpty
      ? "an output of \(asked) is not possible, nor any other"
      : "an output of \(asked) is not possible, only \(list(legal))"
  }

  /// `3`, `0, 1 or 2`, `1 to 99`.
  private static func list(_ numbers: Range<Int>) -> String {
    let last = numbers.upperBound - 1
    guard numbers.count > 1 else { return "\(last)" }
    guard numbers.count <= 24 else { return "\(numbers.lowerBound) to \(last)" }
    return numbers.dropLast().map(String.init).joined(separator: ", ") + " or \(last)"
  }
}

// Tensors.
extension Complaint {
  private var shapes: Diagnostic {
    switch error {
    case .shapesDoNotBroadcast(let left, let right):
      say(
        .shapeMismatch,
        "\(ShapeText.times(left)) and \(ShapeText.times(right)) do not fit cell by cell",
        help: ["sizes must be equal, or 1, counted from the last axis"])
    case .innerSizesDiffer(let left, let right):
      say(
        .shapeMismatch,
        "the product of \(ShapeText.times(left)) and \(ShapeText.times(right)) does not exist",
        help: ["as many columns on the left as rows on the right; * multiplies cell by cell"])
    case .rankMismatch(let expected, let actual):
      say(.rank, "rank \(expected) is needed here, and this has rank \(actual)")
    case .cannotReshape(let from, let to):
      say(
        .reshape, "\(ShapeText.times(from)) cannot become \(ShapeText.times(to))",
        help: ["the numbers of cells must agree: \(from.saturatingCount)"])
    case .indexOutOfRange(let axis, let index, let size):
      say(
        .index, "index \(index) is outside axis \(axis), which runs from 0 to \(size - 1)",
        help: ["counting begins at 0; −1 is the last"])
    case .axisOutOfRange(let axis, let rank):
      say(.index, "there is no axis \(axis) in a tensor of rank \(rank)")
    case .sizesDisagree(let axis, let left, let right):
      say(
        .shapeMismatch,
        "\(ShapeText.times(left)) and \(ShapeText.times(right)) differ along axis \(axis)")
    case .rowsNotTaps(let rows, let taps):
      say(.shapeMismatch, "\(rows) rows are not a whole number of channels of \(taps) taps")
    case .notSquare(let shape):
      say(.shapeMismatch, "a square matrix is needed here, and this is \(ShapeText.times(shape))")
    case .singular(let size, let rank):
      say(
        .noSolution,
        "this matrix has no inverse: its rank is \(rank), and it has \(Count(size, "row"))",
        help: [
          "null(A) is what it sends to 0", "lstsq(A, b) comes nearest to b, with the shortest x",
        ])
    case .emptyRange(let low, let high):
      say(
        .badSize, "there is no number from \(low) to \(high)", help: ["low must not be above high"])
    default: say(.empty, "there is nothing to take this of: the tensor is empty")
    }
  }

  private var numbers: Diagnostic {
    let symbols = call?[.poolKind] == nil ? [] : ["avg and sum work with symbols"]
    return switch error {
    case .divisionByZero: say(.divisionByZero, "division by zero")
    case .notExact: say(.notExact, "an exact number is needed here")
    case .needsOrder:
      say(.symbolic, "symbols cannot be compared, so this needs numbers", help: symbols)
    case .needsConstant: say(.symbolic, "this needs numbers, not symbols", help: symbols)
    case .needsReal:
      say(
        .wrongKind, "this needs real numbers, and some here are complex",
        help: ["abs(z), real(z) and imag(z) are real; complex numbers have no order"])
    case .needsFloat: say(.notExact, "this needs numbers")
    case .noRootOfWindow:
      say(
        .notFinite, "the powers of a window sum to less than 0, and that has no root", at: .norm,
        help: ["as=onnx takes the powers of absolute values; so does an even norm"])
    case .normOutOfRange(let norm):
      say(
        .badSize, "the norm of a power average is above 0, and this is \(norm.text)", at: .norm)
    case .noRealPower(let base, let exponent, let place):
      say(
        .notFinite,
        "`^` has no real value for \(base.jsonText ?? base.floatText) to the power "
          + (exponent.jsonText ?? exponent.floatText)
          + (place.isEmpty ? "" : ", cell \(ShapeText.place("", place))"),
        help: ["only numbers from 0 have powers that are not whole"])
    default: say(.notFinite, "an infinite or undefined float has no exact value")
    }
  }
}
