/// What settles the output size along one axis: an operation, how its padding is given and whose
/// rules hold. It picks the relationship that is used and puts the sizes in.
public struct SizeLaw: Equatable, Sendable {
  public enum Operation: String, Sendable, CaseIterable {
    case convolution, pooling, transposed, unpooling
  }

  /// Where the padding comes from.
  public enum Padding: Equatable, Sendable {
    /// One number p for both sides.
    case even
    /// Two numbers p₀ and p₁.
    case pair
    /// One of the literature's words.
    case word(PaddingRule)
  }

  public var operation: Operation
  public var padding: Padding
  public var rounding: Relation.Rounding
  public var framework: Framework?

  /// - Parameter padding: `.word(.explicit)` is read as a pair.
  public init(
    _ operation: Operation, padding: Padding = .even, rounding: Relation.Rounding = .floor,
    framework: Framework? = nil
  ) {
    self.operation = operation
    self.rounding = rounding
    self.framework = framework
    if case .word(.explicit) = padding { self.padding = .pair } else { self.padding = padding }
  }

  public var isTransposed: Bool { operation == .transposed || operation == .unpooling }
  /// The symbols of what goes in and what comes out.
  public var inputSymbol: SizeSymbol { isTransposed ? .transposedInput : .input }
  public var outputSymbol: SizeSymbol { isTransposed ? .transposedOutput : .output }

  /// The sizes that the law is asked with, in the order they are usually named.
  public var questionSymbols: [SizeSymbol] {
    let paddings: [SizeSymbol]
    switch padding {
    case .even: paddings = [.padding]
    case .pair: paddings = [.paddingBegin, .paddingEnd]
    case .word: paddings = []
    }
    return [inputSymbol, .kernel, .stride] + paddings + [.dilation]
      + (operation == .transposed ? [.outputPadding] : [])
  }

  /// The relationship that gives the output, for sizes that are known as far as it matters.
  public func relationship(for values: SizeValues) -> Relationship {
    isTransposed ? transposedRelationship(for: values) : forwardRelationship(for: values)
  }

  private func forwardRelationship(for values: SizeValues) -> Relationship {
    var isEven = true
    switch padding {
    case .even: break
    case .pair, .word(.causal): isEven = false
    case .word(.same) where framework?.isSignalLibrary ?? false: isEven = false
    case .word(.same): return .same
    case .word(.sameLower): return .sameLower
    case .word(.valid) where framework == .tf || framework == .keras: return .valid
    case .word: break
    }
    guard operation == .pooling, rounding == .ceil else {
      return .convolution(evenPadding: isEven, rounding: rounding)
    }
    let isPadded = [.padding, .paddingBegin, .paddingEnd].contains { (values[$0] ?? 0) != 0 }
    return framework == .caffe && !isPadded
      ? .convolution(evenPadding: isEven, rounding: .ceil) : .ceilClipped(evenPadding: isEven)
  }

  private func transposedRelationship(for values: SizeValues) -> Relationship {
    guard operation == .transposed else { return .unpooling }
    let asksMore = values[.outputPadding] != nil
    switch padding {
    case .even: return .transposed(evenPadding: true)
    case .pair, .word(.causal): return .transposed(evenPadding: false)
    case .word(.same), .word(.sameLower):
      return asksMore && framework == .keras ? .transposedSameWithOutputPadding : .transposedSame
    case .word(.valid) where hasDefaultSize && !asksMore: return .transposedValid
    case .word: return .transposed(evenPadding: true)
    }
  }

  /// Whether leaving the output padding away is not the same as 0: Keras and TensorFlow then take
  /// the largest legal size.
  var hasDefaultSize: Bool {
    (framework == .tf || framework == .keras) && (isSame || padding == .word(.valid))
  }

  /// `same` of the signal libraries along one axis: MATLAB's begins with the smaller half of k − 1.
  private var signalSame: [Equation] {
    let k = Formula.symbol(.kernel)
    let (early, late) = (floor(k - 1, over: 2), floor(k, over: 2))
    return framework == .matlab
      ? [Equation(.paddingBegin, early), Equation(.paddingEnd, late)]
      : [Equation(.paddingBegin, late), Equation(.paddingEnd, early)]
  }

  /// The paddings that a word stands for, in the order to be worked out; SAME's belong to its law.
  public var paddingEquations: [Equation] {
    guard case .word(let rule) = padding else { return [] }
    let gaps = Formula.symbol(.dilation) * (.symbol(.kernel) - 1)
    switch rule {
    case .same where framework?.isSignalLibrary ?? false: return signalSame
    case .explicit, .same, .sameLower: return []
    case .valid: return [Equation(.padding, 0)]
    case .full: return [Equation(.padding, gaps)]
    case .half: return [Equation(.padding, floor(gaps + 1, over: 2))]
    case .causal: return [Equation(.paddingBegin, gaps), Equation(.paddingEnd, 0)]
    }
  }
}
