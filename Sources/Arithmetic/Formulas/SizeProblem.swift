/// One size that is sought along an axis while the others and the output are known.
///
/// Nearly every law runs one way in each of its sizes (more input never gives less output, a longer
/// kernel never more …), so the solutions are a run of neighbours whose two ends are found by
/// halving. Where a law does not (half padding over k: even and odd kernels differ) a stretch is
/// tried out.
public struct SizeProblem: Equatable, Sendable {
  public let law: SizeLaw
  public let known: SizeValues
  /// o, or o′ of a transposed convolution.
  public let output: Int

  /// Sizes above this are not looked at; a family that reaches it has no end.
  public static let bound = 1 << 30
  /// How far a law is tried out that does not run one way.
  public static let stretch = 0...64

  public init(_ law: SizeLaw, known: SizeValues, output: Int) {
    self.law = law
    self.known = known
    self.output = output
  }

  /// All values of one unknown that give the output, as runs of neighbours, in order.
  ///
  /// - Parameter bounds: where to look; by default wherever it makes sense: an output padding below
  ///   max(s, d), a padding from 0, the rest from 1.
  /// - Throws: `.missingSize`, `.notPositive` and `.negative` for what is wrong with the known
  ///   sizes whatever the unknown, `.overflow` when one of them is above `bound`.
  public func solutions(for unknown: SizeSymbol, within bounds: ClosedRange<Int>? = nil)
    throws(ArithmeticError) -> [SizeFamily]
  {
    for value in known.values where value.magnitude > UInt(Self.bound) { throw .overflow }
    guard let direction = law.direction(in: unknown) else {
      return try triedOut(unknown, within: bounds)
    }
    let domain = bounds ?? defaultBounds(of: unknown)
    let rises = direction == .rising
    let first = try firstPlace(in: domain, unknown) { rises ? $0 >= output : $0 <= output }
    let beyond = try firstPlace(in: domain, unknown) { rises ? $0 > output : $0 < output }
    guard first < beyond else { return [] }
    let isEndless = bounds == nil && beyond > domain.upperBound && unknown != .outputPadding
    let family = SizeFamily(symbol: unknown, range: first...(beyond - 1), isEndless: isEndless)
    return try withoutRemainder(family).map { [$0] } ?? []
  }

  /// The values of the unknown next to a solution that is not there, with the outputs they give:
  /// the last that falls short in the direction of the law and the first that goes too far.
  public func neighbours(of unknown: SizeSymbol) -> [(value: Int, output: Int)] {
    guard let direction = law.direction(in: unknown) else { return [] }
    let domain = defaultBounds(of: unknown)
    guard
      let place = try? firstPlace(
        in: domain, unknown,
        where: { direction == .rising ? $0 >= output : $0 <= output })
    else { return [] }
    return [place - 1, place].filter(domain.contains).compactMap { value in
      guard let size = try? outputSize(unknown, value), size > 0, size < .max else { return nil }
      return (value, size)
    }
  }

  func defaultBounds(of unknown: SizeSymbol) -> ClosedRange<Int> {
    switch unknown {
    case .outputPadding: 0...(Swift.max(known[.stride] ?? 1, known[.dilation] ?? 1, 1) - 1)
    case .padding, .paddingBegin, .paddingEnd: 0...Self.bound
    default: 1...Self.bound
    }
  }

  /// The first place of the domain from which on the output passes the test; one past the domain
  /// when it nowhere does.
  private func firstPlace(
    in domain: ClosedRange<Int>, _ unknown: SizeSymbol, where passes: (Int) -> Bool
  ) throws(ArithmeticError) -> Int {
    var low = domain.lowerBound
    var high = domain.upperBound + 1
    while low < high {
      let middle = low + (high - low) / 2
      if passes(try outputSize(unknown, middle)) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The output for a value of the unknown; 0 where not one window fits. Over the stride that is
  /// more than any number, for a pooling that rounds up finds room for a window only with long
  /// steps.
  private func outputSize(_ unknown: SizeSymbol, _ value: Int) throws(ArithmeticError) -> Int {
    var question = known
    question[unknown] = value
    var loose = law
    if loose.rounding == .strict { loose.rounding = .floor }
    do {
      return try loose.output(question)
    } catch {
      switch error {
      case .kernelExceedsInput: return unknown == .stride ? .max : 0
      case .notPositive(.output, axis: _, value: _): return 0
      default: throw error
      }
    }
  }

  /// Under `strict` only steps without remainder count: all of a run, one of its ends, or none.
  private func withoutRemainder(_ family: SizeFamily) throws(ArithmeticError) -> SizeFamily? {
    guard law.rounding == .strict, !law.isTransposed, !law.isSame else { return family }
    let ends = [family.range.lowerBound, family.range.upperBound].map { isExact(family.symbol, $0) }
    switch (ends[0], ends[1]) {
    case (true, true): return family
    case (true, false): return family.only(family.range.lowerBound)
    case (false, true): return family.only(family.range.upperBound)
    case (false, false): return nil
    }
  }

  private func isExact(_ unknown: SizeSymbol, _ value: Int) -> Bool {
    var question = known
    question[unknown] = value
    return (try? law.output(question)) == output
  }

  private func triedOut(_ unknown: SizeSymbol, within bounds: ClosedRange<Int>?)
    throws(ArithmeticError) -> [SizeFamily]
  {
    let asked = bounds ?? Self.stretch.clamped(to: defaultBounds(of: unknown))
    let last = Swift.min(asked.upperBound, asked.lowerBound + 10_000)
    var families: [SizeFamily] = []
    for value in asked.lowerBound...last where try outputSize(unknown, value) == output {
      guard law.rounding != .strict || isExact(unknown, value) else { continue }
      if let before = families.last, before.range.upperBound == value - 1 {
        families[families.count - 1].range = before.range.lowerBound...value
      } else {
        families.append(SizeFamily(symbol: unknown, range: value...value, isEndless: false))
      }
    }
    return families
  }
}
