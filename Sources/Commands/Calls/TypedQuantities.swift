internal import Arithmetic
internal import Computations
internal import Syntax

/// Arithmetic over arguments, whose errors name and point at the argument to blame.
extension Call {
  /// Runs arithmetic, giving its errors words and a place.
  ///
  /// - Parameter parameter: what an error points at that no other argument is to blame for.
  func attempt<T>(
    blaming parameter: Parameter? = nil, _ body: @autoclosure () throws(ArithmeticError) -> T
  ) throws(Diagnostic) -> T {
    do { return try body() } catch { throw diagnostic(for: error, blaming: parameter) }
  }

  func diagnostic(for error: ArithmeticError, blaming parameter: Parameter? = nil) -> Diagnostic {
    Complaint(error, at: parameter.map(span(of:)) ?? span, of: self).diagnostic
  }

  /// The parameter that gives a quantity, as it is called by the command at hand.
  func parameter(of quantity: Quantity) -> Parameter {
    let candidates: [Parameter] =
      switch quantity {
      case .input, .channels, .output:
        [.input, .transposedInput, .image, .sizeInput, .start, .cells]
      case .kernel: [.kernel]
      case .filters: [.filters, .units, .kernel]
      case .stride: [.stride]
      case .padding: [.padding]
      case .dilation: [.dilation]
      case .groups: [.groups]
      case .bias: [.bias]
      case .outputPadding: [.outputPadding]
      case .outputShape: [.outputShape]
      case .upstream: [.upstream]
      case .indices: [.indices]
      }
    for candidate in candidates {
      if let given = self[candidate] { return given.parameter }
    }
    return candidates[0]
  }

  /// A number that is too small, with advice on what the number means.
  ///
  /// - Parameter along: the axis in words, where there are several.
  func belowLeast(_ parameter: Parameter, _ value: Int, least: Int = 1, along: String = "")
    -> Diagnostic
  {
    var code = DiagnosticCode.badSize
    var help: [String] = []
    if parameter.isSame(as: .stride) {
      code = .badStride
      help = [
        "stride=1 moves the window by one cell, stride=2 skips every second position",
        "a stride of one half, as some texts have it, is a transposed convolution: transpose y k stride=2",
      ]
    } else if parameter.isSame(as: .dilation) {
      code = .badDilation
      help = ["dilation=1 is a kernel without holes; see set dilation_base=0 for books that say 0"]
    } else if parameter.isSame(as: .groups) {
      code = .groups
    }
    return Diagnostic(
      code, "\(parameter.name) is \(value)\(along), and must be at least \(least)",
      labels: [.init(span(of: parameter))], help: help, lesson: code == .badStride ? "stride" : nil)
  }

  /// A list that is not as long as there are spatial axes.
  func axisCount(_ parameter: Parameter, _ given: Int, _ axes: Int) -> Diagnostic {
    Diagnostic(
      .axisCount,
      "\(parameter.name) has \(Count(given, "number")), but there \(axes == 1 ? "is" : "are") "
        + "\(Count(axes, "spatial axis", "spatial axes"))",
      labels: [.init(span(of: parameter))],
      help: ["one number holds for every axis; otherwise give \(axes)"])
  }
}
