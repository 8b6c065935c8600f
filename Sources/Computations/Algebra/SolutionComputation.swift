public import Arithmetic
public import Documents

/// What can be got back of x where A · x should be b: the x of least residual, and among several the
/// shortest. A is a matrix, or that of a convolution, and then b is its output.
public struct SolutionComputation: LinearComputation {
  public let operands: [Operand]
  /// The convolution whose input is looked for; nil for a matrix of one's own.
  public let transposed: TransposedComputation?
  private let mode: PaddingMode
  /// A, and b with a column for each image of the batch.
  public let matrix: Tensor
  private let right: Tensor
  private let squares: LeastSquares
  private let limits: Limits

  /// - Parameters:
  ///   - system: A, and b as one column.
  public init(system: Operand, _ right: Operand, within limits: Limits) throws(ArithmeticError) {
    try self.init(
      [system, right], nil, .zeros, try system.cells(within: limits),
      try right.cells(within: limits), within: limits)
  }

  /// - Parameters:
  ///   - transposed: The transposed convolution over y, whose output has the shape of x.
  ///   - mode: What stood in the padding of x.
  public init(
    _ transposed: TransposedComputation, mode: PaddingMode, within limits: Limits
  ) throws(ArithmeticError) {
    let forward = transposed.transposed.forward
    let layout = transposed.layout
    let places = try ConvolutionMatrix(
      Convolution(relation: forward.relation, layout: forward.layout, mode: mode), within: limits)
    _ = try limits.count([places.rows, places.columns])
    let kernel = try transposed.kernelCells(within: limits).normalizedKernel(by: layout)
    let dense = try kernel.applying(
      Filling(places: places, isOfInput: false, columns: places.columns, limits: limits))
    let y = try transposed.inputCells(within: limits).normalizedInput(by: layout)
      .reshaped(to: [layout.batch, places.rows], within: limits)
    try self.init(
      transposed.operands, transposed, mode, dense, try y.transposed(), within: limits)
  }

  private init(
    _ operands: [Operand], _ transposed: TransposedComputation?, _ mode: PaddingMode,
    _ matrix: Tensor, _ right: Tensor, within limits: Limits
  ) throws(ArithmeticError) {
    self.operands = operands
    self.transposed = transposed
    self.mode = mode
    self.matrix = matrix
    self.right = right
    self.limits = limits
    squares = try LeastSquares(matrix, right, within: limits)
  }

  public var kind: String { "solve" }
  public var resultName: String { "x" }
  public var rank: Int { squares.rank }

  public var facts: [String] {
    guard let transposed else {
      return operands.map { "\($0.name) \(ShapeText.times($0.shape))" }
    }
    return [
      "output \(ShapeText.times(operands[0].shape))",
      "kernel \(ShapeText.times(operands[1].shape))",
    ]
      + transposed.relation.stepFacts
      + (transposed.relation.axes.contains { $0.padding != .none }
        ? [
          "padding \(PaddingText.pairs(transposed.relation.axes.map(\.padding))) (\(mode.rawValue))"
        ] : [])
      + ["input \(ShapeText.times(outputShape))"]
  }

  public var outputShape: [Int] { transposed?.outputShape ?? [matrix.shape[1]] }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    .tensor(try shaped(squares.solution, within: limits))
  }

  /// Columns of unknowns as the user's input.
  private func shaped(_ columns: Tensor, within limits: Limits) throws(ArithmeticError) -> Tensor {
    guard let transposed else { return columns }
    let layout = transposed.layout
    let planes = try columns.transposed().reshaped(
      to: [layout.batch, layout.outputChannels] + transposed.relation.inputShape, within: limits)
    return try planes.denormalizedOutput(by: layout)
  }

  /// How the numbers come about as a statement; nil where an operand has no name or vec needs another order.
  public var recipe: String? {
    guard let transposed else {
      return operands.allSatisfy(\.isVariable)
        ? "lstsq(\(operands[0].name), \(operands[1].name))" : nil
    }
    let layout = transposed.layout
    guard layout.batch == 1, !layout.hasChannels || layout.order == .channelsFirst,
      operands.allSatisfy({ $0.tensor != nil })
    else { return nil }
    var words =
      [ShapeText.operand(outputShape), operands[1].name]
      + transposed.relation.axes.map { AxisSizes($0) }.spelled
    if layout.groups > 1 { words.append("groups=\(layout.groups)") }
    if mode != .zeros { words.append("padding_mode=\(mode.rawValue)") }
    if transposed.turnsKernel { words.append("flip") }
    if layout.hasChannels { words.append("dims=\(layout.dims)") }
    return
      "reshape(lstsq(toeplitz(\(words.joined(separator: ", "))), flatten(\(operands[0].name))), "
      + ShapeText.typed(outputShape) + ")"
  }

  public var shownNames: [String] {
    [resultName] + (recipe == nil ? [] : operands.filter { !$0.isVariable }.map(\.letter))
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let lost = columns - rank
    let name = transposed == nil ? operands[0].name : "C"
    var blocks: [Block] = [
      .fact(
        label: name,
        text: "\(rows)×\(columns): \(Count(rows, "equation")) for \(Count(columns, "unknown"))"),
      .fact(
        label: "rank",
        text: lost == 0
          ? "\(rank), every unknown is determined"
          : "\(rank): \(Count(lost, "dimension")) of x \(lost == 1 ? "leaves" : "leave") no trace in \(transposed == nil ? "b" : "y")"
      ),
      .fact(label: "solution", text: solutionText(lost)),
      .fact(label: "residual", text: residualText(within: limits)),
    ]
    if let recipe { blocks.append(.fact(label: "as", text: "\(code: recipe)")) }
    blocks += comparison(of: value, within: limits)
    if lost > 0, let null = NullSpace(of: matrix, shape: imageShape, within: limits) {
      blocks.append(
        .note(
          transposed == nil
            ? "What \(name) sends to 0; any multiple can be added to x:"
            : "What this layer cannot see: images whose output is 0. Any multiple can be added to x:"
        ))
      blocks += null.blocks
    }
    return blocks
  }

  private var imageShape: [Int] {
    guard let transposed else { return [matrix.shape[1]] }
    let space = transposed.relation.inputShape
    return transposed.layout.outputChannels == 1
      ? space : [transposed.layout.outputChannels] + space
  }

  private func solutionText(_ lost: Int) -> String {
    let fits = isReproduced
    if lost == 0 {
      return fits ? "exactly one" : "none is exact; this one comes nearest (least squares)"
    }
    return fits
      ? "infinitely many; this is the shortest (minimum norm)"
      : "none is exact; of those that come nearest (least squares) this is the shortest"
  }

  private var isReproduced: Bool {
    (0..<squares.residual.count).allSatisfy { squares.residual.cell($0).isZero }
  }

  private func residualText(within limits: Limits) -> String {
    let name = transposed == nil ? "b − A · x" : "y − C · x"
    if isReproduced { return "\(name) = 0: nothing is left over" }
    let length = (try? squares.residual.innerProduct(squares.residual, within: limits))?.cell(0)
      .rounded.text
    return "\(name) has the squared length \(length ?? "?")"
  }

  /// The transposed convolution beside it, which is no inverse.
  private func comparison(of value: Value, within limits: Limits) -> [Block] {
    guard let transposed, case .tensor(let x) = value, x.count <= 400,
      let other = try? transposed.result(within: limits), other.count <= 400
    else { return [] }
    return [
      .fact(
        label: "compare",
        text: other == x
          ? "the transposed convolution gives the same: here Cᵀ undoes C"
          : "the transposed convolution, often called deconvolution, gives other numbers:"),
      .result(name: "transpose", value: .tensor(other)),
    ]
  }

  // A cell of x is a sum over all of b: a row of A⁺.

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (rows, unknowns) = (matrix.shape[0], matrix.shape[1])
    let (image, row) = place(ofOutput: output).quotientAndRemainder(dividingBy: max(unknowns, 1))
    let weights = try pseudoinverse(within: limits)
    return (0..<rows).compactMap { column in
      let weight = weights.cells[row * rows + column]
      guard !weight.isZero else { return nil }
      return Product(
        output: output, factors: [Product.Factor(data, typed(row: column, of: image))],
        scale: weight)
    }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    guard operand == data else { return ProductList([]) }
    let (rows, unknowns) = (matrix.shape[0], matrix.shape[1])
    let weights = try pseudoinverse(within: limits)
    let flat =
      transposed.map {
        $0.layout.laid(place, channels: $0.layout.inputChannels, cells: $0.relation.windows)
      } ?? place
    let (image, column) = flat.quotientAndRemainder(dividingBy: max(rows, 1))
    return ProductList(
      (0..<unknowns).compactMap { row in
        let weight = weights.cells[row * rows + column]
        guard !weight.isZero else { return nil }
        return Product(
          output: transposed?.typed(output: image * unknowns + row) ?? row,
          factors: [Product.Factor(data, place)], scale: weight)
      })
  }

  /// The operand that is b.
  private var data: Int { transposed == nil ? 1 : 0 }

  private func place(ofOutput output: Int) -> Int {
    transposed.map {
      $0.layout.laid(output, channels: $0.layout.outputChannels, cells: $0.relation.samples)
    } ?? output
  }

  private func typed(row: Int, of image: Int) -> Int {
    transposed.map {
      $0.layout.typed(
        image * matrix.shape[0] + row, channels: $0.layout.inputChannels, cells: $0.relation.windows
      )
    } ?? row
  }

  private func pseudoinverse(within limits: Limits) throws(ArithmeticError) -> Grid<Rational> {
    let unit = try Tensor.eye(matrix.shape[0], within: limits)
    return try LeastSquares(matrix, unit, within: limits).solution.exactCells()
  }

  public var headers: [String] {
    [transposed == nil ? "the right side" : "the output", "times the weight"]
  }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(
      label: "sum",
      text:
        "\(Count(count, "product")): a row of \(transposed == nil ? "A" : "C")⁺, the pseudoinverse, times \(operands[data].name)"
    )
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    operand == data
      ? "\(Count(list.count, "cell")) of x, a column of the pseudoinverse"
      : "every cell of x, through the pseudoinverse: not as a factor"
  }

  /// Every single cell of b has a row of weights of its own, too many to show as steps.
  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard matrix.shape[0] * matrix.shape[1] <= 4096 else { return nil }
    return try cellSteps(of: value, within: limits)
  }
}
