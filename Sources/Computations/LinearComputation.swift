public import Arithmetic
public import Documents

/// A product that is added to a cell of a result.
public struct Product: Equatable, Sendable {
  /// The row-major index of the cell in the result.
  public let output: Int
  public let factors: [Factor]
  /// A constant factor of the product, such as the share of an average.
  public let scale: Rational?

  /// The row-major index of a cell in an operand; nil for padding.
  public struct Factor: Equatable, Sendable {
    public let operand: Int
    public let place: Int?

    public init(_ operand: Int, _ place: Int?) {
      self.operand = operand
      self.place = place
    }
  }

  public init(output: Int, factors: [Factor], scale: Rational? = nil) {
    self.output = output
    self.factors = factors
    self.scale = scale
  }

  /// - Parameter places: A cell of each operand.
  public init(output: Int, places: [Int?], scale: Rational? = nil) {
    self.init(
      output: output, factors: places.enumerated().map { Factor($0.offset, $0.element) },
      scale: scale)
  }
}

/// A computation whose cells are sums of products, linear in each operand: convolutions, their
/// transposes, gradients and matrices, patches, sums and averages.
///
/// Both explanations of cells follow from the products: `why` is a row of the matrix, `who` a column.
public protocol LinearComputation: Computation {
  /// The products that sum to a cell of the result, in summation order.
  func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product]

  /// The products that contain a cell of an operand.
  func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList

  /// A fact about a cell's products: `2 stamps fall here, row 5 of Cᵀ`.
  func reason(_ count: Int, ofOutput output: Int) -> Block

  /// A text about a cell of an operand: `4 outputs, column 1 of C`.
  func reach(_ list: ProductList, of place: Int, in operand: Int) -> String

  /// The value of an operand's cell in the padding.
  var border: Rational { get }
  /// Whether the products are summed, or their maximum or minimum is taken.
  var figureKind: SumFigure.Kind { get }
  /// The summand of a cell besides its products.
  func bias(ofOutput output: Int) -> Scalar?
  /// The divisor of a cell's sum.
  func divisor(ofOutput output: Int) -> Int?
  /// The table headers of the operands' cells: `input`, `times the weight`.
  var headers: [String] { get }
}

/// The products that contain a cell, computed on demand.
public struct ProductList: Sendable {
  public let count: Int
  private let make: @Sendable (Int) -> Product

  init(count: Int, _ make: @escaping @Sendable (Int) -> Product) {
    self.count = count
    self.make = make
  }

  init(_ meetings: Meetings, _ product: @escaping @Sendable (Meeting) -> Product) {
    self.init(count: meetings.count) { product(meetings[$0]) }
  }

  init(_ products: [Product]) { self.init(count: products.count) { products[$0] } }

  public func prefix(_ most: Int) -> [Product] { (0..<min(most, count)).map(make) }
}

extension LinearComputation {
  public var border: Rational { 0 }
  public var figureKind: SumFigure.Kind { .sum }
  public func bias(ofOutput output: Int) -> Scalar? { nil }
  public func divisor(ofOutput output: Int) -> Int? { nil }

  public var headers: [String] {
    operands.indices.map { $0 == 0 ? "input" : "times the weight" }
  }

  public func parts(
    of cell: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product.Factor] {
    try products(ofOutput: cell, within: limits).flatMap(\.factors)
  }

  public func why(
    _ index: [Int], of name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    try sumExplanation(index, within: limits)
  }

  /// The factors by name, and the sum of their products.
  func sumExplanation(
    _ index: [Int], within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    guard !givesSizesOnly, case .tensor(let result) = try value(within: limits) else { return nil }
    let output = WindowFigure.ravel(index, outputShape)
    let products = try products(ofOutput: output, within: limits)
    var cells: [Tensor] = []
    for operand in operands { cells.append(try operand.cells(within: limits)) }
    let number = result.cell(output)
    var blocks = [reason(products.count, ofOutput: output)]
    let rows = products.prefix(CellTable.mostRows + 1).map { product in
      product.factors.map(name) + (product.scale.map { [$0.description] } ?? [])
    }
    if !rows.isEmpty, !headers.isEmpty {
      blocks.append(.table(CellTable.figure(headers, rows, of: products.count)))
    }
    let sum = sum(products, cells, output: output, result: number)
    if products.count <= CellTable.mostRows {
      blocks.append(.step(StepFigure(title: "", panels: [.sum(sum)])))
    } else {
      blocks.append(
        .result(name: ShapeText.place(resultName, index), value: .tensor(Tensor(number))))
    }
    return Explanation(value: Tensor(number), blocks: blocks)
  }

  private func sum(
    _ products: [Product], _ cells: [Tensor], output: Int, result: Scalar
  ) -> SumFigure {
    let terms = products.map { product in
      SumFigure.Term(
        product.factors.map { factor in
          factor.place.map { cells[factor.operand].cell($0) } ?? .exact(border)
        } + (product.scale.map { [.exact($0)] } ?? []),
        isPadding: product.factors.contains { $0.place == nil })
    }
    return SumFigure(
      rows: terms.isEmpty ? [[SumFigure.Term([.exact(0)])]] : terms.map { [$0] },
      bias: bias(ofOutput: output), divisor: divisor(ofOutput: output), kind: figureKind,
      result: result)
  }

  public func steps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    try cellSteps(of: value, within: limits)
  }

  /// A step for each cell of the result, with its factors and their sum.
  func cellSteps(of value: Value, within limits: Limits) throws(ArithmeticError) -> Steps? {
    guard case .tensor(let result) = value, result.shape == outputShape, result.count > 0 else {
      return nil
    }
    var cells: [Tensor] = []
    for operand in operands { cells.append(try operand.cells(within: limits)) }
    let (total, numbers) = (result.count, cells)
    let space = Array(outputShape.suffix(2))
    let soFar = UnfinishedResult(
      name: resultName, cells: result, space: space.isEmpty ? [1] : space)
    return Steps(title: kind, facts: facts, noun: "cell", count: total) { [self] flat, room in
      let products = (try? products(ofOutput: flat, within: limits)) ?? []
      var panels: [StepFigure.Panel] = operands.indices.map { operand in
        .grid(
          operands[operand].grid(
            numbers[operand],
            marking: Set(
              products.flatMap(\.factors).filter { $0.operand == operand }.compactMap(\.place)),
            room))
      }
      if room.showsProgress { panels.append(.grid(soFar.within(room).grid(flat))) }
      if products.count <= CellTable.mostRows {
        panels.append(
          .sum(sum(products, numbers, output: flat, result: result.cell(flat))))
      }
      let place = ShapeText.place(resultName, outputShape.index(ofCell: flat))
      return StepFigure(title: "cell \(flat + 1) of \(total) → \(place)", panels: panels)
    }
  }

  public func who(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    try reachExplanation(index, of: operand, result: name, within: limits)
  }

  /// The cells of the result that depend on a cell, each with the factor of that cell.
  func reachExplanation(
    _ index: [Int], of operand: Int, result name: String, within limits: Limits
  ) throws(ArithmeticError) -> Explanation? {
    let place = WindowFigure.ravel(index, operands[operand].shape)
    let list = try products(with: place, of: operand, within: limits)
    let own = Product.Factor(operand, place)
    let rows = list.prefix(CellTable.mostRows + 1).map { product in
      var others = product.factors
      if let first = others.firstIndex(of: own) { others.remove(at: first) }
      return (
        names: [ShapeText.place(name, outputShape.index(ofCell: product.output))]
          + others.map(self.name) + (product.scale.map { [$0.description] } ?? []),
        others: others, isScaled: product.scale != nil
      )
    }
    var blocks: [Block] = [
      .fact(
        label: "reaches",
        text: list.count == 0 ? noReach(of: operand) : reach(list, of: place, in: operand))
    ]
    if let first = rows.first {
      let header =
        ["output"] + first.others.map(header) + (first.isScaled ? ["times the share"] : [])
      blocks.append(.table(CellTable.figure(header, rows.map(\.names), of: list.count)))
    }
    return Explanation(value: Tensor(list.count), blocks: blocks)
  }

  /// `x[0,1]`, or the value of the padding.
  private func name(_ factor: Product.Factor) -> String {
    factor.place.map(operands[factor.operand].place) ?? border.description
  }

  private func header(_ factor: Product.Factor) -> String {
    operands[factor.operand].letter == "k" ? "by the weight" : "times the input"
  }

  private func noReach(of operand: Int) -> String {
    operands[operand].letter == "k"
      ? "no output: it lies on the padding in every window" : "no output: no window reads it"
  }
}

/// Tables of cells, limited in length.
enum CellTable {
  static let mostRows = 40

  /// - Parameter count: The number of all rows; `rows` may be only the first of them.
  static func figure(_ header: [String], _ rows: [[String]], of count: Int) -> TableFigure {
    guard count > mostRows else { return TableFigure(header: header, rows: rows) }
    let blanks = [String](repeating: "", count: max(header.count - 1, 0))
    return TableFigure(
      header: header,
      rows: Array(rows.prefix(mostRows - 1)) + [["… \(count - mostRows + 1) more"] + blanks])
  }
}

extension Operand {
  /// The plane with the first of some cells, in which these cells are marked.
  func grid(_ cells: Tensor, marking marked: Set<Int>, _ room: FigureRoom) -> CellGrid {
    let space = shape.isEmpty ? [1] : Array(shape.suffix(2))
    let size = max(space.reduce(1, *), 1)
    let first = marked.min() ?? 0
    let planes = UnfinishedResult(name: name, cells: cells, space: space, room: room)
    var grid = planes.grid(plane: first / size, around: first % size) { flat in
      marked.contains(first / size * size + flat) ? .tap : .plain
    }
    let outer = Array(shape.dropLast(2))
    grid.caption = ShapeText.place(name, outer.index(ofCell: first / size))
    return grid
  }
}
