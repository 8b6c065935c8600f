internal import Arithmetic

/// One answer, ready to be compared.
struct Comparison {
  let cells: ComparableCells
  let places: [Int?]
  let rule: CellRule

  func agreement(with other: ComparableCells) -> Int {
    cells.agreement(with: other, places: places, by: rule)
  }
}

/// The explanations of one answer by their likelihood.
///
/// Somebody who makes a mistake also slips, in each cell with a chance of ε, and then writes one of V
/// numbers. With h of n cells agreeing, log score = log prior + h log(1 − ε) + (n − h) log(ε / V).
/// The key itself competes, for answers that are right apart from slips; and so does not knowing:
/// any of V numbers in every cell.
struct Ranking {
  private let asked: Comparison
  private let count: Int
  /// log scores of the key with slips and of the unknown.
  private let slips: Double
  private let unknown: Double
  private var entries: [Entry] = []

  private struct Entry {
    let hypothesis: HypothesisList.Hypothesis
    let agreeing: Int
    let score: Double
  }

  private static let slip = 0.06
  private static let choices = 60.0
  private static let logKept = (1 - slip).logarithm
  private static let logSlipped = (slip / choices).logarithm
  private static let logAny = (1 / choices).logarithm
  private static let logUnknown = 0.15.logarithm
  private static let logRight = 0.3.logarithm
  /// What an explanation has to reach to be claimed.
  static let threshold = 0.7

  /// - Parameter right: how many cells are the key's; nil for another size.
  init(
    _ asked: Comparison, right: Int?, list: HypothesisList, names: [Diagnostician.Name],
    priors: Priors
  ) {
    self.asked = asked
    count = asked.cells.count
    unknown = Self.logUnknown + Double(count) * Self.logAny
    slips =
      right.map { Self.logRight + Self.logLikelihood($0, of: asked.cells.count) } ?? -.infinity
    add(list, names: names, priors: priors)
  }

  private static func logLikelihood(_ agreeing: Int, of count: Int) -> Double {
    Double(agreeing) * logKept + Double(count - agreeing) * logSlipped
  }

  /// Takes the hypotheses of the answer's size in.
  mutating func add(_ list: HypothesisList, names: [Diagnostician.Name], priors: Priors) {
    let weights =
      priors == .catalogue
      ? nil : names.map { priors.prior(of: $0.name, base: $0.prior) }
    for place in list.placesBySize[asked.cells.size] ?? [] {
      let hypothesis = list.hypotheses[place]
      let agreeing = asked.agreement(with: hypothesis.cells)
      let logPrior =
        weights.map { weights in
          hypothesis.ways.reduce(0) { sum, way in
            sum + Diagnostician.prior(of: way) { weights[$0] }
          }.logarithm
        } ?? hypothesis.logPrior
      entries.append(
        Entry(
          hypothesis: hypothesis, agreeing: agreeing,
          score: logPrior + Self.logLikelihood(agreeing, of: count)))
    }
  }

  /// Whether one explanation, the key with slips among them, is likely enough to be claimed.
  var isConclusive: Bool {
    let greatest = max(slips, entries.reduce(-.infinity) { max($0, $1.score) })
    return exp(greatest) >= Self.threshold * total
  }

  /// Scores are taken relative to the greatest, which keeps them within a float's range.
  private var top: Double { entries.reduce(max(slips, unknown)) { max($0, $1.score) } }

  private func exp(_ score: Double) -> Double { (score - top).exponential }

  private var total: Double {
    let top = top
    return entries.reduce((slips - top).exponential + (unknown - top).exponential) {
      $0 + ($1.score - top).exponential
    }
  }

  /// - Parameters:
  ///   - before: what is named before any mistake.
  ///   - isNumber: whether the answer is one number, of which nothing is asserted.
  func diagnosis(
    before: Diagnosis.Verdict?, isNumber: Bool, names: [Diagnostician.Name]
  ) -> Diagnosis {
    let (top, total) = (top, total)
    let ranked =
      entries.enumerated()
      .map { (place: $0, entry: $1, posterior: ($1.score - top).exponential / total) }
      .filter { $0.posterior >= 0.01 }
      .sorted { ($1.posterior, $0.place) < ($0.posterior, $1.place) }
    let candidates = ranked.map { candidate($0.entry, $0.posterior, names) }
    let slips = (slips - top).exponential / total
    return Diagnosis(
      verdict: before ?? verdict(candidates, slips: slips, isNumber: isNumber),
      candidates: candidates, slips: slips, unknown: (unknown - top).exponential / total)
  }

  private func verdict(
    _ candidates: [Diagnosis.Candidate], slips: Double, isNumber: Bool
  ) -> Diagnosis.Verdict {
    if slips >= Self.threshold { return .nearlyRight }
    guard let first = candidates.first else { return .nothing }
    if isNumber { return first.isExact ? .possible : .nothing }
    guard first.posterior >= Self.threshold else { return .nothing }
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
      differing: entry.agreeing == count
        ? []
        : asked.cells.differences(
          from: hypothesis.cells, places: asked.places, by: asked.rule),
      value: hypothesis.value)
  }
}
