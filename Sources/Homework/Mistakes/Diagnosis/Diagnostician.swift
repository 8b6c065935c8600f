internal import Arithmetic
internal import Commands
internal import Computations
public import Documents

/// Explains wrong answers to one problem, as it was posed to one student.
///
/// Every mistake of the catalogue that changes something is computed once, with the hand-written bugs
/// of the problem; answers are then only compared, cell by cell. Pairs of mistakes are computed when
/// an answer first asks for them.
public final class Diagnostician {
  let key: KeyComputation
  /// The key's cells; nil for text, which no mistake is sought in.
  let keyCells: ComparableCells?
  let rule: CellRule
  /// What ways are made of: the catalogue's live mistakes by number, then the bugs.
  private(set) var names: [Name] = []
  private(set) var singles = HypothesisList()
  /// Names of mistakes that apply here and cannot be seen: their result is the key.
  public private(set) var invisible: [String] = []
  private lazy var pairs = pairedHypotheses()
  private let input: ComparableCells?
  private lazy var miscopies = Miscopies(key)

  struct Name {
    let name: String
    let number: Int?
    let prior: Double
    /// nil for a hand-written bug.
    let mistake: Mistake?
  }

  /// - Parameters:
  ///   - bugs: the author's own, in the order written.
  ///   - rule: when two cells agree; by default exactly, or within 10⁻⁶ of the greatest float.
  public init(key: KeyComputation, bugs: [HandWrittenBug] = [], rule: CellRule? = nil) {
    self.key = key
    keyCells = ComparableCells(key.value)
    self.rule = rule ?? .standard(for: key.value)
    input = key.origin?.input.flatMap { ComparableCells($0) }
    addCatalogue(except: bugs)
    for bug in bugs {
      guard let cells = ComparableCells(bug.value), keyCells.map(cells.isSame) != true else {
        invisible.append(bug.name)
        continue
      }
      names.append(
        Name(name: bug.name, number: nil, prior: HandWrittenBug.prior, mistake: nil))
      singles.add(bug.value, cells, by: Way(first: names.count - 1))
    }
    let priors = names.map(\.prior)
    singles.setPriors { priors[$0.first] }
  }

  typealias Way = HypothesisList.Way

  /// - Parameter bugs: an author who gives a mistake's result its name means that mistake, and has
  ///   their own say about it.
  private func addCatalogue(except bugs: [HandWrittenBug]) {
    guard let keyCells, let origin = key.origin, origin.isSmallEnoughForMistakes,
      key.isComputedByOrigin
    else { return }
    for mistake in Mistake.inOrder {
      var isLive = false
      let written = bugs.filter { $0.name == mistake.name }
        .compactMap { ComparableCells($0.value) }
      let values = mistake.values(in: key)
      for value in values {
        guard let cells = ComparableCells(value), !cells.isSame(as: keyCells),
          !written.contains(where: cells.isSame)
        else { continue }
        if !isLive {
          names.append(
            Name(
              name: mistake.name, number: mistake.number, prior: mistake.prior, mistake: mistake))
          isLive = true
        }
        singles.add(value, cells, by: Way(first: names.count - 1))
      }
      if !values.isEmpty, !isLive { invisible.append(mistake.name) }
    }
  }

  /// Results of two mistakes of different groups made together.
  private func pairedHypotheses() -> HypothesisList {
    var list = HypothesisList()
    guard let keyCells, let origin = key.origin, origin.isSmallEnoughForPairs else { return list }
    let live = names.indices.filter { names[$0].mistake != nil }
    for first in live {
      for second in live where second > first {
        guard let one = names[first].mistake, let other = names[second].mistake,
          one.group != other.group
        else { continue }
        for value in one.change.results(beside: other.change, of: origin, within: key.limits) {
          guard let whole = try? key.value(puttingIn: value), let cells = ComparableCells(whole),
            !cells.isSame(as: keyCells), !singles.contains(cells)
          else { continue }
          list.add(whole, cells, by: Way(first: first, second: second))
        }
      }
    }
    let priors = names.map(\.prior)
    list.setPriors { way in Self.prior(of: way) { priors[$0] } }
    return list
  }

  /// The weight of pairs beside singles. There are some twenty times as many, and each of them is
  /// one more chance for a wrong answer to be met by accident.
  private static let pairWeight = 0.05

  static func prior(of way: Way, _ prior: (Int) -> Double) -> Double {
    guard let second = way.second else { return prior(way.first) }
    return prior(way.first) * prior(second) * pairWeight
  }

  /// Which mistakes lead to results that no answer can tell apart: the names of each such group.
  public var confused: [[String]] {
    singles.hypotheses.filter { $0.ways.count > 1 }.map { $0.ways.map { names[$0.first].name } }
  }

  /// The names of the mistakes that can be seen here, by number.
  public var visible: [String] { names.map(\.name) }

  /// What a mistake that can be seen here gives, for each of its readings.
  public func values(of name: String) -> [Value] {
    singles.hypotheses.filter { $0.ways.contains { names[$0.first].name == name } }.map(\.value)
  }

  /// What explains an answer.
  ///
  /// - Parameters:
  ///   - answer: of the key's kind.
  ///   - places: the decimal places of each cell as written; empty where none is a decimal.
  ///   - priors: of the class and of the student's other answers.
  ///   - others: the keys of other problems, whose copies are named as such.
  public func diagnose(
    _ answer: Value, places: [Int?] = [], priors: Priors = .catalogue,
    others: [(id: String, value: Value)] = []
  ) -> Diagnosis {
    guard let keyCells, let cells = ComparableCells(answer), cells.count > 0 else {
      return Diagnosis(verdict: .nothing, candidates: [], slips: 0, unknown: 1)
    }
    let places = places.contains { $0 != nil } ? places : []
    let asked = Comparison(cells: cells, places: places, rule: rule)
    let right = keyCells.size == cells.size ? asked.agreement(with: keyCells) : nil
    if right == cells.count {
      return Diagnosis(verdict: .right, candidates: [], slips: 1, unknown: 0)
    }
    let before = sanity(cells, others: others)
    var ranking = Ranking(
      asked, key: keyCells, isSize: key.value.isShape, list: singles, names: names, priors: priors)
    if before == nil, !ranking.isConclusive, cells.count >= Self.fewestCellsForPairs {
      ranking.add(pairs, names: names, priors: priors)
    }
    var diagnosis = ranking.diagnosis(
      before: before, names: names)
    if diagnosis.verdict == .nothing, let slip = miscopies.place(in: cells) {
      diagnosis.verdict = slip
    }
    return diagnosis
  }

  /// Fewer cells cannot tell so many pairs apart.
  private static let fewestCellsForPairs = 4

  /// What is named as such before any mistake is.
  private func sanity(
    _ cells: ComparableCells, others: [(id: String, value: Value)]
  ) -> Diagnosis.Verdict? {
    guard cells.count > 1 else { return nil }
    if let input, input.isSame(as: cells) { return .input }
    if case .tensor = key.value {
      if cells.isConstant { return .constant }
      for (id, value) in others {
        if let other = ComparableCells(value), other.isSame(as: cells) { return .copy(of: id) }
      }
    }
    return nil
  }
}

extension Mistake {
  /// The catalogue by number; its files are by subject.
  static let inOrder: [Mistake] =
    catalogue.enumerated().sorted { ($0.1.number, $0.0) < ($1.1.number, $1.0) }.map(\.1)
}
