internal import Arithmetic
internal import Documents
internal import Sessions

/// Which cells of an answer are the key's.
struct CellComparison {
  /// For each cell, in reading order.
  let isRight: [Bool]

  var right: Int { isRight.count { $0 } }
  var isRightEverywhere: Bool { !isRight.contains(false) }

  /// - Precondition: both have as many cells.
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
