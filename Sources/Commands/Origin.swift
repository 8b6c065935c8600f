/// The computation behind a value, kept so that `why`, `who` and `play` can go back into it, and
/// homework can ask what another reading would have given.
///
/// Indirect, since problems are large and every answer and variable carries one: a pointer is copied.
public indirect enum Origin: Sendable {
  case convolution(ConvolutionProblem)
  case matrix(MatrixView)
  case transposed(TransposedProblem)
  case pooling(PoolingProblem)
  /// Sizes alone: there is a formula behind them, but no window to look into.
  case sizes(SizeComputation)

  /// Whether there are windows to go back into.
  public var hasWindows: Bool {
    if case .sizes = self { false } else { true }
  }
}
