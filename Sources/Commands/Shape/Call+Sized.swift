internal import Arithmetic
internal import Computations
internal import Syntax

extension Call {
  /// Runs the arithmetic of one axis, whose errors are worded for one axis.
  func sized<T>(_ body: @autoclosure () throws(ArithmeticError) -> T) throws(Diagnostic) -> T {
    do { return try body() } catch {
      switch error {
      case .kernelExceedsInput(axis: _, let reach, let available):
        throw Diagnostic(
          .kernelTooLarge,
          "the kernel reaches over \(Count(reach, "cell")), but the padded input has \(available)",
          labels: [.init(span(of: .sizeKernel))],
          help: ["padding=\((reach - available + 1) / 2) would make it fit"], lesson: "padding")
      case .notPositive(let quantity, axis: _, let value):
        let parameter = Self.parameter(of: quantity)
        guard quantity != .output else {
          throw Diagnostic(
            .badSize, "nothing is left: the output would have \(Count(value, "cell"))",
            labels: [.init(span(of: .sizePadding))],
            help: ["padding removes cells from the output of a transposed convolution"])
        }
        throw Diagnostic(
          quantity == .stride ? .badStride : quantity == .dilation ? .badDilation : .badSize,
          "\(parameter.name) is \(value), and must be at least 1",
          labels: [.init(span(of: parameter))])
      default:
        throw diagnostic(for: error)
      }
    }
  }

  private static func parameter(of quantity: Quantity) -> Parameter {
    switch quantity {
    case .kernel: .sizeKernel
    case .stride: .sizeStride
    case .dilation: .sizeDilation
    default: .sizeInput
    }
  }
}
