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
  /// From the first pixel of each image, all channels of a pixel one after another: TensorFlow.
  case pixels

  /// The index of a place in a plane, where `cells` is the size of a plane.
  func written(_ place: Int, plane: Int, cells: Int, channels: Int) -> Int {
    switch self {
    case .plane: place
    case .tensor: plane * cells + place
    case .pixels: place * channels + plane % channels
    }
  }

  /// The plane and the place in it that an index names; `home` is the plane of the number itself.
  public func read(_ index: Int, home: Int, cells: Int, channels: Int) -> (plane: Int, place: Int) {
    switch self {
    case .plane: (home, index)
    case .tensor: (index / cells, index % cells)
    case .pixels: (home / channels * channels + index % channels, index / channels)
    }
  }

  /// How many indices there are, from 0 on.
  func count(cells: Int, planes: Int, channels: Int) -> Int {
    switch self {
    case .plane: cells
    case .tensor: planes * cells
    case .pixels: channels * cells
    }
  }
}
