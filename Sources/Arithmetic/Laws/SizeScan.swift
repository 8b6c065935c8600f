/// A run of values of one size that all solve a problem.
public struct SizeFamily: Equatable, Sendable {
  public var symbol: SizeSymbol
  public var range: ClosedRange<Int>
  /// 2 where only every second value solves it.
  public var step: Int
  /// Whether every greater value, by steps, solves it too.
  public var isEndless: Bool

  public init(symbol: SizeSymbol, range: ClosedRange<Int>, step: Int = 1, isEndless: Bool = false) {
    self.symbol = symbol
    self.range = range
    self.step = step
    self.isEndless = isEndless
  }

  public var values: StrideThrough<Int> {
    stride(from: range.lowerBound, through: range.upperBound, by: step)
  }

  public var count: Int { (range.upperBound - range.lowerBound) / step + 1 }
}

/// Finds the values of a size whose output lies in a range.
///
/// Between a few known places nearly every law runs one way in each of its sizes (more input never
/// gives less output, a longer kernel never more …), for even and odd kernels each by themselves. So
/// the solutions are runs of neighbours, whose ends are found by halving. Which of a run are refused
/// is asked of each, or of a long run found by halving too: refusals begin or end at one place.
struct SizeScan {
  let symbol: SizeSymbol
  let domain: ClosedRange<Int>
  /// Whether the domain is what was asked for, not all there is.
  let isBounded: Bool
  /// Places where the law may turn; each is looked at by itself.
  let breaks: [Int]
  /// 2 where even and odd values differ.
  let step: Int
  let mayBeEndless: Bool
  let targets: ClosedRange<Int>
  /// The output of a value; 0 where no window fits, nil where it is too large to be told.
  let size: (Int) throws(ArithmeticError) -> Int?
  /// Whether a value is a solution that is not refused.
  let accepts: (Int) throws(ArithmeticError) -> Bool

  /// Runs no longer than this are asked one by one.
  private static let short = 64

  /// Values from `first` on, `step` apart.
  private struct Progression {
    var first: Int
    var step: Int
    var count: Int
    var isEndless = false

    subscript(index: Int) -> Int { first + index * step }
    var last: Int { self[count - 1] }

    func part(_ range: Range<Int>) -> Progression {
      Progression(first: self[range.lowerBound], step: step, count: range.count)
    }
  }

  /// - Throws: `.overflow` where solutions would be too large to be looked at.
  func families() throws(ArithmeticError) -> [SizeFamily] {
    var runs: [Progression] = []
    for line in progressions {
      guard let run = try self.run(in: line) else { continue }
      runs += try accepted(run)
    }
    return merged(runs)
  }

  private var progressions: [Progression] {
    var bounds: [ClosedRange<Int>] = []
    var low = domain.lowerBound
    for place in breaks.sorted() where place >= low && place <= domain.upperBound {
      if place > low { bounds.append(low...(place - 1)) }
      bounds.append(place...place)
      low = place + 1
    }
    if low <= domain.upperBound { bounds.append(low...domain.upperBound) }
    return bounds.flatMap { piece in
      (0..<Swift.min(step, piece.count)).map { offset in
        let first = piece.lowerBound + offset
        return Progression(
          first: first, step: step, count: (piece.upperBound - first) / step + 1)
      }
    }
  }

  /// The first index that passes, where all after it pass too; the count where none does.
  private func first(
    of count: Int, where passes: (Int) throws(ArithmeticError) -> Bool
  ) throws(ArithmeticError) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if try passes(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// What is told of a line: as far as its sizes can be told, and which way they run.
  private func told(_ line: Progression) throws(ArithmeticError) -> (
    count: Int, rises: Bool, last: Int
  )? {
    var count = line.count
    if try size(line.last) == nil {
      count = try first(of: count) { index throws(ArithmeticError) in
        try size(line[index]) == nil
      }
    }
    guard count > 0, let low = try size(line.first), let high = try size(line[count - 1]) else {
      return nil
    }
    return (count, low <= high, high)
  }

  /// The values of a line whose outputs are wanted.
  private func run(in line: Progression) throws(ArithmeticError) -> Progression? {
    guard let (count, rises, last) = try told(line) else { return nil }
    let (start, end) = try ends(line, count, rises)
    let reachesEnd =
      line[line.count - 1] + step > domain.upperBound && !isBounded && end == count
    if reachesEnd, symbol != .outputPadding {
      let isLevel = try size(line.first) == last
      let isShort =
        !isLevel && (rises ? last < targets.lowerBound : last > targets.upperBound)
      guard mayBeEndless || (start == end && !isShort) else { throw .overflow }
      if isShort { throw .overflow }
    }
    guard start < end else { return nil }
    var run = line.part(start..<end)
    run.isEndless = reachesEnd && mayBeEndless
    return run
  }

  private func ends(_ line: Progression, _ count: Int, _ rises: Bool) throws(ArithmeticError)
    -> (Int, Int)
  {
    let start = try first(of: count) { index throws(ArithmeticError) in
      let size = try size(line[index]) ?? 0
      return rises ? size >= targets.lowerBound : size <= targets.upperBound
    }
    let end = try first(of: count) { index throws(ArithmeticError) in
      let size = try size(line[index]) ?? 0
      return rises ? size > targets.upperBound : size < targets.lowerBound
    }
    return (start, Swift.max(start, end))
  }

  /// The parts of a run that are not refused.
  private func accepted(_ run: Progression) throws(ArithmeticError) -> [Progression] {
    guard run.count > Self.short else {
      var parts: [Progression] = []
      for index in 0..<run.count where try accepts(run[index]) {
        if let before = parts.last, before.last + step == run[index] {
          parts[parts.count - 1].count += 1
        } else {
          parts.append(run.part(index..<(index + 1)))
        }
      }
      return parts
    }
    var probes = [0, run.count - 1, run.count / 2, run.count / 4, run.count / 4 * 3]
    var distance = 1
    while distance < run.count {
      probes += [distance, run.count - 1 - distance]
      distance *= 2
    }
    var hit: Int?
    var missed = false
    for index in probes {
      if try accepts(run[index]) { hit = hit ?? index } else { missed = true }
    }
    guard let hit else { return [] }
    guard missed else { return [run] }
    let start = try first(of: hit) { index throws(ArithmeticError) in
      try accepts(run[index])
    }
    let length = try first(of: run.count - hit) { index throws(ArithmeticError) in
      try !accepts(run[hit + index])
    }
    var part = run.part(start..<(hit + length))
    part.isEndless = run.isEndless && hit + length == run.count
    return [part]
  }

  // MARK: Runs put together

  private func merged(_ runs: [Progression]) -> [SizeFamily] {
    var points: Set<Int> = []
    var wide: [Progression] = []
    for run in runs {
      if run.step > 1, run.count <= Self.short, !run.isEndless {
        for index in 0..<run.count { points.insert(run[index]) }
      } else {
        wide.append(run)
      }
    }
    wide = interleaved(wide, &points)
    var families = wide.map {
      SizeFamily(
        symbol: symbol, range: $0.first...$0.last, step: $0.step, isEndless: $0.isEndless)
    }
    families += points.map { SizeFamily(symbol: symbol, range: $0...$0) }
    families.sort { $0.range.lowerBound < $1.range.lowerBound }
    var joined: [SizeFamily] = []
    for family in families {
      if let before = joined.last, before.step == 1, family.step == 1, !before.isEndless,
        before.range.upperBound + 1 == family.range.lowerBound
      {
        joined[joined.count - 1].range = before.range.lowerBound...family.range.upperBound
        joined[joined.count - 1].isEndless = family.isEndless
      } else {
        joined.append(family)
      }
    }
    return joined.reversed().reduce(into: []) { found, family in
      // A single value a step before a run of every second one belongs to it.
      guard let next = found.last, next.step > 1, family.count == 1,
        family.range.upperBound + next.step == next.range.lowerBound
      else { return found.append(family) }
      found[found.count - 1].range = family.range.lowerBound...next.range.upperBound
    }.reversed()
  }

  /// Two long runs of even and of odd values as one of neighbours, where they lie side by side.
  private func interleaved(_ runs: [Progression], _ points: inout Set<Int>) -> [Progression] {
    guard runs.count == 2, runs[0].step == 2, runs[1].step == 2,
      (runs[0].first - runs[1].first) % 2 != 0
    else { return runs }
    let low = Swift.max(runs[0].first, runs[1].first) - 1
    let high = Swift.min(runs[0].last, runs[1].last) + 1
    guard low < high else { return runs }
    var rest: [Progression] = []
    for run in runs {
      let before = (low - run.first + 1) / 2
      let after = run.isEndless ? 0 : (run.last - high + 1) / 2
      for (part, count) in [(0, before), (run.count - after, after)] where count > 0 {
        if count > Self.short {
          rest.append(run.part(part..<(part + count)))
        } else {
          for index in part..<(part + count) { points.insert(run[index]) }
        }
      }
    }
    let isEndless = runs[0].isEndless && runs[1].isEndless
    return rest + [
      Progression(first: low, step: 1, count: high - low + 1, isEndless: isEndless)
    ]
  }

  // MARK: Where there is no solution

  /// A value that comes near a solution.
  func likeliest() throws(ArithmeticError) -> Int {
    for line in progressions {
      guard let (count, rises, _) = try told(line) else { continue }
      let (start, end) = try ends(line, count, rises)
      if start < end { return line[start] }
    }
    return domain.lowerBound
  }

  /// The values on both sides of where a solution would be, with their outputs.
  func neighbours() throws(ArithmeticError) -> [(value: Int, output: Int)] {
    var found: [(value: Int, output: Int)] = []
    for line in progressions {
      guard let (count, rises, _) = try told(line) else { continue }
      let start = try ends(line, count, rises).0
      for index in [start - 1, start] where index >= 0 && index < count {
        guard let output = try size(line[index]), output > 0 else { continue }
        found.append((line[index], output))
      }
    }
    let target = targets.lowerBound
    found.sort { abs($0.output - target) < abs($1.output - target) }
    return found.prefix(2).sorted { $0.value < $1.value }
  }
}
