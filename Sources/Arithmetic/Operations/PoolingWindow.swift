/// A pooling window in detail: what is under each tap.
public struct PoolingWindow: Equatable, Sendable {
  public enum Cell: Equatable, Sendable {
    /// A sample, by its row-major index in the plane.
    case sample(Int)
    /// Padding.
    case padding
    /// Beyond the end of the padding, which is only possible with `ceil`.
    case overhang
  }

  /// The window's index along each axis of the output.
  public let index: [Int]
  /// The size of the window, and the position of its first tap in the input.
  public let shape: [Int]
  public let origin: [Int]
  /// What is under each tap, in row-major order of `shape`.
  public let cells: [Cell]
  /// The divisor of the average.
  public let divisor: Int

  /// The samples, in row-major order.
  public var samples: [Int] {
    cells.compactMap { cell in
      if case .sample(let place) = cell { place } else { nil }
    }
  }
}

extension Pooling {
  /// A window of a plane.
  ///
  /// - Parameter window: The row-major index of the window.
  /// - Throws: `.indexOutOfRange`; `.tooManyCells`.
  public func window(_ window: Int, within limits: Limits) throws(ArithmeticError)
    -> PoolingWindow
  {
    let count = try limits.count(span.outputShape)
    guard window >= 0, window < count else {
      throw .indexOutOfRange(axis: 0, index: window, size: count)
    }
    _ = try limits.count(span.kernelShape)
    _ = try limits.count(span.inputShape)
    let index = span.index(ofWindow: window)
    var shape: [Int] = []
    var origin: [Int] = []
    var cells: [PoolingWindow.Cell] = [.sample(0)]
    for (axis, place) in index.enumerated() {
      let line = span.line(axis: axis, window: place)
      let size = span.inputShape[axis]
      shape.append(line.cells.count)
      origin.append(line.start)
      cells = cells.flatMap { outer in line.cells.map { outer.joined(with: $0, size: size) } }
    }
    return PoolingWindow(
      index: index, shape: shape, origin: origin, cells: cells,
      divisor: span.count(ofWindow: index, by: divisor))
  }
}

extension PoolingSpan {
  /// What is under a window's taps along one axis.
  fileprivate func line(axis: Int, window: Int) -> (start: Int, cells: [PoolingWindow.Cell]) {
    switch self {
    case .adaptive(let relation):
      let range = relation.axes[axis].window(window)
      return (range.lowerBound, range.map { .sample($0) })
    case .sliding(let relation):
      let line = relation.axes[axis]
      let cells = (0..<line.kernel).map { tap -> PoolingWindow.Cell in
        let position = line.position(output: window, tap: tap)
        if position >= line.input + line.padding.end { return .overhang }
        return position < 0 || position >= line.input ? .padding : .sample(position)
      }
      return (line.position(output: window, tap: 0), cells)
    }
  }
}

extension PoolingWindow.Cell {
  /// Combines two axes: outside the input along one is outside the input.
  fileprivate func joined(with inner: Self, size: Int) -> Self {
    switch (self, inner) {
    case (.sample(let outer), .sample(let place)): .sample(outer * size + place)
    case (.overhang, _), (_, .overhang): .overhang
    default: .padding
    }
  }
}
