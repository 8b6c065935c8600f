/// The output sizes that a transposed convolution or an unpooling can have along an axis, each with
/// the axis that it settles.
///
/// A convolution with stride s takes s neighbouring sizes to one, so its transpose has s sizes to
/// choose from: the output padding a says which, or the padding that is cropped. PyTorch's unpooling
/// takes every size less than s away from its usual one.
public struct LegalSizes: Equatable, Sendable {
  /// The sizes, in order and without a gap.
  public let sizes: ClosedRange<Int>
  private let problem: SizeProblem
  private let question: SizeValues

  /// - Parameter question: i′, k, s, d and the paddings that the problem asks for.
  /// - Throws: `.notPositive` when no size is positive, and what settling the sizes throws.
  public init(_ problem: SizeProblem, _ question: SizeValues) throws(ArithmeticError) {
    let legal = try problem.legalSizes(question)
    guard !legal.isEmpty else {
      throw .notPositive(.output, axis: .only, value: legal.upperBound - 1)
    }
    sizes = legal.lowerBound...(legal.upperBound - 1)
    self.problem = problem
    self.question = question
  }

  /// The axis with a size.
  ///
  /// - Throws: what settling the sizes throws.
  public func settled(_ size: Int) throws(ArithmeticError) -> SettledAxis {
    var asking = question
    asking[.transposedOutput] = size
    return try problem.settled(asking)
  }

  /// The size that the convolution or pooling makes of it again; nil where its window does not fit.
  public func wayBack(from size: Int) -> Int? {
    guard let relation = try? settled(size).relation else { return nil }
    return try? AxisSizes(relation).settled(by: .convolution, padding: .numbers, axis: .only).size
  }
}
