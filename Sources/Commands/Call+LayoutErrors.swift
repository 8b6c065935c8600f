internal import Arithmetic
internal import Computations
internal import Syntax

/// The words for axes that do not go together: ranks, channels, groups and biases.
extension Call {
  func layoutDiagnostic(_ error: ArithmeticError) -> Diagnostic {
    switch error {
    case .noSuchReading(let input, let kernel, let dims):
      return noSuchReading(input, kernel, dims)
    case .channelMismatch(let input, let kernel, let groups):
      let expected = input / max(groups, 1)
      let inGroups = groups > 1 ? " in \(groups) groups" : ""
      return Diagnostic(
        .channels,
        "the input has \(Count(input, "channel"))\(inGroups), but each filter takes \(kernel)",
        labels: [
          .init(place(of: .kernel), "takes \(Count(kernel, "channel"))"),
          .init(place(of: .input), "has \(Count(input, "channel"))"),
        ],
        help: [
          "a kernel is (out, in/groups, …space): here in/groups must be \(expected)",
          kernel == 1 ? "groups=\(input) gives each channel a kernel of its own (depthwise)" : "",
        ].filter { !$0.isEmpty }, lesson: "channels")
    case .groupsDoNotDivide(let groups, let channels, let quantity):
      let what = quantity == .filters ? "filter" : "channel"
      return Diagnostic(
        .groups, "\(Count(channels, what)) cannot be split into \(groups) equal groups",
        labels: [.init(place(of: .groups))], lesson: "channels")
    case .biasCount(let expected, let actual):
      return Diagnostic(
        .bias,
        "there \(expected == 1 ? "is" : "are") \(Count(expected, "output channel")), "
          + "but the bias has \(Count(actual, "number"))",
        labels: [.init(place(of: .bias))],
        help: ["a bias is added once to every cell of its channel"])
    default: return error.plainDiagnostic(at: span)
    }
  }

  private func noSuchReading(_ input: [Int], _ kernel: [Int], _ dims: Int?) -> Diagnostic {
    var help = [
      "one channel: input and kernel of equal rank 1, 2 or 3",
      "channels: a kernel (out, in/groups, …n) for an input (in, …n) or (batch, in, …n)",
    ]
    if input.count == 3, kernel.count == 2 {
      help.insert(
        "for one filter over all \(input[0]) channels the kernel is 1x\(input[0])x\(kernel[0])x\(kernel[1])",
        at: 0)
    }
    let wanted = dims.map { " with dims=\($0)" } ?? ""
    return Diagnostic(
      .rank,
      "an input of \(ShapeText.times(input)) and a kernel of \(ShapeText.times(kernel)) "
        + "do not go together\(wanted)",
      labels: [
        .init(place(of: .kernel), "rank \(kernel.count)"),
        .init(place(of: .input), "rank \(input.count)"),
      ], help: help, lesson: "channels")
  }
}
