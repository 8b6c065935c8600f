public import Arithmetic
internal import Documents
internal import Syntax

/// An unfolding with its windows settled: the image, the windows, and the kernel if it was given in
/// numbers.
public struct PatchProblem: Sendable {
  public let input: Operand
  /// nil where only the window's size was given.
  let kernel: Operand?
  let patches: Patches
  /// Which axes of the image are space; before them stand channels, and batch before those.
  let layout: PlaneLayout
  let border: Rational
  let rule: PaddingRule
  let rounding: Relation.Rounding
  /// Unusual conventions in force, for the header.
  let conventionFacts: [String]

  var relation: Relation { patches.relation }
  var batch: Int { layout.outer.count == 2 ? layout.outer[0] : 1 }
  public var channels: Int { layout.outer.last ?? 1 }
  /// Rows and columns of the patch matrix of one image.
  var rows: Int { ([channels] + relation.kernelShape).saturatingCount }
  var columns: Int { relation.outputShape.saturatingCount }
  public var patchShape: [Int] {
    (layout.outer.count == 2 ? [batch] : []) + [rows, columns]
  }

  func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(letter: "x", within: limits)
  }

  /// im2col: `(channels · taps, windows)`, with a batch axis before where the image has one.
  public func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try patches.unfold(
      try inputCells(within: limits), layout: layout, border: border, within: limits)
  }

  /// The kernels written as rows, `(out, channels · taps)`; symbols w0, w1 … of one kernel where only
  /// its size is known.
  func kernelRows(within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard let kernel, let tensor = kernel.tensor else {
      let shape = (channels > 1 ? [channels] : []) + relation.kernelShape
      return try Tensor.symbols("w", shape, within: limits)
        .reshaped(to: [1, rows], within: limits)
    }
    return try tensor.reshaped(to: [filters, rows], within: limits)
  }

  /// The number of kernels.
  var filters: Int {
    guard let kernel, kernel.shape.count == relation.rank + 2 else { return 1 }
    return kernel.shape[0]
  }

  public var isTooLongForSymbols: Bool {
    input.tensor == nil
      && [input.shape, patchShape].contains { (try? Limits.symbols.count($0)) == nil }
  }
}

extension Call {
  /// Reads the parameters of an unfolding and settles its windows.
  ///
  /// An image of rank 2 is one channel, of rank 3 channels first, of rank 4 a batch; a signal is of
  /// rank 1. Three window sizes make the last three axes space.
  func patchProblem() throws(Diagnostic) -> PatchProblem {
    let input = try operand(.input, letter: "x")
    let (window, kernel) = try patchWindow(over: input)
    let layout: PlaneLayout
    if let kernel {
      let dims = try integer(.dims)
      let reading = try attempt(
        try ChannelLayout(input: input.shape, kernel: kernel.shape, dims: dims))
      layout = try attempt(
        axes: reading.dims, try PlaneLayout(shape: input.shape, dims: reading.dims))
    } else {
      layout = try planeLayout(of: input, sizes: window)
    }
    guard layout.outer.count <= 2 else {
      throw Diagnostic(
        .rank, "an image has batch and channels before its \(layout.dims) axes, no more",
        labels: [.init(input.span, "rank \(input.shape.count)")])
    }
    let sizes = kernel.map { Array($0.shape.suffix(layout.dims)) } ?? window
    let (mode, border) = try paddingMode()
    let problem = PatchProblem(
      input: input, kernel: kernel,
      patches: Patches(
        relation: try patchRelation(over: layout.space, window: sizes, mode: mode), mode: mode),
      layout: layout, border: border, rule: try paddingRule(axes: layout.dims) ?? .valid,
      rounding: rounding, conventionFacts: conventionFacts)
    guard problem.rows < Int.max, problem.columns < Int.max else {
      throw windowDiagnostic(for: .overflow, axes: layout.dims)
    }
    return problem
  }

  /// The window's sizes, or the kernel: numbers of rank 2 and more, and for a signal a vector of
  /// several, are a kernel.
  private func patchWindow(over input: Operand) throws(Diagnostic) -> ([Int], Operand?) {
    let argument = try required(.patchKernel)
    let dims = try integer(.dims)
    let isSignal = input.shape.count == 1 || dims == 1
    if case .value(.tensor(let tensor)) = argument.value,
      tensor.rank >= 2 || tensor.rank == 1 && isSignal && tensor.count > 1
    {
      return ([], try operand(.patchKernel, letter: "k"))
    }
    return (try integers(.patchKernel) ?? [], nil)
  }

  /// The windows of patches: those of a convolution of stride 1 unless another is given.
  func patchRelation(
    over space: [Int], window: [Int], mode: PaddingMode
  ) throws(Diagnostic) -> Relation {
    let axes = space.count
    let sizes = window.count == 1 ? Array(repeating: window[0], count: axes) : window
    guard sizes.count == axes else { throw axisCount(.patchKernel, sizes.count, axes) }
    let strides = try self.sizes(.stride, axes: axes, fallback: 1, least: 1)
    let dilations = try self.dilations(axes: axes)
    let rule = try paddingRule(axes: axes)
    return try attempt(
      axes: axes,
      try ConvolutionQuestion(
        sizes: try SpatialSizes(
          input: space, kernel: sizes, stride: strides, dilation: dilations),
        padding: rule, mode: mode, rounding: rounding
      ).settled(by: nil).relation)
  }
}
