/// What can be practised without a file.
public enum QuizTopic: String, CaseIterable, Sendable {
  case conv, shape, transpose, toeplitz, pool

  var summary: String {
    switch self {
    case .conv: "slide a kernel over numbers"
    case .shape: "sizes that come out"
    case .transpose: "transposed convolutions"
    case .toeplitz: "convolutions as matrices"
    case .pool: "greatest numbers and averages of windows"
    }
  }
}
