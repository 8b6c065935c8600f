public import Arithmetic
public import Documents

/// A reduction of all cells of an operand, or along an axis: sum, mean, product, maximum or minimum.
public struct FoldedComputation: LinearComputation {
  public let kind: String
  public let operands: [Operand]
  private let result: Tensor
  private let axis: Int?
  private let rule: Rule

  public enum Rule: Equatable, Sendable {
    case sum, mean, product, maximum, minimum
  }

  /// - Parameter axis: Counted from 0; nil for all cells.
  public init(kind: String, operand: Operand, result: Tensor, axis: Int?, rule: Rule) {
    self.kind = kind
    self.operands = [operand]
    self.result = result
    self.axis = axis
    self.rule = rule
  }

  public var facts: [String] { operands.map { "\($0.name) \(ShapeText.times($0.shape))" } }
  public var outputShape: [Int] { result.shape }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let line = line(output)
    guard rule == .product else { return line.map { Product(output: output, places: [$0]) } }
    return [Product(output: output, factors: line.map { Product.Factor(0, $0) })]
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    ProductList([Product(output: reduced(place), places: [place])])
  }

  /// The cells of the operand that are reduced to an output.
  private func line(_ output: Int) -> [Int] {
    let shape = operands[0].shape
    guard let axis, shape.indices.contains(axis) else { return Array(0..<shape.saturatingCount) }
    let after = shape[(axis + 1)...].reduce(1, *)
    let (before, rest) = output.quotientAndRemainder(dividingBy: max(after, 1))
    return (0..<shape[axis]).map { (before * shape[axis] + $0) * after + rest }
  }

  /// The output that a cell is reduced to.
  private func reduced(_ place: Int) -> Int {
    let shape = operands[0].shape
    guard let axis, shape.indices.contains(axis), shape[axis] > 0 else { return 0 }
    let after = max(shape[(axis + 1)...].reduce(1, *), 1)
    return place / after / shape[axis] * after + place % after
  }

  public func divisor(ofOutput output: Int) -> Int? {
    rule == .mean ? max(line(output).count, 1) : nil
  }

  public var figureKind: SumFigure.Kind {
    switch rule {
    case .sum, .mean, .product: .sum
    case .maximum: .maximum
    case .minimum: .minimum
    }
  }

  public var headers: [String] { rule == .product ? [] : ["cell"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let cells = Count(line(output).count, "cell")
    let what =
      switch rule {
      case .sum: "the sum"
      case .mean: "the mean"
      case .product: "the product"
      case .maximum: "the greatest"
      case .minimum: "the least"
      }
    return .fact(label: "made of", text: "\(what) of \(cells)")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    Count(list.count, "cell").description
  }
}

/// A matrix product `a @ b`: of two matrices, or of a matrix and a vector.
public struct MatrixProductComputation: LinearComputation {
  public let kind: String
  public let operands: [Operand]
  private let result: Tensor

  /// - Parameter operands: Two operands of rank 1 or 2; a vector is a row on the left and a column on the
  ///   right.
  public init(kind: String = "product", operands: [Operand], result: Tensor) {
    self.kind = kind
    self.operands = operands
    self.result = result
  }

  public var facts: [String] { operands.map { "\($0.name) \(ShapeText.times($0.shape))" } }
  public var outputShape: [Int] { result.shape }
  public func value(within limits: Limits) throws(ArithmeticError) -> Value { .tensor(result) }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (row, column) = output.quotientAndRemainder(dividingBy: max(width, 1))
    return (0..<inner).map { place in
      Product(output: output, places: [row * inner + place, place * width + column])
    }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let (inner, width) = (inner, width)
    if operand == 0 {
      let (row, step) = place.quotientAndRemainder(dividingBy: max(inner, 1))
      return ProductList(count: width) {
        Product(output: row * width + $0, places: [place, step * width + $0])
      }
    }
    let (step, column) = place.quotientAndRemainder(dividingBy: max(width, 1))
    return ProductList(count: height) {
      Product(output: $0 * width + column, places: [$0 * inner + step, place])
    }
  }

  /// The sizes of a product of a height × inner and an inner × width matrix.
  private var inner: Int { operands[0].shape.last ?? 1 }
  private var width: Int { operands[1].shape.count > 1 ? operands[1].shape[1] : 1 }
  private var height: Int { operands[0].shape.count > 1 ? operands[0].shape[0] : 1 }

  public var headers: [String] { ["left", "times right"] }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    let (row, column) = output.quotientAndRemainder(dividingBy: max(width, 1))
    let left = operands[0].shape.count > 1 ? "row \(row) of \(operands[0].name)" : operands[0].name
    let right =
      operands[1].shape.count > 1 ? "column \(column) of \(operands[1].name)" : operands[1].name
    return .fact(label: "sum", text: "\(Count(count, "product")): \(left) times \(right)")
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    Count(list.count, "cell").description
  }
}
