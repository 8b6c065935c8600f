/// What no cell of a tensor goes beyond, and so what an operation's cells cannot go beyond either:
/// from it follows, before anything is computed, how much memory a result may take.
struct CellBound: Equatable {
  var kind: Tensor.Kind
  /// Binary digits of the numerator; in a polynomial, of any coefficient's.
  var top = 0
  /// Binary digits of the denominator; 0 for whole numbers.
  var bottom = 0
  /// Whether all cells have a denominator of so few digits in common, so that sums keep it.
  var isShared = true
  var terms = 1
  /// The most symbols multiplied in one term.
  var degree = 0

  /// Binary digits of numerator and denominator together, as `Limits.bits` counts them.
  var bits: Int { top.saturatingSum(bottom) }

  func multiplied(by other: CellBound) -> CellBound {
    var product = self
    product.kind = kind.joined(other.kind)
    product.top = top.saturatingSum(other.top)
    product.bottom = bottom.saturatingSum(other.bottom)
    product.isShared = isShared && other.isShared
    product.terms = terms.saturatingProduct(other.terms)
    product.degree = degree.saturatingSum(other.degree)
    return product
  }

  /// A sum of so many cells within this bound.
  func summed(_ count: Int) -> CellBound {
    guard count > 1 else { return self }
    var sum = self
    sum.bottom = isShared ? bottom : bottom.saturatingProduct(count)
    sum.top = top.saturatingSum(sum.bottom)
      .saturatingSum(Int.bitWidth - (count - 1).leadingZeroBitCount)
    sum.terms = terms.saturatingProduct(count)
    return sum
  }

  /// The sum of two cells.
  func adding(_ other: CellBound) -> CellBound {
    var sum = self
    sum.kind = kind.joined(other.kind)
    sum.top = max(top.saturatingSum(other.bottom), other.top.saturatingSum(bottom))
      .saturatingSum(1)
    sum.bottom = bottom.saturatingSum(other.bottom)
    sum.isShared = isShared && other.isShared
    sum.terms = terms.saturatingSum(other.terms)
    sum.degree = max(degree, other.degree)
    return sum
  }

  /// A cell within one bound or the other.
  func joined(_ other: CellBound) -> CellBound {
    CellBound(
      kind: kind.joined(other.kind), top: max(top, other.top), bottom: max(bottom, other.bottom),
      isShared: isShared && other.isShared && (bottom == 0 || other.bottom == 0),
      terms: max(terms, other.terms), degree: max(degree, other.degree))
  }

  /// About how many multiplications of machine words a product takes that is added to a sum within this
  /// bound: fractions are brought to lowest terms, and long numbers are multiplied word by word.
  func weight(within limits: Limits) -> Int {
    if kind == .float { return 1 }
    let words = min(bits, limits.bits) / Int.bitWidth
    if words < 2 { return bottom > 0 ? 4 : 1 }
    return (bottom > 0 ? 32 : 8) + words * words / 8
  }

  /// The bytes of polynomials that have so many terms together.
  func bytes(ofTerms terms: Int, in cells: Int, within limits: Limits) -> Int {
    let box = Rational.boxBytes(top: min(top, limits.bits), bottom: min(bottom, limits.bits))
    return Polynomial.bytes(ofTerms: terms, in: cells, degree: degree, box: box)
  }

  /// The bytes of one cell; longer ones than the limits let pass are refused by themselves.
  func bytes(within limits: Limits) -> Int {
    let box = Rational.boxBytes(top: min(top, limits.bits), bottom: min(bottom, limits.bits))
    switch kind {
    case .float: return MemoryLayout<Double>.stride
    case .exact, .complex: return MemoryLayout<Rational>.stride + box
    case .symbolic:
      return Polynomial.bytes(parts: min(terms, limits.terms), degree: degree, box: box)
        .saturatingSum(MemoryLayout<Polynomial>.stride)
    }
  }
}

extension Tensor.Kind {
  /// The kind that tensors of two kinds are brought to.
  func joined(_ other: Tensor.Kind) -> Tensor.Kind {
    if self == .complex || other == .complex { return .complex }
    if self == .symbolic || other == .symbolic { return .symbolic }
    return self == .float ? .float : other
  }
}

extension Int {
  /// The sum, or the greatest integer where it is greater; for sizes, which are not negative.
  public func saturatingSum(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? Int.max : sum
  }
}
