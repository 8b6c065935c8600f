extension [Int] {
  /// The index along each axis of a cell, by its row-major place in a grid of this shape; 0 along an
  /// empty axis.
  public func index(ofCell place: Int) -> [Int] {
    var (rest, index) = (place, self)
    for axis in indices.reversed() {
      let size = Swift.max(self[axis], 1)
      index[axis] = rest % size
      rest /= size
    }
    return index
  }
}

/// An array of cells of one number type, in row-major order.
///
/// A grid of rank 0 has the shape `[]` and one cell.
///
/// The type does not ask its cells to be numbers, its methods do: else the first grid would cost a search
/// for the conformance at run time, a third of a start.
public struct Grid<Element> {
  public let shape: [Int]
  public var cells: [Element] { didSet { receipt = nil } }
  /// What counts the memory of the cells; changed cells are others, and lose it.
  var receipt: MemoryReceipt?

  /// - Precondition: `cells.count` is the product of `shape`.
  @inlinable
  public init(shape: [Int], cells: [Element]) {
    precondition(shape.reduce(1, *) == cells.count, "the cells do not fill the shape")
    self.shape = shape
    self.cells = cells
  }

  /// A grid filled with one number. The caller must check the size with `Limits`.
  @inlinable
  public init(shape: [Int], repeating cell: Element) {
    self.shape = shape
    self.cells = Array(repeating: cell, count: shape.reduce(1, *))
  }

  public var rank: Int { shape.count }

  /// The distance in `cells` between neighbours along each axis.
  public var strides: [Int] { Self.strides(of: shape) }

  public static func strides(of shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    var step = 1
    for axis in shape.indices.reversed() {
      strides[axis] = step
      step *= shape[axis]
    }
    return strides
  }

  /// The same cells with another shape of equal count.
  public func reshaped(to shape: [Int]) -> Grid {
    var grid = Grid(shape: shape, cells: cells)
    grid.receipt = receipt
    return grid
  }

  public func map<Other: Number>(_ transform: (Element) -> Other) -> Grid<Other> {
    Grid<Other>(shape: shape, cells: cells.map(transform))
  }
}

extension Grid: Sendable where Element: Sendable {}

extension Grid: Equatable where Element: Equatable {
  public static func == (left: Grid, right: Grid) -> Bool {
    left.shape == right.shape && left.cells == right.cells
  }
}
