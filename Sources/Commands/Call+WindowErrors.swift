internal import Arithmetic
internal import Computations
internal import Syntax

/// The words for what can be wrong where a window is given by its size: pools, patches and their way
/// back.
extension Call {
  /// Runs arithmetic whose axes are named as those of so many dimensions.
  func windowDiagnostic(for error: ArithmeticError, axes: Int) -> Diagnostic {
    switch error {
    case .kernelExceedsInput(let axis, let reach, let available):
      return windowTooLarge(axis, reach, available)
    case .noSuchReading(let input, _, _):
      return noSuchPlanes(input, dims: axes)
    case .needsOrder:
      return Diagnostic(
        .symbolic, "symbols cannot be compared, so none of them is the greatest or the least",
        labels: [.init(span(of: .input))],
        help: [
          "avg and sum work with symbols", "a shape alone shows the windows: pool 4x4 max 2x2",
        ]
      )
    case .needsConstant:
      return Diagnostic(
        .symbolic, "there is no root of symbols", labels: [.init(span(of: .input))],
        help: ["avg and sum work with symbols"])
    case .notFinite:
      return Diagnostic(
        .notFinite, "the powers of a window sum to less than 0, and that has no root",
        labels: [.init(span(of: .norm))],
        help: ["as=onnx takes the powers of absolute values; so does an even norm"])
    case .emptyWindow(let window):
      return Diagnostic(
        .empty,
        "\(ShapeText.place("window ", window)) holds not one cell of the input",
        labels: [.init(self[.padding]?.span ?? span)],
        help: ["less padding or a shorter stride gives every window a cell"])
    default:
      return diagnostic(for: error)
    }
  }

  private func windowTooLarge(_ axis: SpatialAxis, _ reach: Int, _ available: Int)
    -> Diagnostic
  {
    var help: [String] = []
    let isDilated = self[.dilation] != nil
    if isDilated { help.append("dilation=1 makes it smaller") }
    if available > 0 {
      help.append(
        "at most \(AxisName.count(available, axis)) fit\(available == 1 ? "s" : "")")
    }
    if name == "pool" { help.append("global takes one window over the whole plane") }
    return Diagnostic(
      .kernelTooLarge,
      "the window reaches over \(AxisName.count(reach, axis)), but the padded input has "
        + "\(available)",
      labels: [.init(isDilated ? span(of: .dilation) : span(of: .windowSize))], help: help,
      lesson: isDilated ? "dilation" : "padding")
  }

  private func noSuchPlanes(_ input: [Int], dims: Int) -> Diagnostic {
    let place = self[.dims]?.span ?? self[.windowSize]?.span ?? span(of: .input)
    guard (1...3).contains(dims) else {
      return Diagnostic(
        .rank, "a window has 1, 2 or 3 axes, and this one has \(dims)", labels: [.init(place)])
    }
    guard input.count >= dims else {
      return Diagnostic(
        .rank,
        "a window of \(Count(dims, "axis", "axes")) does not fit an input of rank \(input.count)",
        labels: [.init(place), .init(span(of: .input), "rank \(input.count)")],
        help: ["one number for the window holds for every axis of the input"])
    }
    return Diagnostic(
      .rank, "an input of \(ShapeText.times(input)) is not channels and \(dims) spatial axes",
      labels: [.init(span(of: .input), "rank \(input.count)")],
      help: [
        "it is (…space), (channels, …space) or (batch, channels, …space); dims= says how many are space"
      ]
    )
  }
}
