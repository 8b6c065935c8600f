public import Arithmetic
public import Documents
internal import Syntax

/// An unpooling with its input and all sizes known.
public struct UnpoolingComputation: LinearComputation {
  public let input: Operand
  /// The indices of the maxima of the pooling, in the shape of the input; nil if each number is spread over
  /// its window instead.
  let places: Tensor?
  /// Whether the indices come from the pooling that computed the input, not from an argument.
  let areRemembered: Bool
  let unpooling: Unpooling
  public let layout: PlaneLayout
  /// The given spatial size of the output.
  let asked: [Int]?
  let framework: Framework?
  let order: PlaceOrder
  public let scope: PlaceScope
  /// Whether every cell of a window gets the whole number, not a share.
  let fills: Bool

  public init(
    input: Operand, places: Tensor?, areRemembered: Bool, unpooling: Unpooling,
    layout: PlaneLayout, asked: [Int]?, framework: Framework?, order: PlaceOrder,
    scope: PlaceScope, fills: Bool = false
  ) {
    self.fills = fills
    self.input = input
    self.places = places
    self.areRemembered = areRemembered
    self.unpooling = unpooling
    self.layout = layout
    self.asked = asked
    self.framework = framework
    self.order = order
    self.scope = scope
  }

  public var kind: String { "unpool" }
  public var operands: [Operand] { [input] }
  public var resultName: String { "x′" }
  public var stepCount: Int { givesSizesOnly ? 0 : cellCount }

  /// The relation of the inverted pooling; its windows are the input's cells.
  var relation: Relation { unpooling.relation }
  public var outputShape: [Int] { layout.typedShape(space: relation.inputShape) }
  public var cellCount: Int { layout.shape.saturatingCount }

  func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(within: limits)
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    givesSizesOnly ? .shape(outputShape) : .tensor(try result(within: limits).output)
  }

  /// The output, and its cells that received more than one number.
  public func result(
    within limits: Limits
  ) throws(ArithmeticError) -> (output: Tensor, duplicates: [Int]) {
    let cells = try inputCells(within: limits)
    guard let places else {
      return (
        try unpooling.bySpreading(cells, divisor: divisor, layout: layout, within: limits), []
      )
    }
    let unpooled = try unpooling.byPlaces(
      cells, places, layout: layout, order: order, scope: scope, within: limits)
    return (unpooled.output, unpooled.duplicates)
  }

  public var givesSizesOnly: Bool {
    input.tensor == nil
      && [input.shape, outputShape].contains { (try? Limits.symbols.count($0)) == nil }
  }
}

/// Each number goes to the index of its maximum, or in equal shares to all cells of its window.
extension UnpoolingComputation {
  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    if let targets {
      // Of several numbers with the same index the last one is kept.
      guard let last = targets.lastIndex(of: laid(output: output)) else { return [] }
      return [Product(output: output, places: [typed(input: last)])]
    }
    let (plane, sample) = laid(output: output).quotientAndRemainder(dividingBy: relation.samples)
    var products: [Product] = []
    for meeting in try relation.plain().meetings(ofInput: sample, within: limits) {
      products.append(
        Product(
          output: output, places: [typed(input: plane * relation.windows + meeting.output)],
          scale: try share(ofWindow: meeting.output, within: limits)))
    }
    return products
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let (plane, window) = laid(input: place).quotientAndRemainder(dividingBy: relation.windows)
    if let targets {
      let target = targets[laid(input: place)]
      let stays = targets.lastIndex(of: target) == laid(input: place)
      return ProductList(
        stays ? [Product(output: typed(output: target), places: [place])] : [])
    }
    let share = try share(ofWindow: window, within: limits)
    return ProductList(
      try relation.plain().meetings(ofOutput: window).compactMap(\.input).map { sample in
        Product(
          output: typed(output: plane * relation.samples + sample), places: [place], scale: share)
      })
  }

  private func share(ofWindow window: Int, within limits: Limits) throws(ArithmeticError)
    -> Rational
  {
    let pooling = Pooling(span: .sliding(relation), kind: .avg, divisor: divisor)
    return Rational(1).divided(by: max(try pooling.window(window, within: limits).divisor, 1))
  }

  /// What each number is divided by: its window’s size, or 1 if it fills the window.
  var divisor: DivisorRule { fills ? .fixed(1) : .padded }

  /// For each cell of the input, plane by plane, the index it goes to, counted through all planes.
  private var targets: [Int]? {
    guard let numbers = places?.normalized(by: layout).intValues else { return nil }
    let samples = max(relation.samples, 1)
    return numbers.enumerated().map { flat, number in
      let (plane, place) = home(of: number, flat / max(relation.windows, 1))
      return plane * samples + order.place(place, in: relation.inputShape)
    }
  }

  /// The plane and the place in it that an index names; `plane` is that of the number itself.
  func home(of index: Int, _ plane: Int) -> (plane: Int, place: Int) {
    scope.read(
      index, home: plane, cells: max(relation.samples, 1), channels: layout.outer.last ?? 1)
  }

  public var headers: [String] { places == nil ? ["input", "times the share"] : ["input"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    guard places == nil else {
      return .fact(
        label: "place", text: count == 0 ? "no number was remembered for it: 0" : "a number’s place"
      )
    }
    let text = count == 1 ? "1 window reaches it" : "\(count) windows reach it"
    return .fact(label: "shares", text: text)
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    places == nil
      ? "\(Count(list.count, "output")), \(fills ? "the whole number each" : "in equal shares")"
      : "its remembered place"
  }

  private func laid(output: Int) -> Int { layout.laid(output, cells: relation.samples) }
  private func typed(output: Int) -> Int { layout.typed(output, cells: relation.samples) }
  private func laid(input: Int) -> Int { layout.laid(input, cells: relation.windows) }
  private func typed(input: Int) -> Int { layout.typed(input, cells: relation.windows) }
}

extension PlaceOrder {
  /// Converts an index in this order to row-major order.
  func place(_ written: Int, in shape: [Int]) -> Int {
    guard self == .column else { return written }
    let index = shape.reversed().index(ofCell: written)
    return WindowFigure.ravel(index.reversed(), shape)
  }
}
