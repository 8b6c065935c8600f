internal import Arithmetic
internal import Documents

/// Mistaken results of one problem, those that are alike merged into one hypothesis.
struct HypothesisList {
  /// A result and the ways to it.
  struct Hypothesis {
    let cells: ComparableCells
    let value: Value
    var ways: [Way]
    /// log of the catalogue's prior, of all ways together.
    var logPrior = 0.0
  }

  /// One mistake, or two together, by their places among the problem's names.
  struct Way: Equatable {
    var first: Int
    var second: Int?
  }

  private(set) var hypotheses: [Hypothesis] = []
  /// Where hypotheses of a size stand, in order.
  private(set) var placesBySize: [[Int]: [Int]] = [:]
  /// Only looked into, never walked through: its order is no order.
  private var placesByHash: [Int: [Int]] = [:]

  /// Adds a result, or another way to one that is there.
  mutating func add(_ value: Value, _ cells: ComparableCells, by way: Way) {
    let hash = cells.hash
    for place in placesByHash[hash] ?? [] where hypotheses[place].cells.isSame(as: cells) {
      if !hypotheses[place].ways.contains(way) { hypotheses[place].ways.append(way) }
      return
    }
    placesByHash[hash, default: []].append(hypotheses.count)
    placesBySize[cells.size, default: []].append(hypotheses.count)
    hypotheses.append(Hypothesis(cells: cells, value: value, ways: [way]))
  }

  func contains(_ cells: ComparableCells) -> Bool {
    (placesByHash[cells.hash] ?? []).contains { hypotheses[$0].cells.isSame(as: cells) }
  }

  mutating func setPriors(_ prior: (Way) -> Double) {
    for place in hypotheses.indices {
      hypotheses[place].logPrior =
        hypotheses[place].ways.reduce(0) { $0 + prior($1) }.logarithm
    }
  }
}

extension ComparableCells {
  /// The same cells in the same size, written in whatever shape.
  func isSame(as other: ComparableCells) -> Bool { size == other.size && lane == other.lane }

  var hash: Int {
    var hasher = Hasher()
    hasher.combine(size)
    switch lane {
    case .exact(let cells): hasher.combine(cells)
    case .float(let cells): hasher.combine(cells)
    case .symbolic(let cells): hasher.combine(cells.count)
    }
    return hasher.finalize()
  }
}
