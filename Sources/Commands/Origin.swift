/// The computation behind a value, kept so that `why`, `who` and `play` can go back
/// into it.
public enum Origin: Sendable {
  case convolution(ConvolutionProblem)
  case matrix(MatrixView)
  case transposed(TransposedProblem)
  case pooling(PoolingProblem)
}
