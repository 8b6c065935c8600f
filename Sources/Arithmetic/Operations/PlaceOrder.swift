/// How the place of a maximum in its plane is counted.
public enum PlaceOrder: String, Sendable, CaseIterable {
  /// The last axis runs fastest: every framework's default.
  case row
  /// The first axis runs fastest: ONNX's `storage_order` 1, MATLAB's.
  case column

  /// A place counted by rows, in this order.
  func written(_ place: Int, in shape: [Int]) -> Int {
    guard self == .column else { return place }
    var rest = place
    var digits: [Int] = []
    for size in shape.reversed() {
      digits.append(rest % size)
      rest /= size
    }
    // The digits are those of the last axis first, which here counts most.
    return zip(digits, shape.reversed()).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// A place written in this order, counted by rows.
  func read(_ place: Int, in shape: [Int]) -> Int {
    self == .row ? place : PlaceOrder.column.written(place, in: shape.reversed())
  }
}

/// Where the count of places begins.
public enum PlaceScope: String, Sendable, CaseIterable {
  /// At each plane: PyTorch's.
  case plane
  /// At the first cell of the whole tensor: ONNX's.
  case tensor
}
