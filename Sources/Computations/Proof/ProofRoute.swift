internal import Arithmetic

/// A way to the result of a convolution or a transposed convolution that shares no step with the others.
/// A route is added by one entry of `all`.
public struct ProofRoute: Sendable {
  /// `windows`, `matrix`
  public let name: String
  /// What is done, in a few words.
  public let way: String
  /// The result in `(batch, channels, …space)`; nil for a problem to which it does not apply.
  let result: @Sendable (ProofProblem, Limits) throws(ArithmeticError) -> Tensor?

  /// The routes of a convolution and those of a transposed convolution.
  public static let all: [ProofRoute] = [
    .windows, .matrix, .patches, .stamps, .zeros, .polynomials, .transform,
    .adjoint,
  ]
}

/// What is computed by every route, freed from layouts: numbers in `(batch, channels, …space)`, the
/// kernel as it is laid on.
public struct ProofProblem: Sendable {
  /// The convolution, or the one that is transposed.
  let convolution: Convolution
  let transposed: TransposedConvolution?
  let input: Tensor
  let kernel: Tensor

  /// - Throws: errors of `ChannelLayout`.
  init(_ computation: ConvolutionComputation, within limits: Limits) throws(ArithmeticError) {
    let (layout, relation) = (computation.layout, computation.relation)
    input = try computation.inputCells(within: limits).normalizedInput(by: layout)
      .reshaped(to: [layout.batch, layout.inputChannels] + relation.inputShape, within: limits)
    kernel = try computation.kernelCells(within: limits).normalizedKernel(by: layout)
      .reshaped(
        to: [layout.outputChannels, layout.inputChannelsPerGroup] + relation.kernelShape,
        within: limits)
    convolution = Convolution(
      relation: relation,
      layout: try ChannelLayout(
        input: input.shape, kernel: kernel.shape, dims: relation.rank, groups: layout.groups),
      mode: computation.convolution.mode)
    transposed = nil
  }

  /// - Throws: errors of `ChannelLayout`.
  init(_ computation: TransposedComputation, within limits: Limits) throws(ArithmeticError) {
    let (layout, relation) = (computation.layout, computation.relation)
    input = try computation.inputCells(within: limits).normalizedInput(by: layout)
      .reshaped(to: [layout.batch, layout.inputChannels] + relation.outputShape, within: limits)
    kernel = try computation.kernelCells(within: limits).normalizedKernel(by: layout)
      .reshaped(
        to: [layout.inputChannels, layout.outputChannelsPerGroup] + relation.kernelShape,
        within: limits)
    let own = try ChannelLayout(
      input: input.shape, kernel: kernel.shape, dims: relation.rank, groups: layout.groups,
      transposed: true)
    convolution = Convolution(relation: relation, layout: own.forward)
    transposed = computation.transposed
    self.own = own
  }

  /// The layout of the transposed convolution itself.
  private(set) var own: ChannelLayout?

  /// The same with symbols for numbers: x00 …, w00 …
  private init(_ other: ProofProblem, _ input: Tensor, _ kernel: Tensor) {
    (convolution, transposed, own) = (other.convolution, other.transposed, other.own)
    (self.input, self.kernel) = (input, kernel)
  }

  func inSymbols(within limits: Limits) throws(ArithmeticError) -> ProofProblem {
    func letters(_ letter: String, _ shape: [Int]) throws(ArithmeticError) -> Tensor {
      // Axes of one image or channel need no index.
      let outer = Array(shape.prefix(2).drop { $0 == 1 })
      return try Tensor.symbols(letter, outer + Array(shape.dropFirst(2)), within: limits)
        .reshaped(to: shape, within: limits)
    }
    return ProofProblem(
      self, try letters(transposed == nil ? "x" : "y", input.shape),
      try letters("w", kernel.shape))
  }

  var relation: Relation { convolution.relation }
  var repeatsSamples: Bool { convolution.mode != .zeros && convolution.mode != .constant }
  /// The number of products.
  var work: Int {
    [input.shape[0], input.shape[1], kernel.count / max(kernel.shape[0], 1), relation.windows]
      .saturatingCount.saturatingMaximum(convolution.layout.outputChannels)
  }

  fileprivate func combine(_ operation: some GridOperation) throws(ArithmeticError) -> Tensor {
    try Tensor.combining(OperandList(input, kernel), with: operation)
  }
}

extension Int {
  /// At least another number.
  fileprivate func saturatingMaximum(_ other: Int) -> Int { Swift.max(self, other) }
}

extension ProofRoute {
  /// The definition itself.
  static let windows = ProofRoute(
    name: "windows", way: "each window’s products added up"
  ) { problem, limits throws(ArithmeticError) in
    guard problem.transposed == nil else { return nil }
    return try problem.convolution.result(problem.input, problem.kernel, within: limits)
  }

  static let matrix = ProofRoute(name: "matrix", way: "C · vec(x)") {
    problem, limits throws(ArithmeticError) in
    if let transposed = problem.transposed, let own = problem.own {
      return try transposed.result(
        problem.input, problem.kernel, by: .matrix, layout: own, within: limits)
    }
    return try problem.combine(MatrixRoute(convolution: problem.convolution, limits: limits))
  }

  static let patches = ProofRoute(
    name: "im2col", way: "windows as columns, times the kernels as rows"
  ) { problem, limits throws(ArithmeticError) in
    guard problem.transposed == nil else { return nil }
    return try problem.combine(PatchRoute(convolution: problem.convolution, limits: limits))
  }

  static let stamps = ProofRoute(
    name: "stamps", way: "each cell of the input laid on the outputs that it reaches"
  ) { problem, limits throws(ArithmeticError) in
    if let transposed = problem.transposed, let own = problem.own {
      return try transposed.result(
        problem.input, problem.kernel, by: .stamps, layout: own, within: limits)
    }
    return try problem.combine(StampRoute(convolution: problem.convolution, limits: limits))
  }

  static let zeros = ProofRoute(
    name: "zeros", way: "zeros inserted, then a plain convolution with stride 1"
  ) { problem, limits throws(ArithmeticError) in
    if let transposed = problem.transposed, let own = problem.own {
      return try transposed.result(
        problem.input, problem.kernel, by: .zeroInsertion, layout: own, within: limits)
    }
    guard !problem.repeatsSamples else { return nil }
    return try problem.combine(SpreadRoute(convolution: problem.convolution, limits: limits))
  }

  static let polynomials = ProofRoute(
    name: "polynomials", way: "coefficients of a product of two polynomials"
  ) { problem, limits throws(ArithmeticError) in
    guard !problem.repeatsSamples else { return nil }
    return try problem.combine(
      PolynomialRoute(
        convolution: problem.convolution, isTransposed: problem.transposed != nil,
        limits: limits))
  }

  static let transform = ProofRoute(
    name: "fft",
    way: "spectra multiplied cell by cell and transformed back; modulo primes, so exactly"
  ) { problem, limits throws(ArithmeticError) in
    guard problem.transposed == nil, !problem.repeatsSamples,
      problem.input.kind != .symbolic, problem.kernel.kind != .symbolic
    else { return nil }
    let spectral = Convolution(
      relation: problem.relation, layout: problem.convolution.layout,
      mode: problem.convolution.mode, method: .fft)
    return try spectral.result(problem.input, problem.kernel, within: limits)
  }

  static let adjoint = ProofRoute(
    name: "gradient", way: "what a convolution hands back to its input"
  ) { problem, limits throws(ArithmeticError) in
    guard problem.transposed != nil else { return nil }
    return try problem.convolution.inputGradient(
      upstream: problem.input, problem.kernel, within: limits)
  }
}

/// C · vec(x), an image at a time.
private struct MatrixRoute: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let layout = convolution.layout
    let matrix = try ConvolutionMatrix(convolution, within: limits).filled(with: operands[1])
    let size = layout.inputChannels * convolution.relation.samples
    var cells: [E] = []
    for image in 0..<layout.batch {
      let start = image * size
      let vector = Array(operands[0].cells[start..<(start + size)])
      cells += try matrix.product(with: vector, within: limits)
    }
    return Grid(
      shape: [layout.batch, layout.outputChannels] + convolution.relation.outputShape,
      cells: cells)
  }
}

/// K · P, group by group.
private struct PatchRoute: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let (layout, relation) = (convolution.layout, convolution.relation)
    let patches = try Patches(relation: relation, mode: convolution.mode)
      .unfold(operands[0], within: limits)
    let rows = layout.inputChannelsPerGroup * relation.taps
    let allRows = layout.inputChannels * relation.taps
    var result = Grid<E>(
      shape: [layout.batch, layout.outputChannels] + relation.outputShape, repeating: .zero)
    for plane in 0..<(layout.batch * layout.outputChannels) {
      try Interruption.check()
      let (image, filter) = plane.quotientAndRemainder(dividingBy: layout.outputChannels)
      let first = filter / layout.outputChannelsPerGroup * rows
      for window in 0..<relation.windows {
        var sum = E.zero
        for row in 0..<rows {
          sum.addProduct(
            patches.cells[(image * allRows + first + row) * relation.windows + window],
            operands[1].cells[filter * rows + row])
        }
        try sum.checkLength(within: limits)
        result.cells[plane * relation.windows + window] = sum
      }
    }
    return result
  }
}

/// Every sample added, times each weight that meets it, to the output where they meet.
private struct StampRoute: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let (layout, relation) = (convolution.layout, convolution.relation)
    var result = Grid<E>(
      shape: [layout.batch, layout.outputChannels] + relation.outputShape, repeating: .zero)
    for sample in operands[0].cells.indices {
      if sample & 0x3F == 0 { try Interruption.check() }
      for meeting in try convolution.meetings(ofInput: sample, within: limits) {
        result.cells[meeting.output].addProduct(
          operands[0].cells[sample], operands[1].cells[meeting.weight])
      }
    }
    for cell in result.cells { try cell.checkLength(within: limits) }
    return result
  }
}

/// The kernel with zeros between its taps, at every position; then every s-th.
private struct SpreadRoute: GridOperation {
  let convolution: Convolution
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let (layout, relation) = (convolution.layout, convolution.relation)
    let spread = relation.axes.map { axis in
      AxisRelation(
        input: axis.input, kernel: axis.reach, stride: 1, dilation: 1, padding: axis.padding,
        output: (axis.output - 1) * axis.stride + 1)
    }
    let plain = Relation(spread)
    let shape = Array(operands[1].shape.prefix(2)) + plain.kernelShape
    _ = try limits.count(shape)
    var kernel = Grid<E>(shape: shape, repeating: .zero)
    for (place, cell) in operands[1].cells.enumerated() {
      let (outer, tap) = place.quotientAndRemainder(dividingBy: relation.taps)
      let index = zip(relation.kernelShape.index(ofCell: tap), relation.axes)
        .map { $0 * $1.dilation }
      kernel.cells[outer * plain.taps + WindowFigure.ravel(index, plain.kernelShape)] = cell
    }
    let all = try StampRoute(
      convolution: Convolution(
        relation: plain,
        layout: try ChannelLayout(
          input: operands[0].shape, kernel: shape, dims: relation.rank, groups: layout.groups)),
      limits: limits)(OperandList(operands[0], kernel))
    var result = Grid<E>(
      shape: [layout.batch, layout.outputChannels] + relation.outputShape, repeating: .zero)
    for place in result.cells.indices {
      let (outer, window) = place.quotientAndRemainder(dividingBy: relation.windows)
      let index = zip(relation.outputShape.index(ofCell: window), relation.axes)
        .map { $0 * $1.stride }
      result.cells[place] =
        all.cells[outer * plain.windows + WindowFigure.ravel(index, plain.outputShape)]
    }
    return result
  }
}

/// The product of two polynomials in one letter z: the cell at index i of a plane is the coefficient of
/// z^(i₀·L₁·… + i₁·… + …), with room L in each axis so that no products meet that do not belong together.
///
/// A convolution is read off the product with the kernel from its last tap to its first, at o·s + k̂ − 1 − p;
/// a transposed convolution is the product of y(z^s) and k(z^d) itself.
private struct PolynomialRoute: GridOperation {
  let convolution: Convolution
  let isTransposed: Bool
  let limits: Limits
  var homogeneity: Homogeneity { .bilinear }

  private var axes: [AxisRelation] { convolution.relation.axes }

  /// The length of the product along each axis.
  private var room: [Int] {
    axes.map { axis in
      (isTransposed ? (axis.output - 1) * axis.stride + 1 : axis.input) + axis.reach - 1
    }
  }

  func callAsFunction<E: Number>(
    _ operands: OperandList<Grid<E>>
  ) throws(ArithmeticError) -> Grid<E> {
    let (layout, relation) = (convolution.layout, convolution.relation)
    _ = try limits.count(room)
    let space = isTransposed ? relation.outputShape : relation.inputShape
    let steps = isTransposed ? axes.map(\.stride) : axes.map { _ in 1 }
    let powers = (0..<space.saturatingCount).map { exponent($0, space, steps) }
    let last = axes.map { $0.reach - 1 }
    let taps = (0..<relation.taps).map { tap -> Int in
      let index = zip(relation.kernelShape.index(ofCell: tap), axes)
        .map { $0 * $1.dilation }
      let turned = isTransposed ? index : zip(last, index).map { $0 - $1 }
      return WindowFigure.ravel(turned, room)
    }
    let targets = isTransposed ? relation.inputShape : relation.outputShape
    let (inner, outer) =
      isTransposed
      ? (layout.outputChannelsPerGroup, layout.inputChannelsPerGroup)
      : (layout.inputChannelsPerGroup, layout.outputChannelsPerGroup)
    let outputs = isTransposed ? layout.inputChannels : layout.outputChannels
    let inputs = isTransposed ? layout.outputChannels : layout.inputChannels
    var result = Grid<E>(shape: [layout.batch, outputs] + targets, repeating: .zero)
    let size = targets.saturatingCount
    for plane in 0..<(layout.batch * outputs) {
      let (image, filter) = plane.quotientAndRemainder(dividingBy: outputs)
      let group = filter / outer
      var product = [E](repeating: .zero, count: room.saturatingCount)
      for channel in 0..<inner {
        try Interruption.check()
        let x = (image * inputs + group * inner + channel) * powers.count
        let k =
          isTransposed
          ? ((group * inner + channel) * outer + filter % outer) * taps.count
          : (filter * inner + channel) * taps.count
        for (place, power) in powers.enumerated() {
          for (tap, more) in taps.enumerated() {
            product[power + more].addProduct(
              operands[0].cells[x + place], operands[1].cells[k + tap])
          }
        }
      }
      for target in 0..<size {
        let index = zip(targets.index(ofCell: target), axes).map { place, axis in
          isTransposed
            ? place + axis.padding.begin
            : place * axis.stride + axis.reach - 1 - axis.padding.begin
        }
        guard zip(index, room).allSatisfy({ $0 >= 0 && $0 < $1 }) else { continue }
        let cell = product[WindowFigure.ravel(index, room)]
        try cell.checkLength(within: limits)
        result.cells[plane * size + target] = cell
      }
    }
    return result
  }

  private func exponent(_ place: Int, _ space: [Int], _ steps: [Int]) -> Int {
    WindowFigure.ravel(zip(space.index(ofCell: place), steps).map { $0 * $1 }, room)
  }
}
