internal import Arithmetic
internal import Computations
internal import Documents
internal import Syntax

extension Call {
  /// Reads the parameters of an unfolding and settles its windows.
  ///
  /// An image of rank 2 is one channel, of rank 3 channels first, of rank 4 a batch; a signal is of
  /// rank 1. Three window sizes make the last three axes space.
  func patches() throws(Diagnostic) -> PatchComputation {
    let input = try operand(.input, letter: "x")
    let (window, kernel) = try patchWindow(over: input)
    let layout: PlaneLayout
    if let kernel {
      let dims = try integer(.dims)
      let reading = try attempt(
        try ChannelLayout(input: input.shape, kernel: kernel.shape, dims: dims))
      layout = try attempt(try PlaneLayout(shape: input.shape, dims: reading.dims))
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
    let computation = PatchComputation(
      input: input, kernel: kernel,
      patches: Patches(
        relation: try patchRelation(over: layout.space, window: sizes, mode: mode), mode: mode),
      layout: layout, border: border,
      order: word(.vectorOrder).flatMap(VectorOrder.init(rawValue:)) ?? .row,
      rule: try paddingRule(axes: layout.dims) ?? .valid,
      rounding: rounding, conventionFacts: conventionFacts)
    guard computation.rows < Int.max, computation.columns < Int.max else {
      throw diagnostic(for: .overflow)
    }
    return computation
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
      return ([], try operand(.patchKernel, letter: "k", symbol: "w"))
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
      try ConvolutionQuestion(
        sizes: try SpatialSizes(
          input: space, kernel: sizes, stride: strides, dilation: dilations),
        padding: rule, mode: mode, rounding: rounding
      ).settled(by: nil).relation)
  }

  /// Reads the parameters of a folding and checks that the columns are as many as the windows.
  func folding() throws(Diagnostic) -> FoldComputation {
    let input = try operand(.columns, letter: "P", symbol: "p")
    guard input.shape.count == 2 || input.shape.count == 3 else {
      throw Diagnostic(
        .rank, "a patch matrix has rank 2, or 3 with a batch, and this has \(input.shape.count)",
        labels: [.init(input.span)], help: ["unfold(x, kernel=2x2) makes one"], lesson: "im2col")
    }
    _ = try required(.image)
    _ = try required(.windowSize)
    let (image, window) = (try integers(.image) ?? [], try integers(.windowSize) ?? [])
    let axes = max(image.count, window.count)
    guard (1...3).contains(axes) else {
      throw Diagnostic(
        .rank, "an image has 1, 2 or 3 axes here, and this one has \(axes)",
        labels: [.init(span(of: .image))],
        help: ["channels and batch are read off the patch matrix"])
    }
    let space = try sizes(.image, axes: axes, fallback: 1, least: 1)
    let relation = try patchRelation(over: space, window: window, mode: .zeros)
    return FoldComputation(
      input: input, patches: Patches(relation: relation),
      channels: try channels(of: input, relation), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  private func channels(of input: Operand, _ relation: Relation) throws(Diagnostic) -> Int {
    let (rows, columns) = (
      input.shape[input.shape.count - 2], input.shape[input.shape.count - 1]
    )
    let taps = relation.kernelShape.saturatingCount
    let windows = relation.outputShape.saturatingCount
    guard windows < Int.max, taps < Int.max else {
      throw diagnostic(for: .overflow)
    }
    guard columns == windows else {
      throw Diagnostic(
        .shapeMismatch,
        "there \(columns == 1 ? "is" : "are") \(Count(columns, "column")), but a window of "
          + "\(ShapeText.times(relation.kernelShape)) has \(Count(windows, "place")) in "
          + ShapeText.times(relation.inputShape),
        labels: [.init(input.span, ShapeText.times(input.shape)), .init(span(of: .image))],
        help: ["image, kernel, stride, padding and dilation are those of the unfolding"],
        lesson: "im2col")
    }
    guard rows > 0, rows % taps == 0 else {
      throw Diagnostic(
        .shapeMismatch,
        "\(Count(rows, "row")) cannot be whole channels: a window of "
          + "\(ShapeText.times(relation.kernelShape)) has \(Count(taps, "tap"))",
        labels: [.init(input.span, ShapeText.times(input.shape)), .init(span(of: .windowSize))],
        help: ["the rows are channels · taps"], lesson: "im2col")
    }
    return rows / taps
  }
}
