/// The order of a plane's cells in vec(x).
public enum VectorOrder: String, Sendable, CaseIterable {
  /// Row by row, as in C and NumPy.
  case row
  /// Column by column, as in MATLAB and Fortran.
  case column
  /// Row by row, the bottom row first.
  case bottom

  /// For each index of the vector the row-major index of the cell, within a plane.
  public func permutation(of shape: [Int]) -> [Int] {
    let count = shape.reduce(1, *)
    guard shape.count > 1, self != .row else { return Array(0..<count) }
    let grid = Grid<Double>(shape: shape, cells: (0..<count).map(Double.init))
    switch self {
    case .row: return Array(0..<count)
    case .column:
      return grid.permuted(Array(shape.indices.reversed())).cells.map { Int($0) }
    case .bottom:
      let columns = shape[shape.count - 1]
      let rows = shape[shape.count - 2]
      return (0..<count).map { place in
        let (plane, rest) = place.quotientAndRemainder(dividingBy: rows * columns)
        let (row, column) = rest.quotientAndRemainder(dividingBy: columns)
        return (plane * rows + rows - 1 - row) * columns + column
      }
    }
  }
}
