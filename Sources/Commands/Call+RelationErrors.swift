internal import Arithmetic
internal import Computations
internal import Syntax

/// The words for windows that do not fit: kernels, strides, dilations and paddings.
extension Call {
  func relationDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .kernelExceedsInput(let axis, let reach, let available):
      return kernelTooLarge(axis, reach, available)
    case .notPositive(let quantity, let axis, let value):
      return notPositive(quantity, axis, value)
    case .negative(let quantity, _, let value):
      return Diagnostic(
        quantity == .outputPadding ? .outputPadding : .badPadding,
        "\(parameter(of: quantity).name) is \(value), and must not be negative",
        labels: [.init(place(of: quantity))])
    case .axisCount(let quantity, let expected, let actual):
      return axisCount(parameter(of: quantity), actual, expected)
    case .remainder(let axis, let steps, let stride):
      return Diagnostic(
        .strideRemainder,
        "stride \(stride) does not divide the \(Count(steps, "step")) along "
          + "\(AxisName.plural(axis)): \(steps % stride) left over",
        labels: [.init(place(of: .stride))],
        help: [
          "stride_rule=floor leaves the rest out, as the frameworks do",
          "or pad so that i + 2p − k is a multiple of \(stride)",
        ], lesson: "stride")
    case .paddingTooWide(let axis, let padding, let size, let mode):
      let most = mode == .reflect ? size - 1 : size
      return Diagnostic(
        .badPadding,
        "padding \(padding) with \(mode.rawValue) needs more than the "
          + "\(AxisName.count(size, axis)) there are to \(mode == .circular ? "go round" : "mirror")",
        labels: [.init(place(of: .padding))],
        help: ["\(mode.rawValue) reaches \(Count(most, "cell")) at most; replicate has no limit"])
    default: return error.plainDiagnostic(at: span)
    }
  }

  private func kernelTooLarge(_ axis: SpatialAxis, _ reach: Int, _ available: Int) -> Diagnostic {
    let names = AxisName.plural(axis)
    let missing = reach - available
    var label = "reaches over \(AxisName.count(reach, axis))"
    var help = ["padding=\((missing + 1) / 2) would make it fit"]
    if let dilation = self[.dilation], let taps = try? operand(.kernel, letter: "k").shape {
      let count = taps.suffix(axis.rank).dropFirst(axis.index).first ?? 0
      label = "\(Count(count, "tap")) reach over \(AxisName.count(reach, axis))"
      help[0] += "; or dilation=1"
      return Diagnostic(
        .kernelTooLarge,
        "the kernel reaches over \(AxisName.count(reach, axis)), but the padded input has \(available)",
        labels: [.init(dilation.span, label)], help: help, lesson: "dilation")
    }
    if self[.padding] == nil {
      help.append("padding=full takes every window that touches the input")
    }
    return Diagnostic(
      .kernelTooLarge,
      "the kernel reaches over \(AxisName.count(reach, axis)), but the padded input has \(available)",
      labels: [.init(place(of: .kernel), label)],
      help: help
        + (missing > 0 && available > 0
          ? ["or are input and kernel exchanged? \(names) \(available) against \(reach)"] : []),
      lesson: "padding")
  }

  private func notPositive(_ quantity: Quantity, _ axis: SpatialAxis, _ value: Int) -> Diagnostic {
    let code: DiagnosticCode =
      switch quantity {
      case .stride: .badStride
      case .dilation: .badDilation
      case .groups: .groups
      default: .badSize
      }
    if quantity == .output {
      return Diagnostic(
        .badSize,
        "nothing is left: the output would have \(AxisName.count(value, axis))",
        labels: [.init(self[.padding]?.span ?? span)],
        help: ["padding removes cells from the output of a transposed convolution"])
    }
    return Diagnostic(
      code,
      "\(parameter(of: quantity).name) is \(value) along \(AxisName.plural(axis)), and must be at least 1",
      labels: [.init(place(of: quantity))])
  }
}
