/// One window of a pooling, laid open: what lies under each tap.
public struct PoolingWindow: Equatable, Sendable {
  public enum Cell: Equatable, Sendable {
    /// A sample, counted in its plane with the last axis fastest.
    case sample(Int)
    /// The padding that was asked for.
    case padding
    /// Beyond the padding's end, where only `ceil` reaches.
    case overhang
  }

  /// The window's place along each axis of the output.
  public let index: [Int]
  /// The size of the window, and the position of its first tap in the input.
  public let shape: [Int]
  public let origin: [Int]
  /// What lies under each tap in reading order; there are as many as `shape` has cells.
  public let cells: [Cell]
  /// What an average divides the sum by.
  public let divisor: Int

  /// The samples alone, in reading order.
  public var samples: [Int] {
    cells.compactMap { cell in
      if case .sample(let place) = cell { place } else { nil }
    }
  }
}

extension Pooling {
  /// One window of a plane.
  ///
  /// - Parameter window: counted with the last axis fastest.
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
  /// What lies under a window's taps along one axis.
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
  /// The cell of two axes at once: off the input on either is off the input.
  fileprivate func joined(with inner: Self, size: Int) -> Self {
    switch (self, inner) {
    case (.sample(let outer), .sample(let place)): .sample(outer * size + place)
    case (.overhang, _), (_, .overhang): .overhang
    default: .padding
    }
  }
}
