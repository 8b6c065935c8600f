public import Arithmetic
public import Documents

/// A rearrangement: each cell is a copy of a cell of an operand, or padding.
///
/// Slices, reshapes, transposes, flips, concatenations and paddings are analysed by applying them to
/// tensors of indices.
public struct GatheredComputation: LinearComputation {
  public let kind: String
  public let facts: [String]
  public let operands: [Operand]
  public let border: Rational
  private let result: Tensor
  private let rearrange: @Sendable ([Tensor]) -> Tensor?

  /// - Parameters:
  ///   - result: The result.
  ///   - rearrange: The same rearrangement of other tensors of the operands' shapes, with 0 as padding.
  public init(
    kind: String, facts: [String] = [], operands: [Operand], result: Tensor, border: Rational = 0,
    rearrange: @escaping @Sendable ([Tensor]) -> Tensor?
  ) {
    self.kind = kind
    self.facts = facts
    self.operands = operands
    self.result = result
    self.border = border
    self.rearrange = rearrange
  }

  public var outputShape: [Int] { result.shape }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  /// For each cell of the result the cell it copies, counted from 1 through all operands; 0 for padding.
  func sources(within limits: Limits) throws(ArithmeticError) -> [Int] {
    var numbered: [Tensor] = []
    var first = 1
    for operand in operands {
      let count = try limits.count(operand.shape)
      numbered.append(
        .exact(Grid(shape: operand.shape, cells: (first..<(first + count)).map { Rational($0) })))
      first += count
    }
    guard let sources = rearrange(numbered)?.intValues, sources.count == result.count else {
      throw .notExact
    }
    return sources
  }

  private func factor(_ source: Int) -> Product.Factor {
    var rest = source - 1
    guard rest >= 0 else { return Product.Factor(0, nil) }
    for (place, operand) in operands.enumerated() {
      let count = operand.shape.saturatingCount
      if rest < count { return Product.Factor(place, rest) }
      rest -= count
    }
    return Product.Factor(0, nil)
  }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    [Product(output: output, factors: [factor(try sources(within: limits)[output])])]
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let first = operands.prefix(operand).reduce(1) { $0 + $1.shape.saturatingCount }
    let own = Product.Factor(operand, place)
    return ProductList(
      try sources(within: limits).enumerated().filter { $0.element == first + place }.map {
        Product(output: $0.offset, factors: [own])
      })
  }

  public var headers: [String] { ["a copy of"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(label: "cell", text: "a copy: nothing is computed")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    Count(list.count, "copy", "copies").description
  }
}
