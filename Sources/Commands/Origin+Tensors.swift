public import Arithmetic

extension Origin {
  /// Calls `body` with every tensor that is kept for going back into the computation.
  public func forEachTensor(_ body: (Tensor) -> Void) {
    switch self {
    case .convolution(let problem): problem.forEachTensor(body)
    case .matrix(let view):
      view.problem.forEachTensor(body)
      body(view.matrix)
      body(view.result)
    case .transposed(let problem):
      for tensor in [problem.input.tensor, problem.kernel.tensor, problem.bias] {
        if let tensor { body(tensor) }
      }
    case .pooling(let problem): if let tensor = problem.input.tensor { body(tensor) }
    case .patches(let problem):
      for tensor in [problem.input.tensor, problem.kernel?.tensor] {
        if let tensor { body(tensor) }
      }
    case .sizes: break
    }
  }
}

extension ConvolutionProblem {
  fileprivate func forEachTensor(_ body: (Tensor) -> Void) {
    if let tensor = input.tensor { body(tensor) }
    if let tensor = kernel.tensor { body(tensor) }
    if let bias { body(bias) }
  }
}
