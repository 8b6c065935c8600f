public import Arithmetic

/// A matrix with its blocks framed and its structural zeros distinguished from entries that happen to be
/// 0.
public struct MatrixFigure: Equatable, Sendable {
  public var name: String
  /// A matrix, rank 2.
  public var tensor: Tensor
  /// For each cell in reading order whether it is an entry, not a structural zero; nil where all are.
  public var isEntry: [Bool]?
  /// The rows and columns of one framed block; 0 draws no frame.
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
