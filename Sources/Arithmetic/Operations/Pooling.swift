/// A pooling whose windows are settled: each plane of the input is read window by window, and each
/// window leaves one number.
///
/// Inputs are grids whose last axes are the windows' space, after any number of others (batch,
/// channels); results have the same axes before, and the windows after. Padding never wins a maximum
/// and adds nothing to a sum.
public struct Pooling: Equatable, Sendable {
  public let span: PoolingSpan
  public let kind: PoolingKind
  public let divisor: DivisorRule
  /// Whether a power average takes the powers of absolute values.
  public let takesAbsolute: Bool

  public init(
    span: PoolingSpan, kind: PoolingKind, divisor: DivisorRule = .padded,
    takesAbsolute: Bool = false
  ) {
    self.span = span
    self.kind = kind
    self.divisor = divisor
    self.takesAbsolute = takesAbsolute
  }

  /// Pooling to a size asked for. See `AdaptiveAxis`.
  ///
  /// - Throws: `.axisCount`, `.notPositive`, `.overflow`.
  public static func adaptive(
    input: [Int], output: [Int], kind: PoolingKind
  ) throws(ArithmeticError) -> Pooling {
    Pooling(
      span: .adaptive(try AdaptiveRelation(input: input, output: output)), kind: kind,
      divisor: .samples)
  }

  /// What the sum of a window is divided by in an average.
  public func divisor(ofWindow window: Int) -> Int {
    span.count(ofWindow: span.index(ofWindow: window), by: divisor)
  }

  /// The divisors of all windows.
  ///
  /// - Throws: `.emptyWindow` where one would be 0; `.tooManyCells`.
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

  /// The axes before space, once it is certain that the rest are the windows' space.
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

  /// Walks the windows of every plane in order, and refuses before it begins what would be too much.
  func forEachWindow(
    of shape: [Int], within limits: Limits,
    _ body: (_ touches: Touches, _ plane: Int, _ window: Int) throws(ArithmeticError) -> Void
  ) throws(ArithmeticError) {
    let outer = try outer(of: shape, space: span.inputShape)
    let planes = try limits.count(outer)
    _ = try limits.count(outer + span.outputShape)
    let touches = try span.touches(within: limits)
    try limits.check(work: planes, touches.windowCount, touches.tapCount)
    for plane in 0..<planes {
      for window in 0..<touches.windowCount {
        if window & 0x3F == 0 { try Interruption.check() }
        try body(touches, plane, window)
      }
    }
  }
}
