internal import Arithmetic
internal import Computations
internal import Syntax

/// The words for what can be wrong with the numbers of a call, and the place each number came from:
/// which words they are, and those for limits and for the sizes of a transposed convolution.
extension Call {
  func diagnostic(for error: ArithmeticError) -> Diagnostic {
    switch error {
    case .tooManyCells, .tooManyAxes, .tooMuchWork, .numberTooLong, .tooManyTerms,
      .tooMuchMemory, .overflow, .interrupted, .negativeSize:
      return boundsDiagnostic(error)
    case .kernelExceedsInput, .notPositive, .negative, .axisCount, .remainder, .paddingTooWide:
      return relationDiagnostic(error)
    case .noSuchReading, .channelMismatch, .groupsDoNotDivide, .biasCount:
      return layoutDiagnostic(error)
    case .impossibleOutputShape, .outputPaddingTooLarge:
      return outputDiagnostic(error)
    case .refused(let framework, let refusal):
      return refusalDiagnostic(framework, refusal)
    default:
      return error.plainDiagnostic(at: span)
    }
  }

  /// The parameter that gives a quantity.
  func parameter(of quantity: Quantity) -> Parameter {
    switch quantity {
    case .input, .channels, .output: .input
    case .kernel, .filters: .kernel
    case .stride: .stride
    case .padding: .padding
    case .dilation: .dilation
    case .groups: .groups
    case .bias: .bias
    case .outputPadding: .outputPadding
    case .outputShape: .outputShape
    case .upstream: .upstream
    case .indices: .indices
    }
  }

  func place(of quantity: Quantity) -> Span { span(of: parameter(of: quantity)) }

  private func boundsDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .tooManyCells(let shape, let limit):
      return Diagnostic(
        .tooLarge,
        "this would have \(ShapeText.times(shape)) cells, more than the limit of \(limit)",
        labels: [.init(span)], help: raisingLimit(for: shape))
    case .tooMuchWork(let limit):
      return Diagnostic(
        .tooLarge, "this would take more than \(limit) multiplications",
        labels: [.init(span)], help: ["smaller shapes or a longer stride take fewer"])
    default: return error.plainDiagnostic(at: span)
    }
  }

  /// How the limit is raised, where it can be, with the memory that exact numbers take.
  private func raisingLimit(for shape: [Int]) -> [String] {
    let needed = shape.saturatingCount
    guard needed <= Int(Int32.max) else { return ["that is beyond any limit"] }
    let bytes = needed * MemoryLayout<Rational>.stride
    let memory = bytes > limits.memory ? " \(ByteText.room(for: bytes))" : ""
    return ["set limit \(needed)\(memory) would allow it"]
  }

  /// What is said of an output size that no input has, with the sizes that there are: so many at most
  /// are listed one by one.
  static func cannotComeOut(_ asked: String, _ legal: Range<Int>, listing most: Int) -> String {
    guard !legal.isEmpty else { return "\(asked) cannot come out: no size can" }
    let sizes =
      legal.count > most
      ? "\(legal.lowerBound) to \(legal.upperBound - 1)"
      : legal.map(String.init).joined(separator: ", ")
    return "\(asked) cannot come out: only \(sizes) can"
  }

  private func outputDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .impossibleOutputShape(let axis, let asked, let legal):
      return Diagnostic(
        .outputShape,
        Self.cannotComeOut(AxisName.count(asked, axis), legal, listing: 12),
        labels: [.init(self[.outputShape]?.span ?? place(of: .outputPadding))],
        help: [
          "these are the sizes that a convolution with these numbers takes back to this input"
        ], lesson: "transposed")
    case .outputPaddingTooLarge(let axis, let value, let limit):
      return Diagnostic(
        .outputPadding,
        "output_padding \(value) along \(AxisName.plural(axis)) must be below \(limit)",
        labels: [.init(place(of: .outputPadding))],
        help: [
          "it settles which of the \(Count(limit, "size")) that lead to this input is meant; more is not ambiguous"
        ], lesson: "transposed")
    default: return error.plainDiagnostic(at: span)
    }
  }
}
