/// The computation behind a value, kept so that `why`, `who` and `play` can go back
/// into it.
///
/// Indirect, since problems are large and every answer and variable carries one: a pointer is copied.
public indirect enum Origin: Sendable {
  case convolution(ConvolutionProblem)
  case matrix(MatrixView)
  case transposed(TransposedProblem)
  case pooling(PoolingProblem)
}
