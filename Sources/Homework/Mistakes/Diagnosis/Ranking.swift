internal import Arithmetic

/// One answer, ready to be compared.
struct Comparison {
  let cells: ComparableCells
  let places: [Int?]
  let rule: CellRule

  func agreement(with other: ComparableCells) -> Int {
    cells.agreement(with: other, places: places, by: rule)
  }

  func agreements(with other: ComparableCells) -> [Bool] {
    places.isEmpty && cells.isExact && other.isExact
      ? cells.equalities(with: other)
      : (0..<min(cells.count, other.count)).map {
        cells.agrees(with: other, at: $0, places: places, by: rule)
      }
  }
}

/// The explanations of one answer by their likelihood.
///
/// Somebody who makes a mistake also slips, in each cell with a chance of ε, and then writes any number:
/// one that the answer's other cells have as often as they have it, or one of V. The log score is the log
/// of the prior, log(1 − ε) for each cell that agrees and log(ε q) for each that does not. The key itself
/// competes, for answers that are right apart from slips; so does the key with its numbers in another
/// order; and so does not knowing, any number in every cell. So zeros among zeros are no evidence.
///
/// What is claimed has to be the likeliest by far, and to agree in two thirds of the cells in which it and
/// the key differ, those that a constant answer would get right left out.
struct Ranking {
  private let asked: Comparison
  private let key: ComparableCells?
  private let count: Int
  private let isSize: Bool
  /// log scores of the key with slips, of its numbers in another order, and of the unknown.
  private let slips: Double
  private let shuffled: Double
  private let unknown: Double
  private var entries: [Entry] = []

  private struct Entry {
    let hypothesis: HypothesisList.Hypothesis
    let agreeing: Int
    let score: Double
    let evidence: Evidence
  }

  private static let slip = 0.06
  private static let choices = 60.0
  private static let logKept = (1 - slip).logarithm
  private static let logSlipped = slip.logarithm
  /// log of the chance of each cell, if it may be any number.
  private let anyNumber: [Double]
  private static let logUnknown = 0.15.logarithm
  private static let logRight = 0.3.logarithm
  private static let logShuffled = 0.1.logarithm
  /// What an explanation has to reach to be claimed.
  static let threshold = 0.7

  /// - Parameters:
  ///   - key: The key, of whatever size.
  ///   - isSize: whether the cells are the sizes of a shape.
  init(
    _ asked: Comparison, key: ComparableCells?, isSize: Bool, list: HypothesisList,
    names: [Diagnostician.Name], priors: Priors
  ) {
    self.isSize = isSize
    self.asked = asked
    self.key = key?.size == asked.cells.size ? key : nil
    count = asked.cells.count
    // Equal sizes along the axes are no sign of guessing.
    let anyNumber =
      isSize
      ? (0..<asked.cells.count).map { _ in (1 / Self.choices).logarithm }
      : asked.cells.logOwnFrequencies(choices: Self.choices)
    self.anyNumber = anyNumber
    unknown = Self.logUnknown + anyNumber.reduce(0, +)
    if let key = self.key {
      slips = Self.logRight + Self.logLikelihood(asked.agreements(with: key), anyNumber)
    } else {
      slips = -.infinity
    }
    let orders = isSize ? nil : self.key.flatMap { asked.cells.logOrders(of: $0) }
    shuffled =
      orders.map { Self.logShuffled - $0 + Double(anyNumber.count) * Self.logKept } ?? -.infinity
    add(list, names: names, priors: priors)
  }

  private static func logLikelihood(_ agreements: [Bool], _ anyNumber: [Double]) -> Double {
    zip(agreements, anyNumber).reduce(0) { sum, cell in
      sum + (cell.0 ? logKept : logSlipped + cell.1)
    }
  }

  /// Takes the hypotheses of the answer's size in.
  mutating func add(_ list: HypothesisList, names: [Diagnostician.Name], priors: Priors) {
    let weights =
      priors == .catalogue
      ? nil : names.map { priors.prior(of: $0.name, base: $0.prior) }
    for place in list.placesBySize[asked.cells.size] ?? [] {
      let hypothesis = list.hypotheses[place]
      let evidence = Evidence(asked, hypothesis.cells, against: key)
      let logPrior =
        weights.map { weights in
          hypothesis.ways.reduce(0) { sum, way in
            sum + Diagnostician.prior(of: way) { weights[$0] }
          }.logarithm
        } ?? hypothesis.logPrior
      entries.append(
        Entry(
          hypothesis: hypothesis, agreeing: evidence.agreeing,
          score: logPrior + Self.logLikelihood(evidence.agreements, anyNumber),
          evidence: evidence))
    }
  }

  /// Whether one explanation, the key with slips among them, is likely enough to be claimed.
  var isConclusive: Bool {
    let best = entries.filter(\.evidence.suffices).reduce(-.infinity) { max($0, $1.score) }
    return exp(max(slips, best)) >= Self.threshold * total
  }

  /// Scores are taken relative to the greatest, which keeps them within a float's range.
  private var top: Double {
    entries.reduce(max(slips, unknown, shuffled)) { max($0, $1.score) }
  }

  private func exp(_ score: Double) -> Double { (score - top).exponential }

  private var total: Double {
    let top = top
    let others = [slips, unknown, shuffled].reduce(0.0) { $0 + ($1 - top).exponential }
    return entries.reduce(others) { $0 + ($1.score - top).exponential }
  }

  /// - Parameter before: what is named before any mistake.
  func diagnosis(
    before: Diagnosis.Verdict?, names: [Diagnostician.Name]
  ) -> Diagnosis {
    let (top, total) = (top, total)
    let ranked =
      entries.enumerated()
      .map { (place: $0, entry: $1, posterior: ($1.score - top).exponential / total) }
      .filter { $0.posterior >= 0.01 && $0.entry.evidence.suffices }
      .sorted { ($1.posterior, $0.place) < ($0.posterior, $1.place) }
    let candidates = ranked.map { candidate($0.entry, $0.posterior, names) }
    let slips = (slips - top).exponential / total
    // One number is too little to say so; and of sizes, one that is off may be a slip.
    let isThin = count == 1 || isSize && (ranked.first?.entry.evidence.informative ?? 2) < 2
    return Diagnosis(
      verdict: before ?? verdict(candidates, slips: slips, isThin: isThin),
      candidates: candidates, slips: slips, unknown: (unknown - top).exponential / total)
  }

  private func verdict(
    _ candidates: [Diagnosis.Candidate], slips: Double, isThin: Bool
  ) -> Diagnosis.Verdict {
    if slips >= Self.threshold { return .nearlyRight }
    guard let first = candidates.first else { return .nothing }
    if isThin { return first.isExact ? .possible : .nothing }
    guard first.posterior >= Self.threshold else {
      // Several that are as good as each other are told together.
      let tied = candidates.filter { $0.posterior >= 0.2 && $0.isExact }
      let sum = tied.reduce(0) { $0 + $1.posterior }
      return tied.count > 1 && sum >= Self.threshold ? .possible : .nothing
    }
    return first.explanations.count == 1 ? .named : .ambiguous
  }

  private func candidate(
    _ entry: Entry, _ posterior: Double, _ names: [Diagnostician.Name]
  ) -> Diagnosis.Candidate {
    let hypothesis = entry.hypothesis
    return Diagnosis.Candidate(
      explanations: hypothesis.ways.map { way in
        let places = [way.first] + (way.second.map { [$0] } ?? [])
        return Diagnosis.Explanation(
          places.map { Diagnosis.Part(name: names[$0].name, number: names[$0].number) })
      },
      posterior: posterior, agreeing: entry.agreeing, cells: count,
      agreements: entry.evidence.agreements,
      differing: entry.agreeing == count
        ? []
        : asked.cells.differences(
          from: hypothesis.cells, places: asked.places, by: asked.rule),
      value: hypothesis.value)
  }
}

/// How an answer and a mistaken result agree.
struct Evidence {
  /// Whether each cell agrees.
  let agreements: [Bool]
  let agreeing: Int
  /// How many cells tell the mistake from the key, and how many of them agree; without those that a
  /// constant answer would get right, if others are left.
  let informative: Int
  let fitting: Int
  /// Whether two thirds of the informative cells agree.
  let suffices: Bool

  /// - Parameter key: The key if it is of the same size, else nil.
  init(_ asked: Comparison, _ mistaken: ComparableCells, against key: ComparableCells?) {
    agreements = asked.agreements(with: mistaken)
    agreeing = agreements.count { $0 }
    var differing = agreements.map { _ in true }
    if let key {
      let same = mistaken.equalities(with: key)
      differing = same.map { !$0 }
    }
    let free = mistaken.freeCells
    let telling = zip(differing, free).map { $0 && !$1 }
    let (all, others) = (differing.count { $0 }, telling.count { $0 })
    let allFitting = zip(differing, agreements).count { $0 && $1 }
    let othersFitting = zip(telling, agreements).count { $0 && $1 }
    informative = others > 0 ? others : all
    fitting = others > 0 ? othersFitting : allFitting
    suffices = 3 * allFitting >= 2 * all && 3 * othersFitting >= 2 * others && fitting > 0
  }
}
