/// A pooling with all sizes known: each window of each plane is reduced to one number.
///
/// Inputs are grids `(…outer, …space)` with any number of outer axes (batch, channels); results are
/// `(…outer, …windows)`. Padding is never a maximum and adds nothing to a sum.
public struct Pooling: Equatable, Sendable {
  public let span: PoolingSpan
  public let kind: PoolingKind
  public let divisor: DivisorRule
  public let powers: PowerRule
  /// Whether the maximum of a window without a sample is −∞, as PyTorch has it, and no error.
  public let answersEmptyWindows: Bool

  public init(
    span: PoolingSpan, kind: PoolingKind, divisor: DivisorRule = .padded,
    powers: PowerRule = .signed, answersEmptyWindows: Bool = false
  ) {
    self.span = span
    self.kind = kind
    self.divisor = divisor
    self.powers = powers
    self.answersEmptyWindows = answersEmptyWindows
  }

  /// The same windows under another kind of pooling, or other windows under this one.
  public func with(
    span: PoolingSpan? = nil, kind: PoolingKind? = nil, divisor: DivisorRule? = nil
  ) -> Pooling {
    Pooling(
      span: span ?? self.span, kind: kind ?? self.kind, divisor: divisor ?? self.divisor,
      powers: powers, answersEmptyWindows: answersEmptyWindows)
  }

  /// Pooling to a given output size. See `AdaptiveAxis`.
  ///
  /// - Throws: `.axisCount`, `.notPositive`, `.overflow`.
  public static func adaptive(
    input: [Int], output: [Int], kind: PoolingKind
  ) throws(ArithmeticError) -> Pooling {
    Pooling(
      span: .adaptive(try AdaptiveRelation(input: input, output: output)), kind: kind,
      divisor: .samples)
  }

  /// The divisor of a window's average.
  public func divisor(ofWindow window: Int) -> Int {
    span.count(ofWindow: span.index(ofWindow: window), by: divisor)
  }

  /// The divisors of all windows.
  ///
  /// - Throws: `.emptyWindow` if one would be 0; `.tooManyCells`.
  func divisors(within limits: Limits) throws(ArithmeticError) -> [Int] {
    let count = try limits.count(span.outputShape)
    var divisors: [Int] = []
    divisors.reserveCapacity(count)
    for window in 0..<count {
      let index = span.index(ofWindow: window)
      let divisor = span.count(ofWindow: index, by: divisor)
      guard divisor != 0 else { throw .emptyWindow(window: index) }
      divisors.append(divisor)
    }
    return divisors
  }

  /// The sizes of the outer axes, after checking that the others match the windows.
  func outer(of shape: [Int], space: [Int]) throws(ArithmeticError) -> [Int] {
    guard shape.count >= space.count else {
      throw .rankMismatch(expected: space.count, actual: shape.count)
    }
    let outer = shape.count - space.count
    for axis in space.indices where shape[outer + axis] != space[axis] {
      throw .sizesDisagree(axis: outer + axis, space, Array(shape.suffix(space.count)))
    }
    return Array(shape.prefix(outer))
  }

  /// Calls `body` with the windows of every plane in order, after checking the limits.
  func forEachWindow(
    of shape: [Int], within limits: Limits,
    _ body: (_ touches: Touches, _ plane: Int, _ window: Int) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    let outer = try outer(of: shape, space: span.inputShape)
    let planes = try limits.count(outer)
    _ = try limits.count(outer + span.outputShape)
    let touches = try span.touches(within: limits)
    try limits.check(work: planes, touches.windowCount, touches.tapCount)
    var left = 0
    for plane in 0..<planes {
      for window in 0..<touches.windowCount {
        if left <= 0 {
          try Interruption.check(steps: 100)
          left = 100_000
        }
        left -= touches.tapCount
        try body(touches, plane, window)
      }
    }
  }
}
