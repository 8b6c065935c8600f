internal import Arithmetic
internal import Computations
internal import Documents
internal import Sessions

/// Whether an answer equals a key.
struct Equality {
  let key: Value
  let options: ProblemOptions
  /// Whether the last size of the key counts channels.
  var hasChannelsLast = false
  /// Whether the order of the numbers makes no difference.
  let isSet: Bool

  init(
    _ key: Value, options: ProblemOptions, origin: (any Computation)? = nil, isSet: Bool = false
  ) {
    (self.key, self.options, self.isSet) = (key, options, isSet)
    if case .shape(let sizes) = key, let shape = origin as? SizeComputation {
      hasChannelsLast = sizes.count == shape.axes.count + 1 && sizes.count > 2
    }
  }

  /// Nil if the answer is not equal in any reading; else a note about a different notation, or an empty
  /// string.
  func note(_ answer: WrittenAnswer) -> String? {
    if let note = noteOfFirstReading(answer) { return note }
    for other in answer.others where noteOfFirstReading(other) != nil {
      return other.notes.first ?? "Read as \(AnswerWords.short(other.value))."
    }
    return nil
  }

  private func noteOfFirstReading(_ answer: WrittenAnswer) -> String? {
    switch (answer.value, key) {
    case (.tensor(let given), .tensor(let wanted)) where isSet:
      let sorted = given.fractions?.sorted().reduce(into: [Rational]()) { set, number in
        if set.last != number { set.append(number) }
      }
      return sorted != nil && sorted == wanted.fractions?.sorted() ? "" : nil
    case (.tensor(let given), .tensor(let wanted)):
      guard let cells = CellComparison(given, wanted, places: answer.places, options: options),
        cells.isRightEverywhere
      else { return nil }
      return given.shape == wanted.shape ? "" : "Read as \(AnswerWords.size(key))."
    case (.shape(let given), .shape(let wanted)): return note(given, wanted)
    case (.shape(let given), .tensor(let wanted)):
      let sizes = given.count == 1 || !wanted.isScalar ? given : given.withoutOnes
      if wanted.isScalar, let number = sizes.first, Set(sizes).count == 1 {
        // A receptive field of 7 is a window of 7x7.
        return Tensor(number) == wanted ? "" : nil
      }
      return Tensor(sizes) == wanted ? "" : nil
    case (.tensor(let given), .shape(let wanted)):
      return given.intValues == wanted ? "" : nil
    case (.tensor(let given), .truth(let truth)):
      return given.scalar == .exact(truth ? 1 : 0) ? "" : nil
    case (.text(let given), .text(let wanted)):
      let isError = given == "error" && wanted.hasPrefix("error ")
      return isError || given.comparedWords == wanted.comparedWords ? "" : nil
    default: return answer.value == key ? "" : nil
    }
  }

  private func note(_ given: [Int], _ wanted: [Int]) -> String? {
    if given == wanted { return "" }
    guard !options.isStrict else { return nil }
    if given.withoutOnes == wanted.withoutOnes { return "A size of 1 makes no difference." }
    let bare = Array(given.drop { $0 == 1 })
    if hasChannelsLast, bare.count == wanted.count, let channels = bare.first,
      Array(bare.dropFirst()) + [channels] == wanted
    {
      return "The channels come first here; the sizes are the same."
    }
    return nil
  }
}

extension [Int] {
  /// The sizes without those of 1 at both ends.
  fileprivate var withoutOnes: [Int] {
    var sizes = Array(drop { $0 == 1 })
    while sizes.last == 1 { sizes.removeLast() }
    return sizes
  }
}

extension String {
  /// Its words in lower case, however they are separated.
  fileprivate var comparedWords: [String] {
    lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}

extension Tensor {
  /// The sizes other than 1, which make a vector equal to a matrix of one row.
  var lengths: [Int] { shape.filter { $0 != 1 } }

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

  /// Nil if the sizes differ. Axes of one cell make no difference, unless the problem is strict.
  init?(_ answer: Tensor, _ key: Tensor, places: [Int?], options: ProblemOptions) {
    guard answer.shape == key.shape || !options.isStrict && answer.lengths == key.lengths else {
      return nil
    }
    let rule = CellRule(key, options)
    isRight = (0..<key.count).map { place in
      rule.agrees(
        answer.cell(place), with: key.cell(place),
        places: place < places.count ? places[place] : nil)
    }
  }

  /// The share of the points that the cells earn.
  func share(of key: Tensor, options: ProblemOptions) -> Rational {
    if isRightEverywhere { return 1 }
    guard options.creditsCells, isRight.count > 1 else { return 0 }
    let free = ComparableCells(.tensor(key))?.freeCells ?? isRight.map { _ in false }
    return FreeCells(isFree: free).share(isRight, least: options.from)
  }
}

extension Tensor {
  var fractions: [Rational]? {
    if case .exact(let grid) = self { return grid.cells }
    return nil
  }
}
