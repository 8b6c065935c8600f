/// The computation behind a value, kept so that `why`, `who` and `play` can go back into it, and
/// homework can ask what another reading would have given.
///
/// A pointer in each case, since problems are large and every answer and variable carries one.
public enum Origin: Sendable {
  case convolution(ConvolutionProblem)
  indirect case matrix(MatrixView)
  indirect case transposed(TransposedProblem)
  indirect case pooling(PoolingProblem)
  /// Windows as columns, which are copies and no sums.
  indirect case patches(PatchProblem)
  /// Sizes alone: there is a formula behind them, but no window to look into.
  indirect case sizes(SizeComputation)

  /// Whether there are sums over windows to go back into.
  public var hasWindows: Bool {
    switch self {
    case .convolution, .matrix, .transposed, .pooling: true
    case .patches, .sizes: false
    }
  }
}
