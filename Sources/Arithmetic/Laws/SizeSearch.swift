/// Several sizes sought at once, each within a range: every combination that gives the output.
public struct SizeSearch: Equatable, Sendable {
  public var problem: SizeProblem
  /// The values to try for each size; a known size is a range of one.
  public var ranges: [SizeSymbol: ClosedRange<Int>]
  /// Sizes for which any value will do. The first is solved for, the others are tried within
  /// `usualRange`, which the result says.
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

  /// One combination. Where a size was solved for, its run stands beside the fixed values.
  public struct Solution: Equatable, Sendable {
    public var values: SizeValues
    public var output: Int
    public var family: SizeFamily?
  }

  public struct Result: Equatable, Sendable {
    /// In the order of counting up, the last symbol fastest.
    public var solutions: [Solution]
    /// How many there are; more than `solutions` holds when there were too many to keep.
    public var total: Int
    /// How many combinations were tried.
    public var tried: Int
    /// The symbols that vary, in the order of `solutions`.
    public var varying: [SizeSymbol]
    /// Ranges that were supplied for sizes given as unknown.
    public var assumed: [SizeSymbol: ClosedRange<Int>]
  }

  /// The range in which a further unknown is tried.
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
  ///   - limits: how many combinations may be tried, as a tensor's cells are counted.
  ///   - kept: how many solutions are kept; all are counted.
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
    // Each is solved by formulas, which takes a hundred times as long as a cell.
    spacious.cells = Swift.max(limits.cells / 10, 1)
    let tried = try spacious.count(counts)

    var result = Result(
      solutions: [], total: 0, tried: tried,
      varying: order.filter { ranges[$0]?.count != 1 } + (solved.map { [$0] } ?? []),
      assumed: assumed)
    var places = odometer.map(\.lowerBound)
    for step in 0..<(solved == nil ? tried : tried / (output?.count ?? 1)) {
      if step & 0xFF == 0 { try Interruption.check() }
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
        try Interruption.check()
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
      // A combination that does not fit, or has no such size, is no solution; a missing size is
      // asked for.
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
