internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents

/// What a mistake does to a computation. What does not apply, or cannot be computed, is left out.
enum Change: Sendable {
  /// It computes something else.
  case computation(@Sendable (any Computation, Limits) -> [(any Computation)?])
  /// It computes the right thing, and does something to the result.
  case result(@Sendable (Tensor, any Computation, Limits) -> [Tensor?])
  /// It gives these values, and no other mistake stands beside it.
  case values(@Sendable (any Computation, Limits) -> [Value])
  /// It computes nothing of the kind, and no other mistake stands beside it.
  case replacement(@Sendable (any Computation, Limits) -> [Tensor?])

  /// The results of a computation with this change in it.
  func results(of origin: any Computation, within limits: Limits) -> [Value] {
    switch self {
    case .computation(let change):
      return change(origin, limits).compactMap { $0?.result(within: limits) }
    case .result(let change):
      guard case .tensor(let tensor) = origin.result(within: limits) else { return [] }
      return change(tensor, origin, limits).compactMap { $0.map { .tensor($0) } }
    case .values(let compute): return compute(origin, limits)
    case .replacement(let compute):
      return compute(origin, limits).compactMap { $0.map { .tensor($0) } }
    }
  }

  /// The results with both changes in it, this one's computation first; nil where one of them is the
  /// whole computation.
  func results(beside other: Change, of origin: any Computation, within limits: Limits) -> [Value] {
    switch (self, other) {
    case (.replacement, _), (_, .replacement), (.values, _), (_, .values): return []
    case (.computation(let first), _):
      return first(origin, limits).compactMap { $0 }
        .flatMap { other.results(of: $0, within: limits) }
    case (.result, .computation): return other.results(beside: self, of: origin, within: limits)
    case (.result(let first), .result(let second)):
      guard case .tensor(let tensor) = origin.result(within: limits) else { return [] }
      return first(tensor, origin, limits).compactMap { $0 }
        .flatMap { second($0, origin, limits) }
        .compactMap { $0.map { .tensor($0) } }
    }
  }
}
