/// The order in which the index of a maximum counts the cells of a plane.
public enum PlaceOrder: String, Sendable, CaseIterable {
  /// Row-major, the last axis varies fastest: the default of every framework.
  case row
  /// Column-major, the first axis varies fastest: MATLAB, ONNX with `storage_order` 1.
  case column

  /// Converts a row-major index to this order.
  func written(_ place: Int, in shape: [Int]) -> Int {
    guard self == .column else { return place }
    var rest = place
    var digits: [Int] = []
    for size in shape.reversed() {
      digits.append(rest % size)
      rest /= size
    }
    // The digits begin with the last axis, which is the most significant in column-major order.
    return zip(digits, shape.reversed()).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// Converts an index in this order to row-major order.
  func read(_ place: Int, in shape: [Int]) -> Int {
    self == .row ? place : PlaceOrder.column.written(place, in: shape.reversed())
  }
}

/// Where the indices of maxima count from.
public enum PlaceScope: String, Sendable, CaseIterable {
  /// From the start of each plane: PyTorch.
  case plane
  /// From the first cell of the whole tensor: ONNX.
  case tensor
}
