/// A search for several unknown sizes, each within a range: all combinations with the given output.
public struct SizeSearch: Equatable, Sendable {
  public var problem: SizeProblem
  /// The values to try for each size; a known size is a range of one.
  public var ranges: [SizeSymbol: ClosedRange<Int>]
  /// Sizes without a range. The first is solved for; the others are tried within `usualRange`, and the
  /// result lists these ranges in `assumed`.
  public var open: [SizeSymbol]
  /// The outputs that count as solutions; nil for all.
  public var output: ClosedRange<Int>?

  public init(
    _ problem: SizeProblem, ranges: [SizeSymbol: ClosedRange<Int>], open: [SizeSymbol] = [],
    output: ClosedRange<Int>? = nil
  ) {
    self.problem = problem
    self.ranges = ranges
    self.open = open
    self.output = output
  }

  /// One combination; if a size was solved for, `family` has its values.
  public struct Solution: Equatable, Sendable {
    public var values: SizeValues
    public var output: Int
    public var family: SizeFamily?
  }

  public struct Result: Equatable, Sendable {
    /// The solutions in counting order, the last symbol varying fastest.
    public var solutions: [Solution]
    /// The number of solutions, which may be more than were kept in `solutions`.
    public var total: Int
    /// The number of combinations that were tried.
    public var tried: Int
    /// The symbols that vary, in the order of `solutions`.
    public var varying: [SizeSymbol]
    /// The ranges that were assumed for sizes without one.
    public var assumed: [SizeSymbol: ClosedRange<Int>]
  }

  /// The range assumed for an unknown size that is not solved for.
  public static func usualRange(of symbol: SizeSymbol) -> ClosedRange<Int> {
    switch symbol {
    case .input, .transposedInput: 1...64
    case .kernel: 1...11
    case .stride: 1...4
    case .dilation: 1...3
    case .outputPadding: 0...3
    default: 0...5
    }
  }

  /// Tries every combination.
  ///
  /// - Parameters:
  ///   - limits: A tenth of `limits.cells` combinations are allowed.
  ///   - kept: The number of solutions to keep; all are counted.
  /// - Throws: `.tooManyCells` before anything is tried, `.missingSize`, `.interrupted`.
  public func result(within limits: Limits, keeping kept: Int = 1000) throws(ArithmeticError)
    -> Result
  {
    var ranges = ranges
    var assumed: [SizeSymbol: ClosedRange<Int>] = [:]
    let solved = output == nil ? nil : open.first
    for symbol in open where symbol != solved {
      assumed[symbol] = Self.usualRange(of: symbol)
      ranges[symbol] = assumed[symbol]
    }
    let order = problem.questionSymbols.filter { ranges[$0] != nil && $0 != solved }
    let odometer = order.map { ranges[$0] ?? 0...0 }
    var counts: [Int] = []
    for range in odometer + (solved == nil ? [] : [output ?? 1...1]) {
      let (gap, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
      guard !overflow, gap < Int.max else { throw .overflow }
      counts.append(gap + 1)
    }
    var spacious = limits
    spacious.rank = Swift.max(limits.rank, counts.count)
    // Evaluating the formulas takes much longer than computing a cell.
    spacious.cells = Swift.max(limits.cells / 10, 1)
    let tried = try spacious.count(counts)

    var result = Result(
      solutions: [], total: 0, tried: tried,
      varying: order.filter { ranges[$0]?.count != 1 } + (solved.map { [$0] } ?? []),
      assumed: assumed)
    var places = odometer.map(\.lowerBound)
    for step in 0..<(solved == nil ? tried : tried / (output?.count ?? 1)) {
      if step & 0xFF == 0 { try Interruption.check(steps: 40) }
      let values = SizeValues(zip(order, places))
      for solution in try solutions(values, solved) {
        result.total += 1
        if result.solutions.count < kept { result.solutions.append(solution) }
      }
      advance(&places, odometer)
    }
    return result
  }

  private func solutions(_ values: SizeValues, _ solved: SizeSymbol?)
    throws(ArithmeticError) -> [Solution]
  {
    if let solved, let output {
      var found: [Solution] = []
      for size in output {
        try Interruption.check(steps: 40)
        do {
          found += try problem.solutions(for: solved, known: values, output: size...size).map {
            Solution(values: values, output: size, family: $0)
          }
        } catch {
          // What is refused in one combination may be done in another.
          guard case .refused = error else { throw error }
        }
      }
      return found
    }
    do {
      let size = try problem.settled(values).size
      guard output?.contains(size) ?? true else { return [] }
      return [Solution(values: values, output: size, family: nil)]
    } catch {
      // A combination without an output is no solution, but a missing size is the caller's error.
      if case .missingSize = error { throw error }
      return []
    }
  }

  private func advance(_ places: inout [Int], _ odometer: [ClosedRange<Int>]) {
    for axis in odometer.indices.reversed() {
      if places[axis] < odometer[axis].upperBound {
        places[axis] += 1
        return
      }
      places[axis] = odometer[axis].lowerBound
    }
  }
}
