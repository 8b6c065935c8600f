internal import Arithmetic
internal import Commands
internal import Computations
internal import Documents

/// Answers that need no thought, and what they earn under the rule of free cells.
struct Guesses {
  private let key: KeyComputation
  private let cells: [Rational]
  private let shape: [Int]

  init(_ key: KeyComputation) {
    self.key = key
    switch key.value {
    case .tensor(.exact(let grid)): (cells, shape) = (grid.cells, grid.shape)
    case .shape(let sizes): (cells, shape) = (sizes.map { Rational($0) }, [sizes.count])
    default: (cells, shape) = ([], [])
    }
  }

  /// None of a key with one cell, which is right or wrong, nor of one without exact numbers.
  var all: [LintReport.Guess] {
    guard cells.count > 1 else { return [] }
    if case .shape = key.value { return sizes }
    var guesses = [guess("0 in every cell", cells.map { _ in 0 })]
    if let common = mostCommon, !common.isZero {
      guesses.append(guess("\(common) in every cell", cells.map { _ in common }))
    }
    if let input = croppedInput { guesses.append(guess("the input, cropped", input)) }
    return guesses
  }

  /// Of a shape: the input's own, and ⌈i/s⌉, which is right wherever the padding was chosen for it.
  private var sizes: [LintReport.Guess] {
    guard let sizes = key.origin as? SizeComputation, sizes.axes.count == cells.count else {
      return []
    }
    let inputs = sizes.axes.map { Rational($0.input) }
    var guesses = [guess("the input's size", inputs)]
    if sizes.axes.contains(where: { $0.stride > 1 }), !sizes.isTransposed {
      let ratios = sizes.axes.map { Rational($0.input).divided(by: max($0.stride, 1)).ceiling }
      guesses.append(guess("⌈i/s⌉", ratios))
    }
    return guesses
  }

  private func guess(_ name: String, _ guessed: [Rational]) -> LintReport.Guess {
    let isRight = zip(cells, guessed).map { $0 == $1 }
    let share: Rational
    if case .shape = key.value {
      let right = isRight.filter { $0 }.count
      share = 2 * right < cells.count ? 0 : Rational(right).divided(by: cells.count)
    } else {
      share = FreeCells(of: cells).share(isRight)
    }
    return LintReport.Guess(
      name: name, cells: isRight.filter { $0 }.count, total: cells.count, share: share)
  }

  private var mostCommon: Rational? {
    var (best, most) = (cells.first, 0)
    for cell in cells.uniqued {
      let count = cells.filter { $0 == cell }.count
      if count > most { (best, most) = (cell, count) }
    }
    return best
  }

  private var croppedInput: [Rational]? {
    guard let origin = key.origin, case .tensor(let input) = origin.input,
      let corner = try? input.corner(shape), case .exact(let grid) = corner
    else { return nil }
    return grid.cells
  }
}
