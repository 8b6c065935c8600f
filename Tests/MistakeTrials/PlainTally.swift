internal import Arithmetic
internal import Documents
internal import Homework
internal import Sessions

/// What became of wrong answers that were worked out by plain loops, by operation.
public struct PlainTally: Equatable, Sendable {
  /// Answers with a mistake and slips.
  public var answers = 0
  public var named = 0
  public var misnamed = 0
  /// Answers drawn at random, the key's own cells or rows in another order, and nearly blank ones; and how
  /// many of them were explained.
  public var senseless = 0
  public var explained = 0
  /// The key with one number off, and how often that was taken for a mistake.
  public var slips = 0
  public var slipsNamed = 0
  /// Keys that differ from the plain loops' own result.
  public var keysThatDiffer: [String] = []
  /// By mistake: how many were made, and how many named.
  public var byName: [String: [Int]] = [:]

  public init() {}

  public static func share(_ part: Int, of whole: Int) -> Double {
    Double(part) / Double(max(whole, 1))
  }

  public var namedShare: Double { Self.share(named, of: answers) }
  public var misnamedShare: Double { Self.share(misnamed, of: answers) }
  public var explainedShare: Double { Self.share(explained, of: senseless) }
  public var slipsNamedShare: Double { Self.share(slipsNamed, of: slips) }
}

extension PlainOperation {
  /// Every mistake once in each of so many problems, a share `slipRate` of the cells then off by 1 to 3.
  public func tally(problems: Int, slipRate: Double, seed: UInt64 = 1) -> PlainTally {
    var tally = PlainTally()
    var source = SplitMix64(seed: seed)
    for _ in 0..<problems {
      let trial = trial(&source)
      guard let key = Self.key(trial.expression) else {
        tally.keysThatDiffer.append(trial.expression)
        continue
      }
      if !trial.right.isSame(as: key.value) { tally.keysThatDiffer.append(trial.expression) }
      let diagnostician = Diagnostician(key: key)
      for (names, answer) in trial.wrong {
        count(diagnostician, names, answer.slipped(slipRate, &source), &tally)
      }
      guard slipRate == 0 else { continue }
      for answer in trial.right.senseless(&source) {
        tally.senseless += 1
        if diagnostician.diagnose(answer.value).isAsserted { tally.explained += 1 }
      }
      for _ in 0..<4 {
        let answer = trial.right.slippedOnce(&source)
        tally.slips += 1
        if diagnostician.diagnose(answer.value).isAsserted { tally.slipsNamed += 1 }
      }
    }
    return tally
  }

  private func count(
    _ diagnostician: Diagnostician, _ names: Set<String>, _ answer: PlainTrial.Answer,
    _ tally: inout PlainTally
  ) {
    let diagnosis = diagnostician.diagnose(answer.value)
    switch diagnosis.verdict {
    case .right, .constant, .input, .copy: return
    default: break
    }
    tally.answers += 1
    let told = diagnosis.names
    let isNamed = told.contains { names.contains($0) }
    for name in names.sorted().prefix(1) {
      var counts = tally.byName[name] ?? [0, 0]
      counts[0] += 1
      counts[1] += isNamed ? 1 : 0
      tally.byName[name] = counts
    }
    if isNamed {
      tally.named += 1
    } else if diagnosis.isAsserted {
      tally.misnamed += 1
    }
  }

  static func key(_ expression: String) -> KeyComputation? {
    var session = Session()
    session.run("problem 1 \"?\"\nanswer 1 = \(expression)") { _ in true }
    return session.sheet.problems.first?.key.flatMap { KeyComputation($0, in: session) }
  }
}

extension Diagnosis {
  /// Whether a mistake is claimed, not only thought possible.
  fileprivate var isAsserted: Bool { verdict == .named || verdict == .ambiguous }
}

extension PlainTrial.Answer {
  var value: Value {
    switch self {
    case .image(let image):
      let shape = image.rows == 1 ? [image.columns] : [image.rows, image.columns]
      return .tensor(.exact(Grid(shape: shape, cells: image.cells)))
    case .sizes(let sizes): return .shape(sizes.compactMap(\.intValue))
    case .number(let number): return .tensor(Tensor(number))
    }
  }

  func isSame(as key: Value) -> Bool {
    guard case .tensor(let mine) = value, case .tensor(let other) = key else { return value == key }
    let lengths = { (tensor: Tensor) in tensor.shape.filter { $0 != 1 } }
    return lengths(mine) == lengths(other)
      && (0..<mine.count).allSatisfy { mine.cell($0) == other.cell($0) }
  }

  private func map(_ change: (Int, Rational) -> Rational) -> PlainTrial.Answer {
    switch self {
    case .image(var image):
      image.cells = image.cells.enumerated().map { change($0, $1) }
      return .image(image)
    case .sizes(let sizes): return .sizes(sizes.enumerated().map { change($0, $1) })
    case .number(let number): return .number(change(0, number))
    }
  }

  private var cells: [Rational] {
    switch self {
    case .image(let image): image.cells
    case .sizes(let sizes): sizes
    case .number(let number): [number]
    }
  }

  /// Some cells off by 1 to 3; numbers and sizes stay.
  func slipped(_ rate: Double, _ source: inout SplitMix64) -> PlainTrial.Answer {
    guard case .image = self, rate > 0 else { return self }
    return map { _, cell in
      guard Double(source.next(from: 0, through: 999_999)) < rate * 1_000_000 else { return cell }
      return Self.off(cell, &source)
    }
  }

  private static func off(_ cell: Rational, _ source: inout SplitMix64) -> Rational {
    let size = Rational(source.next(from: 1, through: 3))
    return source.next(from: 0, through: 1) == 0 ? cell + size : cell - size
  }

  func slippedOnce(_ source: inout SplitMix64) -> PlainTrial.Answer {
    let place = source.next(from: 0, through: cells.count - 1)
    return map { $0 == place ? Self.off($1, &source) : $1 }
  }

  /// Numbers of the key's range at random; the key's cells, rows and columns in another order; and answers
  /// that are zeros but for one, two or three of the key's cells.
  func senseless(_ source: inout SplitMix64) -> [PlainTrial.Answer] {
    let cells = cells
    let whole = cells.map { Int($0.floor.doubleValue) }
    let (low, high) = (whole.min() ?? 0, whole.max() ?? 0)
    var answers: [PlainTrial.Answer] = []
    func add(_ answer: PlainTrial.Answer) { if answer != self { answers.append(answer) } }
    for _ in 0..<2 {
      add(map { _, _ in Rational(source.next(from: low, through: max(high, low + 1))) })
    }
    guard case .image(let image) = self else { return answers }
    func order(_ count: Int) -> [Int] {
      var order = Array(0..<count)
      for place in stride(from: count - 1, to: 0, by: -1) {
        order.swapAt(place, source.next(from: 0, through: place))
      }
      return order
    }
    let shuffled = order(cells.count)
    add(map { place, _ in cells[shuffled[place]] })
    if image.rows > 1 {
      let (rows, columns) = (order(image.rows), order(image.columns))
      add(.image(PlainImage(image.rows, image.columns) { image[rows[$0], $1] }))
      add(.image(PlainImage(image.rows, image.columns) { image[$0, columns[$1]] }))
    }
    for count in 1...3 {
      let kept = Set(order(cells.count).prefix(count))
      add(map { kept.contains($0) ? $1 : 0 })
    }
    return answers
  }
}
