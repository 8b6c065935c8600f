internal import Arithmetic
internal import Computations
internal import Syntax

/// The words for what a framework does not do.
extension Call {
  func refusalDiagnostic(_ framework: Framework, _ refusal: Refusal) -> Diagnostic {
    let title = framework.title
    let (message, help, parameter) = Self.words(title, framework, refusal)
    let isHouseRule =
      self.framework == nil
      ? ["where no as= is given, pools keep to \(title)'s rules; see as=onnx, as=tf"] : []
    return Diagnostic(
      .frameworkRefuses, message,
      labels: [.init(self[parameter]?.span ?? self[.framework]?.span ?? span)],
      help: help + isHouseRule)
  }

  private static func words(_ title: String, _ framework: Framework, _ refusal: Refusal) -> (
    String, [String], Parameter
  ) {
    switch refusal {
    case .paddingWord(let rule):
      return (
        "\(title) has no padding called \(rule.name)",
        ["its own words: " + framework.ownPaddingWords.joined(separator: ", ")], .padding
      )
    case .explicitPadding:
      return (
        "\(title) takes no padding in numbers here",
        [
          "its words: " + framework.ownPaddingWords.joined(separator: ", "),
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
          "as=torch: give the padding in numbers",
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
      return (
        framework == .keras
          ? "\(title) has causal padding for signals alone, not in \(Count(rank, "dimension"))"
          : "\(title) does not do this in \(Count(rank, "dimension"))",
        framework.rankHelp, framework == .keras ? .padding : .framework
      )
    case .evenKernel(_, let size):
      return ("\(title) wants an odd kernel here, and \(size) is even", [], .kernel)
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
        framework == .torch ? ["only its maximum has dilation; as=onnx dilates averages"] : [],
        .dilation
      )
    case .ceil:
      return (
        "\(title)'s pooling does not round up", ["padding=same keeps the last window there"], .ceil
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
    case .ceilWithAutoPadding:
      return (
        "\(title) does not round up together with a padding word",
        ["give the padding in numbers"], .padding
      )
    case .noTransposed: return ("\(title) has no transposed convolution", [], .framework)
    case .noPooling: return ("\(title) has no pooling", [], .framework)
    case .outputPadding(let value):
      return framework == .onnx
        ? (
          "\(title) takes output_padding only below the stride, and \(value) is not",
          ["output_shape=… says the size itself"], .outputPadding
        )
        : (
          "\(title) has no output_padding, here \(value)",
          [framework == .caffe ? "as=torch has it" : "there output_shape=… says the size itself"],
          .outputPadding
        )
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
}

extension Framework {
  /// The padding words that this framework's users type.
  var ownPaddingWords: [String] {
    switch self {
    case .torch, .tf: ["valid", "same"]
    case .keras: ["valid", "same", "causal"]
    case .onnx: ["valid", "same_upper", "same_lower"]
    case .theano: ["valid", "half", "full"]
    case .caffe: ["numbers only"]
    case .scipy, .numpy, .matlab: ["full", "same", "valid"]
    case .opencv: ["same"]
    }
  }

  var rankHelp: [String] {
    switch self {
    case .numpy: ["numpy.convolve is for signals; as=scipy does images"]
    case .opencv: ["filter2D is for images"]
    case .keras: ["pad(x, …) first puts cells where they are wanted"]
    default: []
    }
  }
}
