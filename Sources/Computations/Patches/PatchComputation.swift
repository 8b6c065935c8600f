public import Arithmetic
public import Documents

/// An unfolding (im2col) with all sizes known: the image, the windows, and the kernel if its numbers are
/// given.
public struct PatchComputation: LinearComputation {
  public let input: Operand
  /// Nil if only the window's size was given.
  let kernel: Operand?
  public let patches: Patches
  /// The layout of the image: batch, channels and spatial axes.
  public let layout: PlaneLayout
  public let border: Rational
  /// The order of the taps in a column, and of the windows.
  let order: VectorOrder
  let rule: PaddingRule
  let rounding: Relation.Rounding
  /// Conventions other than the defaults, for the heading.
  let conventionFacts: [String]

  public init(
    input: Operand, kernel: Operand?, patches: Patches, layout: PlaneLayout, border: Rational,
    order: VectorOrder = .row, rule: PaddingRule, rounding: Relation.Rounding,
    conventionFacts: [String]
  ) {
    self.input = input
    self.kernel = kernel
    self.patches = patches
    self.layout = layout
    self.border = border
    self.order = order
    self.rule = rule
    self.rounding = rounding
    self.conventionFacts = conventionFacts
  }

  public var kind: String { "unfold" }
  public var operands: [Operand] { [input] }
  public var resultName: String { "P" }
  public var stepCount: Int { givesSizesOnly ? 0 : columns }
  public var outputShape: [Int] { patchShape }

  var relation: Relation { patches.relation }
  public var batch: Int { layout.outer.count == 2 ? layout.outer[0] : 1 }
  public var channels: Int { layout.outer.last ?? 1 }
  /// The numbers of rows and columns of the patch matrix of an image.
  public var rows: Int { ([channels] + relation.kernelShape).saturatingCount }
  public var columns: Int { relation.outputShape.saturatingCount }
  public var patchShape: [Int] {
    (layout.outer.count == 2 ? [batch] : []) + [rows, columns]
  }

  func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(within: limits)
  }

  /// im2col: `(channels · taps, windows)`, with a batch axis first if the image has one.
  public func result(within limits: Limits) throws(ArithmeticError) -> Tensor {
    let result = try patches.unfold(
      try inputCells(within: limits), layout: layout, border: border, within: limits)
    guard order != .row else { return result }
    return try result.applying(Rearranging(rows: rowOrder, columns: windowOrder))
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    givesSizesOnly ? .shape(patchShape) : .tensor(try result(within: limits))
  }

  /// The kernels as rows `(out, channels · taps)`; symbols w0, w1 … if only the size of the kernel is
  /// known.
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

  public var givesSizesOnly: Bool {
    input.tensor == nil
      && [input.shape, patchShape].contains { (try? Limits.symbols.count($0)) == nil }
  }
}

/// The order of rows and columns, as MATLAB’s im2col has them column by column.
extension PatchComputation {
  /// For each column its window, row-major.
  var windowOrder: [Int] { order.permutation(of: relation.outputShape) }
  /// For each row its channel and tap, `channel · taps + tap`, row-major.
  var rowOrder: [Int] {
    let taps = order.permutation(of: relation.kernelShape)
    return (0..<channels).flatMap { channel in taps.map { channel * relation.taps + $0 } }
  }

  /// The same cell of the matrix in the order of rows.
  fileprivate func laid(_ output: Int) -> Int {
    guard order != .row else { return output }
    let (line, column) = output.quotientAndRemainder(dividingBy: columns)
    let (image, row) = line.quotientAndRemainder(dividingBy: rows)
    return (image * rows + rowOrder[row]) * columns + windowOrder[column]
  }

  fileprivate func typed(_ output: Int) -> Int {
    guard order != .row else { return output }
    let (line, window) = output.quotientAndRemainder(dividingBy: columns)
    let (image, row) = line.quotientAndRemainder(dividingBy: rows)
    let (own, column) = (rowOrder.firstIndex(of: row) ?? row, windowOrder.firstIndex(of: window))
    return (image * rows + own) * columns + (column ?? window)
  }
}

/// Rows and columns of each matrix in another order.
private struct Rearranging: UnaryOperation {
  let rows: [Int]
  let columns: [Int]
  var homogeneity: Homogeneity { .linear }

  func callAsFunction<E: Number>(_ operand: Grid<E>) throws(ArithmeticError) -> Grid<E> {
    let size = rows.count * columns.count
    var cells: [E] = []
    cells.reserveCapacity(operand.cells.count)
    for start in stride(from: 0, to: operand.cells.count, by: max(size, 1)) {
      for row in rows {
        for column in columns {
          cells.append(operand.cells[start + row * columns.count + column])
        }
      }
    }
    return Grid(shape: operand.shape, cells: cells)
  }
}

/// Each cell is a copy of a cell of the image, or padding.
extension PatchComputation {
  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (line, window) = laid(output).quotientAndRemainder(dividingBy: columns)
    let (plane, tap) = line.quotientAndRemainder(dividingBy: relation.taps)
    let meetings = try relation.plain(mode: patches.mode).meetings(ofOutput: window)
    return [
      Product(output: output, places: [meetings[tap].input.map { plane * relation.samples + $0 }])
    ]
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let (plane, sample) = place.quotientAndRemainder(dividingBy: relation.samples)
    let (taps, columns) = (relation.taps, columns)
    let meetings = try relation.plain(mode: patches.mode).meetings(ofInput: sample, within: limits)
    return ProductList(meetings) { meeting in
      Product(
        output: typed((plane * taps + meeting.weight) * columns + meeting.output), places: [place])
    }
  }

  public var headers: [String] { ["a copy of"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let (line, window) = laid(output).quotientAndRemainder(dividingBy: columns)
    let index = ShapeText.place("y", relation.outputShape.index(ofCell: window))
    let tap = relation.kernelShape.index(ofCell: line % relation.taps)
    return .fact(
      label: "window", text: "the column of \(index), the row of tap \(ShapeText.place("k", tap))")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    "\(Count(list.count, "copy", "copies")), one for each window that reads it"
  }
}

/// The same patches with one change, as a mistake in homework makes it.
extension PatchComputation {
  /// The sizes along each spatial axis.
  public var axisSizes: [AxisSizes] { relation.axes.map { AxisSizes($0) } }

  public var spatialSizes: [AxisSizes]? { axisSizes }

  public func varied(_ variation: Variation) throws(ArithmeticError) -> PatchComputation? {
    guard case .axes(let axes) = variation else { return nil }
    return try varied(axes: axes)
  }

  /// The cells of a window.
  public var taps: Int { relation.taps }

  /// Other windows over the same image.
  ///
  /// - Throws: Errors of `Relation`.
  public func varied(axes: [AxisSizes]) throws(ArithmeticError) -> PatchComputation {
    PatchComputation(
      input: input, kernel: kernel,
      patches: Patches(relation: try axes.relation(), mode: patches.mode), layout: layout,
      border: border, order: order, rule: .explicit(axes.map(\.padding)), rounding: rounding,
      conventionFacts: conventionFacts)
  }

  /// The patches with rows in the order (tap, channel) instead of (channel, tap); nil if there is only one
  /// channel.
  public func groupedByTap(_ result: Tensor, within limits: Limits) throws(ArithmeticError)
    -> Tensor?
  {
    guard channels > 1, taps > 1, result.rank >= 2 else { return nil }
    let outer = Array(result.shape.dropLast(2))
    let first = outer.count
    let parts = try result.reshaped(to: outer + [channels, taps, columns], within: limits)
    return try parts.permuted(Array(0..<first) + [first + 1, first, first + 2])
      .reshaped(to: result.shape, within: limits)
  }
}
