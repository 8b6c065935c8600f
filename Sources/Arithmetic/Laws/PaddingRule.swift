/// How the padding was asked for: by numbers, or by one of the literature's words.
public enum PaddingRule: Equatable, Sendable {
  /// A pair for each axis.
  case explicit([PaddingPair])
  /// None: only windows that lie wholly on the input.
  case valid
  /// k̂ − 1 on each side: every window that touches the input.
  case full
  /// o = ⌈i / s⌉, an odd cell at the end (TensorFlow's, ONNX's SAME_UPPER).
  case same
  /// o = ⌈i / s⌉, an odd cell at the beginning (ONNX's SAME_LOWER).
  case sameLower
  /// ⌊k̂ / 2⌋ on each side (Theano's).
  case half
  /// All d(k − 1) cells before the first sample, none after the last.
  case causal

  public var isExplicit: Bool {
    if case .explicit = self { return true }
    return false
  }

  /// Whether it is numbers, not all of them 0.
  public var isPadded: Bool {
    if case .explicit(let pairs) = self { return pairs.contains { $0 != .none } }
    return false
  }

  public var isSame: Bool { self == .same || self == .sameLower }

  /// What the word means where no framework says otherwise.
  public var law: PaddingLaw {
    switch self {
    case .explicit: .numbers
    case .valid: .none
    case .full: .full
    case .same: .same
    case .sameLower: .sameLower
    case .half: .half
    case .causal: .causal
    }
  }
}

/// How a padding word comes to its numbers along one axis.
public enum PaddingLaw: Sendable, Equatable {
  /// As typed.
  case numbers
  case none, full, half, causal, same, sameLower
  /// `same` of the libraries for signals, the larger half of k − 1 before or after the input.
  case late, early
  /// A kernel that is the larger, laid over the input without turning: all of the input is under it
  /// (`valid`), or k windows of the full result, of which ⌊i/2⌋ are left out at the beginning.
  case aroundValid, aroundSame
  /// SAME of a transposed convolution for the size o′ that was asked for: what its convolution pads.
  case sameOfOutput, sameLowerOfOutput
  /// JAX's SAME and VALID for a transposed convolution.
  case jaxSame, jaxValid
  /// Numbers that pad the stretched input of a transposed convolution: p₀ = k̂ − 1 − p′₀.
  case stretched

  /// p₀ and p₁, every number on the way passed through `named`.
  ///
  /// - Parameters:
  ///   - output: o′, where a law depends on it.
  ///   - named: what becomes of a number that has a letter of its own; a derivation writes it down
  ///     and goes on with the letter.
  public func pair<A: SizeAlgebra>(
    _ x: AxisTerms<A>, output: A = 0, naming named: (SizeSymbol, A) -> A = { $1 }
  ) -> (A, A) {
    func both(_ p: A) -> (A, A) {
      let p = named(.padding, p)
      return (p, p)
    }
    func each(_ begin: A, _ end: (A) -> A) -> (A, A) {
      let begin = named(.paddingBegin, begin)
      return (begin, named(.paddingEnd, end(begin)))
    }
    func shared(_ total: A, oddFirst: Bool, least: A? = nil) -> (A, A) {
      let total = named(.paddingTotal, total)
      let half = oddFirst ? ceil(total, over: 2) : floor(total, over: 2)
      return each(least.map { larger(half, $0) } ?? half) { total - $0 }
    }
    switch self {
    case .numbers: return (x.begin, x.end)
    case .none: return both(0)
    case .full: return both(x.gaps)
    case .half: return both(floor(x.reach, over: 2))
    case .causal: return each(x.gaps) { _ in 0 }
    case .same, .sameLower:
      // P = max((⌈i / s⌉ − 1)s + d(k − 1) + 1 − i, 0)
      return shared(
        larger((ceil(x.input, over: x.stride) - 1) * x.stride + x.gaps + 1 - x.input, 0),
        oddFirst: self == .sameLower)
    case .late: return each(floor(x.kernel, over: 2)) { _ in floor(x.kernel - 1, over: 2) }
    case .early: return each(floor(x.kernel - 1, over: 2)) { _ in floor(x.kernel, over: 2) }
    case .aroundValid: return both(x.kernel - x.input)
    case .aroundSame:
      return each(x.kernel - 1 - floor(x.input, over: 2)) { _ in
        x.kernel - x.input + floor(x.input, over: 2)
      }
    case .sameOfOutput, .sameLowerOfOutput:
      return shared(
        larger(Laws.stamps(x) - output, 0), oddFirst: self == .sameLowerOfOutput)
    case .jaxSame: return shared(x.reach - x.stride, oddFirst: false, least: 0)
    case .jaxValid: return each(0) { _ in smaller(x.reach - x.stride, 0) }
    case .stretched: return each(x.gaps - x.begin) { _ in x.gaps - x.end }
    }
  }

  /// The equations that come to the paddings, in the order to be worked out; none for numbers.
  public var equations: [Equation] {
    guard self != .numbers else { return [] }
    var letters = AxisTerms.letters(isTransposed: isOfTransposed)
    letters.begin = .symbol(.transposedPaddingBegin)
    letters.end = .symbol(.transposedPaddingEnd)
    var equations: [Equation] = []
    _ = pair(letters, output: .symbol(.transposedOutput)) {
      equations.append(Equation($0, $1))
      return .symbol($0)
    }
    return equations
  }

  /// Whether it follows from the size that comes out.
  public var isOfOutput: Bool { self == .sameOfOutput || self == .sameLowerOfOutput }

  private var isOfTransposed: Bool {
    switch self {
    case .sameOfOutput, .sameLowerOfOutput, .jaxSame, .jaxValid, .stretched: true
    default: false
    }
  }

  /// The numbers of an axis.
  ///
  /// - Throws: `.overflow`.
  func pair(of sizes: AxisSizes, output: Int = 0) throws(ArithmeticError) -> PaddingPair {
    let (begin, end) = pair(
      sizes.terms(in: WholeSize.self), output: WholeSize(output))
    return PaddingPair(try begin.value, try end.value)
  }
}
