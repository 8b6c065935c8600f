internal import Arithmetic

/// An unpooling with its windows settled and its input at hand.
struct UnpoolingProblem: Sendable {
  let input: Operand
  /// The places that a maximum pool remembered, in the shape of the input; nil where each number is
  /// spread over its window instead.
  let places: Tensor?
  /// Whether the places were not given but known from the pool that the input came from.
  let areRemembered: Bool
  let unpooling: Unpooling
  let layout: PlaneLayout
  /// The spatial size that was asked for.
  let asked: [Int]?
  let framework: Framework?
  let order: PlaceOrder
  let scope: PlaceScope

  /// The relation of the pool that is undone: its windows are the input's cells.
  var relation: Relation { unpooling.relation }
  var outputShape: [Int] { layout.typedShape(space: relation.inputShape) }
  var cellCount: Int { layout.shape.saturatingCount }

  func inputCells(within limits: Limits) throws(ArithmeticError) -> Tensor {
    try input.cells(letter: "y", within: limits)
  }

  /// The output, and the cells of it that more than one number went to.
  func result(
    within limits: Limits
  ) throws(ArithmeticError) -> (output: Tensor, duplicates: [Int]) {
    let cells = try inputCells(within: limits)
    guard let places else {
      return (try unpooling.bySpreading(cells, layout: layout, within: limits), [])
    }
    let unpooled = try unpooling.byPlaces(
      cells, places, layout: layout, order: order, scope: scope, within: limits)
    return (unpooled.output, unpooled.duplicates)
  }

  var isTooLongForSymbols: Bool {
    input.tensor == nil
      && [input.shape, outputShape].contains { (try? Limits.symbols.count($0)) == nil }
  }
}
