internal import Arithmetic
internal import Documents
internal import Homework

/// What became of many wrong answers to problems of one setup.
public struct Tally: Equatable, Sendable {
  /// Answers with a mistake and slips.
  public var answers = 0
  public var named = 0
  public var misnamed = 0
  /// How many were the mistaken result to the last cell: all that comparing whole answers could name.
  public var exact = 0
  /// Answers drawn at random, and how many of them were explained.
  public var random = 0
  public var explained = 0

  public init() {}

  public var abstained: Int { answers - named - misnamed }
  public var namedShare: Double { Double(named) / Double(max(answers, 1)) }
  public var misnamedShare: Double { Double(misnamed) / Double(max(answers, 1)) }
  public var abstainedShare: Double { Double(abstained) / Double(max(answers, 1)) }
  public var exactShare: Double { Double(exact) / Double(max(answers, 1)) }
  public var explainedShare: Double { Double(explained) / Double(max(random, 1)) }
}

extension TrialSetup {
  /// Every mistake that can be seen in so many problems, made once in each, a share `slipRate` of the
  /// cells then off by 1 to 3; and as many answers drawn at random.
  public func tally(problems: Int, slipRate: Double, seed: UInt64 = 1) -> Tally {
    var tally = Tally()
    var source = SplitMix64(seed: seed)
    for problem in 0..<problems {
      guard let key = key(seed: seed &* 1_000_003 &+ UInt64(problem)) else { continue }
      let diagnostician = Diagnostician(key: key)
      for name in diagnostician.visible {
        for value in diagnostician.values(of: name) {
          guard case .tensor(.exact(let grid)) = value else { continue }
          let slipped = grid.slipped(rate: slipRate, &source)
          let diagnosis = diagnostician.diagnose(.tensor(.exact(slipped)))
          switch diagnosis.verdict {
          // The slips led back to the key, or to what is named before any mistake.
          case .right, .constant, .input, .copy: continue
          default: break
          }
          tally.answers += 1
          if slipped == grid { tally.exact += 1 }
          let names = diagnosis.names
          if names.contains(name) {
            tally.named += 1
          } else if !names.isEmpty {
            tally.misnamed += 1
          }
        }
      }
      guard case .tensor(.exact(let grid)) = key.value else { continue }
      for _ in diagnostician.visible {
        let drawn = grid.redrawn(&source)
        tally.random += 1
        if !diagnostician.diagnose(.tensor(.exact(drawn))).names.isEmpty { tally.explained += 1 }
      }
    }
    return tally
  }
}

extension Grid<Rational> {
  fileprivate func slipped(rate: Double, _ source: inout SplitMix64) -> Grid {
    map { cell in
      guard Double(source.next(from: 0, through: 999_999)) < rate * 1_000_000 else { return cell }
      let size = Rational(source.next(from: 1, through: 3))
      return source.next(from: 0, through: 1) == 0 ? cell + size : cell - size
    }
  }

  /// Any of the 60 whole numbers around the key's own in every place: what the ranking means by an
  /// answer that nothing explains.
  fileprivate func redrawn(_ source: inout SplitMix64) -> Grid {
    let cells = cells.compactMap(\.intValue)
    guard let low = cells.min(), let high = cells.max() else { return self }
    let middle = (low + high) / 2
    return map { _ in Rational(source.next(from: middle - 30, through: middle + 29)) }
  }
}
