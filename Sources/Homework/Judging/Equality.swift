internal import Arithmetic
internal import Documents
internal import Sessions

/// Whether an answer equals the key.
enum Equality {
  /// Nil if the answer is not equal; else a note about a different notation, or an empty string.
  static func note(_ answer: WrittenAnswer, _ key: Value, options: ProblemOptions) -> String? {
    switch (answer.value, key) {
    case (.tensor(let given), .tensor(let wanted)):
      guard given.count == wanted.count else { return nil }
      let isSameShape = given.shape == wanted.shape
      guard isSameShape || !options.isStrict && given.lengths == wanted.lengths else { return nil }
      guard
        CellComparison(given, wanted, places: answer.places, options: options).isRightEverywhere
      else { return nil }
      return isSameShape ? "" : "Read as \(AnswerWords.size(key))."
    case (.shape(let given), .shape(let wanted)):
      if given == wanted { return "" }
      guard !options.isStrict, Array(given.drop { $0 == 1 }) == Array(wanted.drop { $0 == 1 })
      else { return nil }
      return "A leading 1 makes no difference."
    case (.shape(let given), .tensor(let wanted)):
      return Tensor(given) == wanted ? "" : nil
    case (.tensor(let given), .shape(let wanted)):
      return given.intValues == wanted ? "" : nil
    case (.tensor(let given), .truth(let truth)):
      return given.scalar == .exact(truth ? 1 : 0) ? "" : nil
    default: return answer.value == key ? "" : nil
    }
  }

  /// The rule for comparing the cells of an answer with those of a mistaken result.
  static func rule(_ key: KeyComputation, _ problem: AssignedProblem) -> CellRule? {
    guard case .tensor(let tensor) = key.value else { return nil }
    return CellRule(floats: tensor.floats ?? [], leastPlaces: problem.posed.options.places)
  }
}

extension Tensor {
  /// The sizes other than 1, which make a vector equal to a matrix of one row.
  fileprivate var lengths: [Int] { shape.filter { $0 != 1 } }

  /// The index of a cell from its row-major position.
  func index(of flat: Int) -> [Int] {
    var rest = flat
    return Array(
      shape.reversed().map { length in
        defer { rest /= max(length, 1) }
        return rest % max(length, 1)
      }.reversed())
  }
}

/// Compares the cells of an answer and a key.
struct CellComparison {
  /// Whether each cell is right, in row-major order.
  let isRight: [Bool]

  var right: Int { isRight.count { $0 } }
  var isRightEverywhere: Bool { !isRight.contains(false) }

  /// - Precondition: Both have the same number of cells.
  init(_ answer: Tensor, _ key: Tensor, places: [Int?], options: ProblemOptions) {
    let rule = CellRule(floats: key.floats ?? [], leastPlaces: options.places)
    let tolerance = Self.tolerance(options.tolerance, key)
    let keyCells = key.fractions
    let cells = answer.fractions
    let isExact = keyCells != nil && cells != nil
    isRight = (0..<key.count).map { place in
      if let tolerance, let key = Self.number(key, place), let cell = Self.number(answer, place) {
        return (cell - key).absolute <= tolerance
      }
      if isExact, let key = keyCells?[place], let cell = cells?[place] {
        return rule.agrees(cell, with: key, places: place < places.count ? places[place] : nil)
      }
      let (written, wanted) = (answer.cell(place), key.cell(place))
      if written == wanted { return true }
      guard let first = written.double, let second = wanted.double else { return false }
      return rule.agrees(first, with: second)
    }
  }

  private static func tolerance(
    _ tolerance: ProblemOptions.Tolerance?, _ key: Tensor
  ) -> Rational? {
    switch tolerance {
    case nil: return nil
    case .absolute(let number): return number
    case .relative(let share):
      let greatest = (0..<key.count).compactMap { number(key, $0)?.absolute }.max() ?? 0
      return share * greatest
    }
  }

  private static func number(_ tensor: Tensor, _ place: Int) -> Rational? {
    switch tensor.cell(place) {
    case .exact(let number): number
    case .float(let number): Rational(exactly: number)
    case .symbolic(let polynomial): polynomial.constantValue
    }
  }

  /// The share of the points that the cells earn.
  func share(of key: Tensor, options: ProblemOptions) -> Rational {
    if isRightEverywhere { return 1 }
    guard options.creditsCells, isRight.count > 1 else { return 0 }
    guard let cells = key.fractions else {
      let share = Rational(right).divided(by: max(isRight.count, 1))
      return share < options.from ? 0 : share
    }
    return FreeCells(of: cells).share(isRight, least: options.from)
  }
}

extension Scalar {
  var double: Double? {
    switch self {
    case .exact(let number): number.doubleValue
    case .float(let number): number
    case .symbolic: nil
    }
  }
}

extension Tensor {
  var fractions: [Rational]? {
    if case .exact(let grid) = self { return grid.cells }
    return nil
  }

  var floats: [Double]? {
    if case .float(let grid) = self { return grid.cells }
    return nil
  }
}
