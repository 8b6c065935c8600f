public import Arithmetic

/// A matrix with its blocks framed, and its structural zeros told from entries that happen to be 0.
public struct MatrixFigure: Equatable, Sendable {
  public var name: String
  /// A matrix, rank 2.
  public var tensor: Tensor
  /// For each cell whether something stands there; nil when every cell counts.
  public var isEntry: [Bool]?
  /// A frame line is drawn after every so many rows and columns; 0 draws none.
  public var blockRows: Int
  public var blockColumns: Int
  /// Names of rows and columns, such as `y[0,1]` and `x[0,0]`; empty for none.
  public var rowLabels: [String]
  public var columnLabels: [String]

  public init(
    name: String, tensor: Tensor, isEntry: [Bool]? = nil, blockRows: Int = 0,
    blockColumns: Int = 0, rowLabels: [String] = [], columnLabels: [String] = []
  ) {
    self.name = name
    self.tensor = tensor
    self.isEntry = isEntry
    self.blockRows = blockRows
    self.blockColumns = blockColumns
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
  }
}
