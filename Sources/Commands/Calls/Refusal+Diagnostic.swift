internal import Arithmetic
internal import Computations
internal import Syntax

/// The words for what a framework does not do.
extension Call {
  func refusalDiagnostic(_ framework: Framework, _ refusal: Refusal) -> Diagnostic {
    let title = framework.title
    let (message, help, parameter) = Self.words(title, refusal, takes: takenWords(framework))
    let isHouseRule =
      self.framework == nil
      ? ["where no as= is given, pools keep to \(title)'s rules; as=onnx has wider ones"] : []
    return Diagnostic(
      .frameworkRefuses, message,
      labels: [.init(self[parameter]?.span ?? self[.framework]?.span ?? span)],
      help: help + framework.advice(refusal) + isHouseRule)
  }

  /// The padding words that a framework takes here.
  private func takenWords(_ framework: Framework) -> String {
    let words: [PaddingRule] =
      switch name {
      case "transpose": framework.transposed?.paddingWords ?? []
      case "pool": framework.pooling?.paddingWords ?? []
      default: framework.convolution.padding.words
      }
    return words.map(\.name).joined(separator: ", ")
  }

  private static func words(_ title: String, _ refusal: Refusal, takes words: String) -> (
    String, [String], Parameter
  ) {
    switch refusal {
    case .paddingWord(let rule):
      return (
        "\(title) has no padding called \(rule.name)",
        ["its own words: " + words], .padding
      )
    case .explicitPadding:
      return (
        "\(title) takes no padding in numbers here",
        [
          "its words: " + words,
          "pad(x, …) first does the same",
        ], .padding
      )
    case .unevenPadding(_, let pair):
      return (
        "\(title) pads both sides alike, and (\(pair.begin), \(pair.end)) is uneven",
        ["pad(x, …) first, then convolve with padding=0"], .padding
      )
    case .negativePadding(_, let pair):
      return (
        "\(title) refuses negative padding, here (\(pair.begin), \(pair.end))",
        ["without as= a negative number crops"], .padding
      )
    case .sameWithStride(let stride):
      return (
        "\(title) refuses padding=same with stride \(stride)",
        [
          "as=tf has a rule for it: output ⌈i/s⌉, the odd cell at the end",
          "or give the padding in numbers",
        ], .padding
      )
    case .sameWithDilation(let dilation):
      return (
        "\(title) refuses padding=same with dilation \(dilation)",
        ["give the padding in numbers"], .padding
      )
    case .strideWithDilation(let stride, let dilation):
      return (
        "\(title) refuses stride \(stride) together with dilation \(dilation)",
        ["one of the two must be 1"], .stride
      )
    case .stride(let stride):
      return (
        "\(title)'s convolution has no stride, here \(stride)",
        ["convolve with stride 1, then take every \(stride)th: y[::\(stride)]"], .stride
      )
    case .dilation(let dilation):
      return ("\(title)'s convolution has no dilation, here \(dilation)", [], .dilation)
    case .groups(let groups):
      return ("\(title)'s convolution has no groups, here \(groups)", [], .groups)
    case .rank(let rank):
      return ("\(title) does not do this in \(Count(rank, "dimension"))", [], .framework)
    case .causalRank(let rank):
      return (
        "\(title) has causal padding for signals alone, not in \(Count(rank, "dimension"))", [],
        .padding
      )
    case .paddingOverHalfKernel(_, let padding, let kernel):
      return (
        "\(title) pads a pool by half its kernel at most: \(padding) is more than \(kernel)/2",
        [
          kernel > 1 ? "padding=\(kernel / 2) is the most here" : "a window of 1 takes no padding",
          "beyond that a window could lie wholly in the padding",
        ], .padding
      )
    case .paddingNotBelowKernel(_, let padding, let kernel):
      return (
        "\(title) needs padding below the kernel: \(padding) is not below \(kernel)",
        ["a window could lie wholly in the padding"], .padding
      )
    case .paddingMode(let mode):
      return ("\(title)'s convolution has no padding mode \(mode.rawValue)", [], .paddingMode)
    case .poolDilation(let dilation):
      return (
        "\(title) does not dilate this kind of pool, here \(dilation)",
        [], .dilation
      )
    case .ceil:
      return (
        "\(title)'s pooling does not round up", ["without ceil padding=same keeps the last window"],
        .ceil
      )
    case .ceilWithPadding:
      return ("\(title) does not round up together with padding", [], .padding)
    case .countIncludePadding(let counts):
      return (
        counts
          ? "\(title)'s averages never count the padding"
          : "\(title)'s averages always count the padding", [], .countIncludePad
      )
    case .fixedDivisor: return ("\(title)'s averages take no divisor", [], .divisor)
    case .emptyWindow:
      return (
        "\(title)'s last window would lie beyond the input", ["a shorter stride reaches it"],
        .stride
      )
    case .ceilWithValid(let specified, let run):
      return (
        "\(title) does not settle ceil with padding=valid here: its specification counts "
          + "\(Count(specified, "window")), its runtime \(run)",
        ["padding=0 makes \(run); without ceil padding=valid makes \(specified)"], .padding
      )
    case .negativeSame(_, let total):
      return (
        "\(title) does not settle padding=same with a stride beyond the window: its formula comes to "
          + "\(total), which its runtime refuses in a maximum and shifts an average by",
        ["padding=0 reads from the first cell on"], .padding
      )
    case .noTransposed: return ("\(title) has no transposed convolution", [], .framework)
    case .noPooling:
      return (
        "\(title) has no pooling", [having { $0.pooling != nil }].compactMap { $0 }, .framework
      )
    case .noPadding:
      return (
        "\(title) has no function that pads",
        [having { $0.bordering != nil }].compactMap { $0 }, .framework
      )
    case .poolKind(let kind):
      return (
        "\(title) has no \(kind.word) pooling",
        [having { $0.pooling?.has(kind) == true }, "without as= it is done"].compactMap { $0 },
        .framework
      )
    case .norm(let norm):
      return (
        "\(title)'s powers are whole, and \(norm.text) is not", ["as=torch takes any"], .norm
      )
    case .windowBeyondInput(_, let kernel, let input):
      return (
        "\(title)'s averages in three dimensions want a window within the input before its padding: "
          + "\(kernel) is more than \(input)", [], .kernel
      )
    case .bias:
      return (
        "\(title)'s convolution has no bias",
        ["add it afterwards: conv(…) + b"], .bias
      )
    case .outputPadding(let value):
      return ("\(title) has no output_padding, here \(value)", [], .outputPadding)
    case .outputPaddingNotBelowStride(let value, let stride):
      return (
        "\(title) takes output_padding only below the stride: \(value) is not below \(stride)",
        [stride > 1 ? "output_padding=\(stride - 1) is the most here" : "none goes with stride 1"],
        .outputPadding
      )
    case .outputShape: return ("\(title) has no output_shape", [], .outputShape)
    case .emptyResult:
      return (
        "\(title) gives an empty matrix here: the kernel is larger than the input",
        ["padding=full or same has cells; or are input and kernel exchanged?"], .kernel
      )
    case .kernelNotWithinInput:
      return (
        "\(title) wants one of input and kernel to be the larger along every axis", [], .kernel
      )
    case .operation(let name): return ("\(title) has no \(name)", [], .framework)
    }
  }

  /// Who has it, in the order of the table; nil where nobody has.
  private static func having(_ holds: (Framework) -> Bool) -> String? {
    having(named: Framework.having(holds).map(\.name))
  }
}
