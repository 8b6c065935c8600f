/// The computation behind a value, kept so that `why`, `who` and `play` can go back into it, and
/// homework can ask what another reading would have given.
///
/// Indirect, since problems are large and every answer and variable carries one: a pointer is copied.
public indirect enum Origin: Sendable {
  case convolution(ConvolutionProblem)
  case matrix(MatrixView)
  case transposed(TransposedProblem)
  case pooling(PoolingProblem)
  /// Windows as columns, which are copies and no sums.
  case patches(PatchProblem)
  /// Sizes alone: there is a formula behind them, but no window to look into.
  case sizes(SizeComputation)

  /// Whether there are sums over windows to go back into.
  public var hasWindows: Bool {
    switch self {
    case .convolution, .matrix, .transposed, .pooling: true
    case .patches, .sizes: false
    }
  }
}
