internal import Arithmetic
internal import Commands
internal import Documents

/// What a mistake does to a computation. What does not apply, or cannot be computed, is left out.
enum Change: Sendable {
  /// It computes something else.
  case computation(@Sendable (Origin, Limits) -> [Origin?])
  /// It computes the right thing, and does something to the result.
  case result(@Sendable (Tensor, Origin, Limits) -> [Tensor?])
  /// It computes nothing of the kind, and no other mistake stands beside it.
  case replacement(@Sendable (Origin, Limits) -> [Tensor?])

  /// The results of a computation with this change in it.
  func results(of origin: Origin, within limits: Limits) -> [Value] {
    switch self {
    case .computation(let change):
      return change(origin, limits).compactMap { $0?.value(within: limits) }
    case .result(let change):
      guard case .tensor(let tensor) = origin.value(within: limits) else { return [] }
      return change(tensor, origin, limits).compactMap { $0.map { .tensor($0) } }
    case .replacement(let compute):
      return compute(origin, limits).compactMap { $0.map { .tensor($0) } }
    }
  }

  /// The results with both changes in it, this one's computation first; nil where one of them is the
  /// whole computation.
  func results(beside other: Change, of origin: Origin, within limits: Limits) -> [Value] {
    switch (self, other) {
    case (.replacement, _), (_, .replacement): return []
    case (.computation(let first), _):
      return first(origin, limits).compactMap { $0 }
        .flatMap { other.results(of: $0, within: limits) }
    case (.result, .computation): return other.results(beside: self, of: origin, within: limits)
    case (.result(let first), .result(let second)):
      guard case .tensor(let tensor) = origin.value(within: limits) else { return [] }
      return first(tensor, origin, limits).compactMap { $0 }
        .flatMap { second($0, origin, limits) }
        .compactMap { $0.map { .tensor($0) } }
    }
  }
}
