public import Arithmetic
public import Documents

/// A dense layer: y[u] = b[u] + Σ_i w[u, i] · x[i], for each image of a batch.
public struct DenseComputation: LinearComputation {
  /// `(features)` or `(batch, features)`.
  public let input: Operand
  /// `(units, features)`.
  public let weights: Operand
  public let biases: Tensor?

  public let kind = "dense"
  public var operands: [Operand] { [input, weights] }
  private var features: Int { weights.shape[1] }
  private var units: Int { weights.shape[0] }
  public var outputShape: [Int] { input.shape.dropLast() + [units] }

  public var facts: [String] {
    ["\(Count(features, "input")) to \(Count(units, "output"))"]
      + (biases == nil ? ["no bias"] : [])
  }

  public func value(within limits: Limits) throws(ArithmeticError) -> Value {
    let turned = try weights.cells(within: limits).transposed()
    let sums = try input.cells(within: limits).matrixProduct(turned, within: limits)
    guard let biases else { return .tensor(sums) }
    return .tensor(try sums.adding(biases, within: limits))
  }

  public func products(
    ofOutput output: Int, within limits: Limits
  ) throws(ArithmeticError) -> [Product] {
    let (image, unit) = output.quotientAndRemainder(dividingBy: units)
    return (0..<features).map {
      Product(output: output, places: [image * features + $0, unit * features + $0])
    }
  }

  public func products(
    with place: Int, of operand: Int, within limits: Limits
  ) throws(ArithmeticError) -> ProductList {
    let (features, units) = (features, units)
    let (first, feature) = place.quotientAndRemainder(dividingBy: features)
    guard operand == 1 else {
      return ProductList(count: units) {
        Product(output: first * units + $0, places: [place, $0 * features + feature])
      }
    }
    let images = input.shape.saturatingCount / features
    return ProductList(count: images) {
      Product(output: $0 * units + first, places: [$0 * features + feature, place])
    }
  }

  public func bias(ofOutput output: Int) -> Scalar? { biases?.cell(output % units) }

  public func reason(_ count: Int, ofOutput output: Int) -> Block {
    .fact(
      label: "sum",
      text: "\(Count(count, "product")): all of \(input.name) times row \(output % units) of "
        + weights.name)
  }

  public func reach(_ list: ProductList, of place: Int, in operand: Int) -> String {
    Count(list.count, "output").description
  }
}

extension DenseComputation: LayerComputation {
  public func gradients(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> [Gradient] {
    let arrived = try upstream.cells(within: limits)
    let dx = try arrived.matrixProduct(try weights.cells(within: limits), within: limits)
    let images = max(input.shape.saturatingCount / max(features, 1), 1)
    let cells = try input.cells(within: limits).reshaped(to: [images, features], within: limits)
    let rows = try arrived.reshaped(to: [images, units], within: limits).transposed()
    return [Gradient(dx), Gradient(try rows.matrixProduct(cells, within: limits))]
  }

  public func biasGradient(
    _ upstream: Operand, within limits: Limits
  ) throws(ArithmeticError) -> Gradient? {
    guard biases != nil else { return nil }
    let arrived = try upstream.cells(within: limits)
    return Gradient(try arrived.sum(keeping: arrived.rank - 1, within: limits))
  }
}
