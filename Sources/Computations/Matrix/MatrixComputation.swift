public import Arithmetic
public import Documents

/// A convolution as a product of the matrix of one operand and the other operand as a vector.
public struct MatrixComputation: LinearComputation {
  /// The convolution.
  public let convolution: ConvolutionComputation
  /// Whether it is the matrix of the user's input, to be multiplied by the kernel.
  public let isOfInput: Bool
  /// The order of vec.
  public let order: VectorOrder
  let limits: Limits
  /// The matrix, with rows and columns in that order.
  public let cells: Tensor
  /// For each cell of the matrix whether it is the entry of a tap.
  let isEntry: [Bool]
  /// For each row the output and for each column the sample or weight, as internal indices.
  let rowOrder: [Int]
  private let columnOrder: [Int]

  /// - Throws: `.tooManyCells`, `.tooMuchWork`.
  public init(
    _ convolution: ConvolutionComputation, isOfInput: Bool, order: VectorOrder,
    within limits: Limits
  ) throws(ArithmeticError) {
    self.convolution = convolution
    self.isOfInput = isOfInput
    self.order = order
    self.limits = limits
    let layout = convolution.layout
    let relation = convolution.relation
    let holdsInput = isOfInput != convolution.swapsOperands
    let places = try ConvolutionMatrix(convolution.convolution, within: limits)
    let weights = layout.outputChannels * layout.inputChannelsPerGroup * relation.taps
    let columns = holdsInput ? weights : places.columns
    _ = try limits.count([places.rows, columns])
    let operand =
      holdsInput
      ? try convolution.inputCells(within: limits).normalizedInput(by: layout)
      : try convolution.kernelCells(within: limits).normalizedKernel(by: layout)
    let dense = try operand.applying(
      Filling(places: places, isOfInput: holdsInput, columns: columns, limits: limits))

    rowOrder = order.outputPlaces(convolution).map { $0.flat(of: relation.windows) }
    columnOrder =
      holdsInput
      ? order.kernelPlaces(convolution).map { place in
        let tap = convolution.turnsKernel ? relation.taps - 1 - place.cell : place.cell
        return place.plane * relation.taps + tap
      }
      : order.inputPlaces(convolution).map { $0.flat(of: relation.samples) }
    let marks = places.marks(columns: columns, byKernel: holdsInput)
    let isInOrder = rowOrder.isCounting && columnOrder.isCounting
    cells =
      isInOrder ? dense : try dense.applying(Reordering(rows: rowOrder, columns: columnOrder))
    let columnOrder = columnOrder
    isEntry = rowOrder.flatMap { row in columnOrder.map { marks[row * columns + $0] } }
  }

  public var kind: String { "toeplitz" }
  public var hasWindows: Bool { true }
  /// The operand whose numbers are the matrix's entries.
  public var operands: [Operand] { [convolution.operands[isOfInput ? 0 : 1]] }
  /// The operand that is the vector.
  var vector: Operand { convolution.operands[isOfInput ? 1 : 0] }
  public var resultName: String { isOfInput ? "A" : "C" }
  public var outputShape: [Int] { cells.shape }
  public var sizes: [Block] { convolution.sizes }
  public var rows: Int { cells.shape[0] }
  public var columns: Int { cells.shape[1] }

  /// The same after a framework's exchange of input and kernel.
  var holdsInput: Bool { isOfInput != convolution.swapsOperands }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(cells) }

  /// The product vec(y) is explained as the convolution's result.
  public func part(_ name: String) -> (any Computation)? { name == "y" ? convolution : nil }

  public var shownNames: [String] {
    [resultName, "y"] + (recipe == nil || vector.isVariable ? [] : [vector.letter])
  }

  func rowLabel(_ row: Int) -> String {
    ShapeText.place("y", imageless(convolution.outputIndex(ofFlat: rowOrder[row])))
  }

  func columnLabel(_ column: Int) -> String {
    let flat = columnOrder[column]
    let index =
      holdsInput
      ? convolution.kernel.shape.index(ofCell: convolution.typed(weight: flat))
      : imageless(convolution.input.shape.index(ofCell: convolution.typed(input: flat)))
    return ShapeText.place(vector.letter, index)
  }

  /// An index without the batch: the matrix is the same for every image.
  private func imageless(_ index: [Int]) -> [Int] {
    convolution.layout.hasBatch ? Array(index.dropFirst()) : index
  }
}

/// An entry is the tap of a window, or the sample under it.
extension MatrixComputation {
  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (row, column) = output.quotientAndRemainder(dividingBy: columns)
    let wanted = columnOrder[column]
    return convolution.convolution.meetings(ofOutput: rowOrder[row]).compactMap { meeting in
      guard let input = meeting.input, (holdsInput ? meeting.weight : input) == wanted else {
        return nil
      }
      return Product(output: output, places: [place(meeting.weight, input)])
    }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let engine = convolution.convolution
    let rowOf = rowOrder.inverted
    let columnOf = columnOrder.inverted
    let meetings =
      holdsInput
      ? try engine.meetings(ofInput: convolution.laid(input: place), within: limits)
      : try engine.meetings(ofWeight: convolution.laid(weight: place), within: limits)
    // The matrix is that of one image; the vector has all images in sequence.
    let count = holdsInput ? meetings.count : meetings.count / max(convolution.layout.batch, 1)
    let (holdsInput, columns) = (holdsInput, columns)
    return ProductList(count: count) { number in
      let meeting = meetings[number]
      let column = columnOf[(holdsInput ? meeting.weight : meeting.input) ?? 0]
      return Product(output: rowOf[meeting.output] * columns + column, places: [place])
    }
  }

  /// The operand's cell in an entry, as an index in the user's layout.
  private func place(_ weight: Int, _ input: Int) -> Int {
    holdsInput ? convolution.typed(input: input) : convolution.typed(weight: weight)
  }

  public var headers: [String] { [isOfInput ? "the input" : "the weight"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let (row, column) = output.quotientAndRemainder(dividingBy: columns)
    let meets = "the row of \(rowLabel(row)), the column of \(columnLabel(column))"
    return .fact(
      label: "entry", text: count == 0 ? "\(meets): no window puts them together" : meets)
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    "\(Count(list.count, "entry", "entries")) of \(resultName)"
  }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> MatrixComputation? {
    switch variation {
    case .axes(let axes): try varied(convolution: convolution.varied(axes: axes))
    case .kernel(let kernel): try varied(convolution: convolution.varied(kernel: kernel))
    case .convolution(let other): try varied(convolution: other)
    }
  }

  /// The matrix of another convolution, or in another order.
  ///
  /// - Throws: `.tooManyCells` and errors of computing the matrix.
  public func varied(
    convolution: ConvolutionComputation? = nil, order: VectorOrder? = nil
  ) throws(ArithmeticError) -> MatrixComputation {
    try MatrixComputation(
      convolution ?? self.convolution, isOfInput: isOfInput, order: order ?? self.order,
      within: limits)
  }

  public var spatialSizes: [AxisSizes]? { convolution.axisSizes }

  public func spelled(insteadOf original: any Computation) -> String? {
    guard let before = original as? MatrixComputation, isOfInput == before.isOfInput else {
      return nil
    }
    let words =
      (isOfInput ? " of=x" : "") + (order == .row ? "" : " order=\(order.rawValue)")
    return convolution.spelled("toeplitz", insteadOf: before.convolution).map { $0 + words }
  }
}

extension [Int] {
  /// The inverse of a permutation.
  fileprivate var inverted: [Int] {
    var places = [Int](repeating: 0, count: count)
    for (place, number) in enumerated() { places[number] = place }
    return places
  }
}

extension ConvolutionMatrix {
  /// For each cell, row by row, whether there is an entry.
  func marks(columns: Int, byKernel: Bool) -> [Bool] {
    var marks = [Bool](repeating: false, count: rows * columns)
    let places = byKernel ? kernelCells : columnIndices
    for row in 0..<rows {
      for entry in rowStarts[row]..<rowStarts[row + 1] {
        marks[row * columns + Int(places[entry])] = true
      }
    }
    return marks
  }
}

struct Filling: UnaryOperation {
  let places: ConvolutionMatrix
  let isOfInput: Bool
  let columns: Int
  let limits: Limits
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let sparse =
      isOfInput
      ? places.filled(byInput: operand, kernelCount: columns) : places.filled(with: operand)
    return try sparse.dense(within: limits)
  }
}

extension [Int] {
  /// Whether the elements are 0, 1, 2 … in order.
  fileprivate var isCounting: Bool { enumerated().allSatisfy { $0 == $1 } }
}

private struct Reordering: UnaryOperation {
  let rows: [Int]
  let columns: [Int]
  var homogeneity: Homogeneity { .copying }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let width = columns.count
    return Grid(
      shape: operand.shape,
      cells: rows.flatMap { row in columns.map { operand.cells[row * width + $0] } })
  }
}
