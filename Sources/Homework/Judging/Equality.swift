internal import Arithmetic
internal import Documents
internal import Sessions

/// When an answer is the key.
enum Equality {
  /// An empty note where it is, a sentence where it is but for its notation, nil where it is not.
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
      return "A leading 1 is neither here nor there."
    case (.shape(let given), .tensor(let wanted)):
      return Tensor(given) == wanted ? "" : nil
    case (.tensor(let given), .shape(let wanted)):
      return given.intValues == wanted ? "" : nil
    case (.tensor(let given), .truth(let truth)):
      return given.scalar == .exact(truth ? 1 : 0) ? "" : nil
    default: return answer.value == key ? "" : nil
    }
  }

  /// When a cell of an answer agrees with one of a mistaken result.
  static func rule(_ key: KeyComputation, _ problem: AssignedProblem) -> CellRule? {
    guard case .tensor(let tensor) = key.value else { return nil }
    return CellRule(floats: tensor.floats ?? [], leastPlaces: problem.posed.options.places)
  }
}

extension Tensor {
  /// The lengths of the axes that are longer than 1: a vector is a matrix of one row.
  fileprivate var lengths: [Int] { shape.filter { $0 != 1 } }

  /// The index of a cell, counted in reading order.
  func index(of flat: Int) -> [Int] {
    var rest = flat
    return Array(
      shape.reversed().map { length in
        defer { rest /= max(length, 1) }
        return rest % max(length, 1)
      }.reversed())
  }
}
