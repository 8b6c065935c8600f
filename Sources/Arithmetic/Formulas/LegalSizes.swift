/// The output sizes that a transposed convolution or an unpooling can have along an axis.
///
/// A convolution with stride s takes s neighbouring sizes to one, so its transpose has s sizes to
/// choose from, and the output padding a says which. PyTorch's unpooling takes every size less
/// than s away from its default.
public struct LegalSizes: Equatable, Sendable {
  /// The sizes, in order and without a gap.
  public let sizes: ClosedRange<Int>
  /// The size that a is counted from: a = 0, or an unpooling's default.
  public let base: Int
  private let values: SizeValues
  private let forward: SizeLaw

  /// - Parameter question: i′, k, s, d and the paddings that the law asks for.
  /// - Throws: `.notPositive` when no size is positive, and what `SizeLaw.completed` throws.
  public init(_ law: SizeLaw, _ question: SizeValues, axis: SpatialAxis = .only)
    throws(ArithmeticError)
  {
    var values = try law.prepared(question, axis: axis)
    values[.outputPadding] = 0
    guard let stride = values[.stride] else { throw .missingSize(.stride) }
    base = try Self.baseLaw(law).evaluate(values)
    let first: Formula
    let last: Formula
    if law.operation == .unpooling {
      (first, last) = (
        .constant(base) - .constant(stride) + 1, .constant(base) + .constant(stride) - 1
      )
    } else if law.isSame {
      last = Relationship.transposedSame.law.formula
      first = last - .constant(stride) + 1
    } else {
      (first, last) = (.constant(base), .constant(base) + .constant(stride) - 1)
    }
    let largest = try last.evaluate(values)
    guard largest >= 1 else { throw .notPositive(.output, axis: axis, value: largest) }
    sizes = Swift.max(try first.evaluate(values), 1)...largest
    self.values = values
    forward = SizeLaw(
      law.operation == .unpooling ? .pooling : .convolution,
      padding: law.isSame ? law.padding : .pair)
  }

  /// a of a size; of an unpooling how far it lies from the default.
  public func outputPadding(of size: Int) -> Int { size - base }

  /// The size that the convolution or pooling makes of it again; nil where its window does not fit.
  public func wayBack(from size: Int) -> Int? {
    var question = values
    question[.input] = size
    if forward.padding != .pair {
      question[.padding] = nil
      question[.paddingBegin] = nil
      question[.paddingEnd] = nil
    }
    return try? forward.output(question)
  }

  private static func baseLaw(_ law: SizeLaw) -> Formula {
    if law.operation == .unpooling { return Relationship.unpooling.law.formula }
    if law.isSame { return Relationship.transposedSameWithOutputPadding.law.formula }
    return Relationship.transposed(evenPadding: false).law.formula
  }
}

extension SizeLaw {
  /// Whether the padding is as much as keeps ⌈i / s⌉.
  var isSame: Bool {
    (padding == .word(.same) || padding == .word(.sameLower))
      && !(framework?.isSignalLibrary ?? false)
  }
}
