internal import Arithmetic
internal import Commands
internal import Computations
public import Documents

/// One way to go wrong: what it is called, how likely it is, what it computes and what is said of it.
///
/// A mistake is not a list of wrong numbers but a change of the key's own computation, so it fits
/// every problem that it applies to.
public struct Mistake: Sendable {
  /// Its number in the catalogue; several names may share one.
  public let number: Int
  public let name: String
  public let group: Group
  /// Its weight before anything is known, beside 0.15 for an answer that nothing explains and 0.3 for
  /// a right one with slips.
  public let prior: Double
  let change: Change
  /// The sentence with the problem's numbers left open; see `Wording`.
  let sentence: String

  init(
    _ number: Int, _ name: String, _ group: Group, prior: Double, _ change: Change,
    _ sentence: String
  ) {
    self.number = number
    self.name = name
    self.group = group
    self.prior = prior
    self.change = change
    self.sentence = sentence
  }

  /// What part of the work it is about. Two mistakes of one group do not stand side by side.
  public enum Group: String, Sendable, CaseIterable {
    case kernel, padding, stride, axes, dilation, bias, values, layout, rounding, channels
    case size, matrix, pooling, transposed

    /// The lesson about that part.
    public var lesson: String? {
      switch self {
      case .kernel: "flip"
      case .padding: "padding"
      case .stride: "stride"
      case .dilation: "dilation"
      case .bias, .channels, .layout: "channels"
      case .rounding, .size: "size-formula"
      case .matrix: "toeplitz"
      case .pooling: "pooling"
      case .transposed: "transposed"
      default: nil
      }
    }
  }

  /// What is said of a problem where this mistake was made: about the work, not the person.
  public func sentence(for key: KeyComputation) -> String {
    Wording(key.origin).filled(sentence)
  }

  /// A command that gives these numbers, where one can be typed: `conv x k flip`.
  public func command(for key: KeyComputation) -> String? {
    guard case .computation(let change) = change, let origin = key.origin,
      let varied = change(origin, key.limits).lazy.compactMap({ $0 }).first
    else { return nil }
    return varied.spelled(insteadOf: origin)
  }

  /// The results of the key's computation with this mistake in it, one for each reading of the
  /// mistake; none where it does not apply or nothing can be computed.
  public func values(in key: KeyComputation) -> [Value] {
    guard let origin = key.origin else { return [] }
    let results = shapes(in: key) ?? change.results(of: origin, within: key.limits)
    return results.compactMap { try? key.value(puttingIn: $0) }
  }

  /// Of a key that asks only for the shape of a convolution: the shape that this mistake about sizes
  /// gives, or zeros of it, in the convolution's place. nil for other keys.
  private func shapes(in key: KeyComputation) -> [Value]? {
    guard case .shape = key.value, let problem = key.origin as? ConvolutionComputation else {
      return nil
    }
    let sizes = SizeComputation(problem)
    return change.results(of: sizes, within: key.limits).compactMap { value in
      guard case .shape(let shape) = value else { return nil }
      if problem.givesSizesOnly { return value }
      return (try? Tensor.zeros(shape, within: key.limits)).map { .tensor($0) }
    }
  }
}
