public import Arithmetic
public import Documents
internal import Syntax

/// The three routes of a transposed convolution, and their comparison.
extension TransposedComputation {
  /// Route 1: Cᵀ · vec(y), with the matrix if it is small enough.
  func matrixRoute(isDrawn: Bool, within limits: Limits) -> [Block] {
    let title = Block.note("1  The matrix, transposed: vec(x′) = Cᵀ · vec(y)")
    let rows = [layout.outputChannels, relation.samples].saturatingCount
    let columns = [layout.inputChannels, relation.windows].saturatingCount
    let size = Block.fact(
      label: "Cᵀ", text: "\(rows)×\(columns): a row for each output, a column for each input")
    let typed = matrixRecipe.map { [Block.fact(label: "as", text: "\(code: $0)")] } ?? []
    guard isDrawn, [rows, columns].saturatingCount <= 1200,
      let matrix = try? transposedMatrix(within: limits)
    else { return [title, size] + typed }
    return [title, size] + typed + [.matrix(matrix)]
  }

  /// The statements of the routes, in their order.
  public var recipes: [String] { [matrixRecipe, insertionRecipe, stampRecipe].compactMap { $0 } }

  /// Whether the result is that of plain commands: without a bias, batch and rules of a framework.
  private var isPlain: Bool {
    bias == nil && !layout.hasBatch && conventionFacts.isEmpty && framework == nil
  }

  /// The product with the transposed matrix as a statement in the names of the answer; nil for a batch or
  /// with a bias.
  public var matrixRecipe: String? {
    guard isPlain,
      [outputShape.saturatingCount, input.shape.saturatingCount].saturatingCount <= 1_000_000
    else { return nil }
    var words = [ShapeText.operand(outputShape), kernel.name]
    words += relation.axes.map { AxisSizes($0) }.spelled
    if layout.groups > 1 { words.append("groups=\(layout.groups)") }
    if turnsKernel { words.append("flip") }
    if layout.hasChannels {
      words.append("dims=\(layout.dims)")
      if layout.order == .channelsLast { words.append("layout=NHWC") }
    }
    guard hasAllWindows else { return nil }
    let shape = ShapeText.typed(outputShape)
    return "reshape(toeplitz(\(words.joined(separator: ", ")))' @ flatten(\(input.name)), \(shape))"
  }

  /// Whether a convolution over the result has as many windows as there are inputs.
  private var hasAllWindows: Bool {
    let windows = try? relation.axes.map { AxisSizes($0) }.relation()
    return windows?.outputShape == relation.outputShape
  }

  /// Whether channels, if there are any, come first and are in one group.
  private var hasPlainChannels: Bool {
    !layout.hasChannels || layout.groups == 1 && layout.order == .channelsFirst
  }

  /// The convolution of the input with zeros inserted, which a transposed convolution with a kernel of
  /// one 1 inserts.
  var insertionRecipe: String? {
    guard isPlain, hasPlainChannels, let padding = insertionPadding else { return nil }
    let dims = layout.dims
    let ones = Array(repeating: 1, count: dims)
    let strides = relation.axes.map(\.stride)
    var stretched = input.name
    if strides.contains(where: { $0 != 1 }) {
      let channels = layout.hasChannels ? [layout.inputChannels, 1] : []
      var words = [input.name, "ones(\(ShapeText.typed(channels + ones)))"]
      words.append("stride=\(ShapeText.packed(strides))")
      if layout.hasChannels { words += ["groups=\(layout.inputChannels)", "dims=\(dims)"] }
      stretched = "transpose(\(words.joined(separator: ", ")))"
    }
    var words = [stretched, kernel.name]
    if layout.hasChannels {
      let order = [1, 0] + (0..<dims).map { $0 + 2 }
      words[1] = "permute(\(kernel.name), (\(order.map(String.init).joined(separator: ", "))))"
      words.append("dims=\(dims)")
    }
    if padding.contains(where: { $0 != .none }) {
      words.append("padding=\(PaddingText.typed(padding))")
    }
    let dilation = relation.axes.map(\.dilation)
    if dilation.contains(where: { $0 != 1 }) {
      words.append("dilation=\(ShapeText.packed(dilation))")
    }
    if !turnsKernel { words.append("flip") }
    return "conv(\(words.joined(separator: ", ")))"
  }

  /// d(k − 1) − p on each side, and a more at the end.
  private var insertionPadding: [PaddingPair]? {
    (try? transposed.stretchedRelation)?.axes.map(\.padding)
  }

  /// The products of every weight with every input, added up where their windows meet.
  var stampRecipe: String? {
    guard isPlain, hasPlainChannels, hasAllWindows else { return nil }
    let space = ShapeText.typed(relation.inputShape)
    let taps = ShapeText.typed(relation.kernelShape)
    var products = "outer(flatten(\(turned(kernel.name))), flatten(\(input.name)))"
    if layout.hasChannels {
      let rows = "(\(layout.inputChannels), -1)"
      products =
        "reshape(\(turned(kernel.name)), \(rows))' @ reshape(\(input.name), \(rows))"
    }
    let words =
      [products, "image=\(space)", "kernel=\(taps)"]
      + relation.axes.map { AxisSizes($0) }.spelled
    let folded = "fold(\(words.joined(separator: ", ")))"
    guard layout.hasChannels else { return folded }
    return "reshape(\(folded), \(ShapeText.typed(outputShape)))"
  }

  private func turned(_ name: String) -> String {
    guard turnsKernel else { return name }
    guard layout.hasChannels else { return "flip(\(name))" }
    let axes = (0..<layout.dims).map { String($0 + 2) }
    return "flip(\(name), axis=(\(axes.joined(separator: ", "))\(axes.count == 1 ? "," : "")))"
  }

  private func transposedMatrix(within limits: Limits) throws(ArithmeticError) -> MatrixFigure {
    let places = try ConvolutionMatrix(transposed.forward, within: limits)
    let kernel = try kernelCells(within: limits).normalizedKernel(by: layout)
    let dense = try kernel.applying(TransposedFilling(places: places, limits: limits))
    let marks = places.marks(columns: places.columns, byKernel: false)
    let turned = (0..<places.columns).flatMap { column in
      (0..<places.rows).map { marks[$0 * places.columns + column] }
    }
    let isFlat = relation.rank == 1
    return MatrixFigure(
      name: "Cᵀ", tensor: dense, isEntry: turned,
      blockRows: isFlat ? 0 : relation.inputShape[relation.rank - 1],
      blockColumns: isFlat ? 0 : relation.outputShape[relation.rank - 1],
      rowLabels: (0..<places.columns).map { label("x′", outputShape, typed(output: $0)) },
      columnLabels: (0..<places.rows).map {
        ShapeText.place("y", imageless(inputIndex(ofFlat: $0)))
      })
  }

  private func label(_ name: String, _ shape: [Int], _ flat: Int) -> String {
    ShapeText.place(name, imageless(shape.index(ofCell: flat)))
  }

  /// An index without the batch: the matrix is the same for every image.
  private func imageless(_ index: [Int]) -> [Int] {
    layout.hasBatch ? Array(index.dropFirst()) : index
  }

  /// Route 2: a direct convolution of the input with inserted zeros.
  func insertionRoute(isDrawn: Bool, within limits: Limits) -> [Block] {
    guard let stretched = try? transposed.stretchedRelation else { return [] }
    let axes = relation.axes
    let zeros = axes.map { $0.stride - 1 }
    var text = "\(Count(zeros.max() ?? 0, "zero")) between neighbours"
    if Set(zeros).count > 1 { text = "\(ShapeText.perAxis(zeros)) zeros between neighbours" }
    if zeros.allSatisfy({ $0 == 0 }) { text = "no zeros between neighbours (stride 1)" }
    text +=
      ", padding \(PaddingText.pairs(stretched.axes.map(\.padding))) around them, kernel turned, "
      + "stride 1"
    let plain = PaddingText.pairs(
      axes.map {
        PaddingPair($0.reach - 1 - $0.padding.begin, $0.reach - 1 - $0.padding.end)
      })
    let more =
      transposed.outputPadding.contains { $0 != 0 } ? ", and a more at the end" : ""
    var blocks: [Block] = [
      .note("2  A plain convolution over y with zeros inserted"),
      .fact(label: "stretch", text: text),
      .fact(label: "", text: "p′ = d(k − 1) − p = \(plain)\(more)"),
    ]
    if let recipe = insertionRecipe { blocks.append(.fact(label: "as", text: "\(code: recipe)")) }
    if isDrawn, stretched.samples <= 2000, let step = try? firstWindow(stretched, within: limits) {
      blocks.append(.step(step))
    }
    return blocks
  }

  /// The first output as a window of the input with inserted zeros, with its products.
  private func firstWindow(
    _ stretched: Relation, within limits: Limits
  ) throws(ArithmeticError) -> StepFigure {
    let inner = layout.hasChannels ? layout : nil
    let inserted = try inputCells(within: limits).normalizedInput(by: layout)
      .applying(Inserting(transposed: transposed, keepsChannels: inner != nil, limits: limits))
    let turned = try kernelCells(within: limits).normalizedKernel(by: layout)
      .applying(Turning(transposed: transposed, keepsChannels: inner != nil))
    let plain = ConvolutionComputation(
      input: Operand(letter: "y", shape: inserted.shape, tensor: inserted, span: input.span),
      kernel: Operand(letter: "k", shape: turned.shape, tensor: turned, span: kernel.span),
      bias: bias,
      convolution: Convolution(
        relation: stretched,
        layout: try ChannelLayout(
          input: inserted.shape, kernel: turned.shape, dims: layout.dims, groups: layout.groups)),
      turnsKernel: false, swapsOperands: false, border: 0, framework: nil, rule: .valid,
      rounding: .floor, conventionFacts: [])
    let result = try plain.result(within: limits)
    let cells = try StepCells(plain, result: result, within: limits)
    let step = plain.step(0, of: result.count, cells)
    let first = ShapeText.place(resultName, outputShape.index(ofCell: typed(output: 0)))
    return StepFigure(
      title: "the first window of the stretched y → \(first), the kernel turned",
      panels: step.panels.map { panel in
        guard case .grid(var grid) = panel else { return panel }
        grid.rows = grid.rows.map { $0.map(Self.faintZero) }
        return .grid(grid)
      })
  }

  /// Dims inserted zeros, so that the input's own cells are visible.
  private static func faintZero(_ cell: CellGrid.Cell) -> CellGrid.Cell {
    guard case .number(.exact(let number)) = cell.content, number.isZero, cell.role == .plain else {
      return cell
    }
    return CellGrid.Cell(cell.content, .faint)
  }

  /// Route 3: each cell of y times the kernel is added at its window.
  func stampRoute(_ shown: Int, within limits: Limits) -> [Block] {
    var title = [
      Block.note(
        "3  Stamps: every cell of y lays the kernel, times itself, on the output; overlaps add")
    ]
    if let recipe = stampRecipe { title.append(.fact(label: "as", text: "\(code: recipe)")) }
    guard shown > 0, let stamps = try? StampSequence(self, within: limits) else { return title }
    return title + (0..<min(shown, stampCount)).map { .step(stamps.figure($0, room: .answer)) }
      + Steps.omitted(shown, of: stampCount, noun: "stamp")
  }

  /// The comparison of the three results, which are computed separately.
  func agreement(_ result: Tensor, isDrawn: Bool, within limits: Limits) -> [Block] {
    var results = [("stamps", result)]
    var differing: [String] = []
    for (name, route) in [
      ("zeros inserted", TransposedConvolution.Route.zeroInsertion), ("matrix", .matrix),
    ] {
      guard let other = try? self.result(by: route, within: limits) else { continue }
      results.insert((name, other), at: 0)
      if other != result, !other.isClose(to: result) { differing.append(name) }
    }
    guard differing.isEmpty else {
      return [.fact(label: "routes", text: "DIFFER: \(differing.joined(separator: ", "))")]
    }
    let names = results.map { $0.0 }
    let many = names.count == 3 ? "all three routes" : names.joined(separator: " and ")
    var blocks: [Block] = [.fact(label: "routes", text: "\(many) give the same numbers")]
    if isDrawn, names.count > 1 {
      blocks.append(
        .step(
          StepFigure(
            title: "",
            panels: results.map { name, tensor in
              .grid(
                UnfinishedResult(
                  name: resultName,
                  cells: tensor.normalizedOutput(by: layout, space: relation.inputShape),
                  space: relation.inputShape
                ).plane(0, caption: planeCaption(name)))
            })))
    }
    return blocks
  }

  private func planeCaption(_ name: String) -> String {
    layout.outputChannels > 1 ? "\(name), channel 0" : name
  }

  /// The number of stamps on each output, and whether they form a checkerboard.
  var overlapBlocks: [Block] {
    let counts = relation.axes.map(\.coverage)
    var text = counts.map { $0.prefix(32).map(String.init).joined(separator: " ") }
    if let first = text.first, text.allSatisfy({ $0 == first }), text.count > 1 {
      text = ["\(first), along each axis"]
    }
    var blocks: [Block] = [
      .fact(label: "overlap", text: text.joined(separator: "  by  "))
    ]
    if let reason = unevenness { blocks.append(.fact(label: "", text: reason)) }
    return blocks
  }

  /// Away from the border, sample i receives the taps t with t·d ≡ i + p (mod s): equally many everywhere
  /// only if gcd(s, d) is 1 and s divides k.
  private var unevenness: String? {
    guard
      let axis = relation.axes.first(where: { axis in
        axis.stride > 1 && axis.output > 1
          && (axis.stride.greatestCommonDivisor(with: axis.dilation) > 1
            || !axis.kernel.isMultiple(of: axis.stride))
      })
    else { return nil }
    guard axis.stride.greatestCommonDivisor(with: axis.dilation) == 1 else {
      return "uneven, since stride \(axis.stride) and dilation \(axis.dilation) have a common "
        + "divisor: some cells are never met by as many taps as others, whatever the kernel's size"
    }
    guard axis.kernel > axis.stride else {
      return "uneven, since the kernel has fewer taps than the stride: some cells are met by none; "
        + "a kernel that is a multiple of the stride meets all alike"
    }
    return "uneven, since the stride does not divide the kernel: a checkerboard; a kernel "
      + "that is a multiple of the stride has none"
  }

  public func body(_ shown: Int, of value: Value, within limits: Limits) -> [Block] {
    guard case .tensor(let result) = value else { return [.countedNote] }
    let isDrawn = shown > 0
    return matrixRoute(isDrawn: isDrawn, within: limits)
      + insertionRoute(isDrawn: isDrawn, within: limits)
      + stampRoute(shown, within: limits)
      + agreement(result, isDrawn: isDrawn, within: limits) + overlapBlocks
  }
}

extension Int {
  func greatestCommonDivisor(with other: Int) -> Int {
    var (a, b) = (self, other)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension Tensor {
  /// Whether two float tensors differ only by rounding, as sums in a different order do.
  func isClose(to other: Tensor) -> Bool {
    guard kind == .float || other.kind == .float, shape == other.shape,
      let left = try? floats().cells, let right = try? other.floats().cells
    else { return false }
    let scale = zip(left, right).reduce(1.0) { max($0, abs($1.0), abs($1.1)) }
    return zip(left, right).allSatisfy { abs($0 - $1) <= 1e-9 * scale }
  }
}

private struct TransposedFilling: UnaryOperation {
  let places: ConvolutionMatrix
  let limits: Limits

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    try places.filled(with: operand).dense(within: limits).permuted([1, 0])
  }
}

/// Inserts zeros between the cells of an input `(batch, in, …space)`.
private struct Inserting: UnaryOperation {
  let transposed: TransposedConvolution
  let keepsChannels: Bool
  let limits: Limits

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let grid = try transposed.inserted(operand, within: limits)
    return keepsChannels ? grid : grid.reshaped(to: transposed.stretchedShape)
  }
}

/// Flips a kernel `(in, out / groups, …taps)`, for the input with inserted zeros.
private struct Turning: UnaryOperation {
  let transposed: TransposedConvolution
  let keepsChannels: Bool

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let grid = transposed.turnedKernel(operand)
    return keepsChannels
      ? grid : grid.reshaped(to: transposed.forward.relation.kernelShape)
  }
}
