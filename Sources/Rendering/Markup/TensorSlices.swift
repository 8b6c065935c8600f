internal import Arithmetic

/// A tensor as the matrices of its last two axes, each with its index along the others: how files show
/// values of any rank.
struct TensorSlices {
  /// Rows and columns of each matrix, cut to what can be read.
  let rows: MatrixLayout.Shown
  let columns: MatrixLayout.Shown
  /// Which matrices are shown: the index along the axes before the last two, empty for the only one.
  let indices: [[Int]]
  let hidden: Int
  private let tensor: Tensor
  private let height: Int
  private let length: Int

  /// - Parameter tensor: at least one cell.
  init(_ tensor: Tensor, mostRows: Int = 40, mostColumns: Int = 40, mostSlices: Int = 16) {
    let shape = tensor.shape
    height = shape.count >= 2 ? shape[shape.count - 2] : 1
    length = shape.last ?? 1
    rows = MatrixLayout.Shown(of: height, most: mostRows)
    columns = MatrixLayout.Shown(of: length, most: mostColumns)
    self.tensor = tensor
    let outer = Array(shape.dropLast(2))
    let count = outer.reduce(1, *)
    indices = (0..<min(count, mostSlices)).map { index(of: $0, in: outer) }
    hidden = max(count - mostSlices, 0)
  }

  func cell(_ slice: Int, _ row: Int, _ column: Int) -> Scalar? {
    tensor.cell((slice * height + row) * length + column)
  }
}

/// The index of a flat place in a shape.
func index(of flat: Int, in shape: [Int]) -> [Int] {
  var rest = flat
  return shape.reversed().map { size in
    defer { rest /= max(size, 1) }
    return size > 0 ? rest % size : 0
  }.reversed()
}

extension Tensor {
  func index(of flat: Int) -> [Int] { Rendering.index(of: flat, in: shape) }

  /// Whether cells are sums of symbols, too long for columns.
  var hasSums: Bool {
    guard case .symbolic(let grid) = self else { return false }
    return grid.cells.contains { $0.termCount > 1 }
  }
}
