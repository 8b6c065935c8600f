/// The computation behind a value, kept so that `why` and `who` can go back into it.
public enum Origin: Sendable {
  case convolution(ConvolutionProblem)
  case transposed(TransposedProblem)
  case pooling(PoolingProblem)
}
