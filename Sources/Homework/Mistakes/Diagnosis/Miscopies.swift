internal import Arithmetic
internal import Computations
internal import Documents

/// Wrong answers to a convolution that come from one number of the kernel or the input copied wrong: every
/// wrong cell is off by the same number times what that place contributes.
struct Miscopies {
  private let key: [Rational]
  private let size: [Int]
  private let places: [Place]

  private struct Place {
    let operand: Diagnosis.Miscopied
    let index: [Int]
    /// What one more in this place adds to each cell.
    let effect: [Rational]
  }

  /// Fewer wrong cells are as likely slips in the sums.
  private static let fewestCells = 3
  private static let mostPlaces = 100

  init(_ key: KeyComputation) {
    guard case .tensor(.exact(let grid)) = key.value, grid.cells.count >= Self.fewestCells,
      let origin = key.origin as? ConvolutionComputation, origin.isSmallEnoughForPairs,
      origin.result(within: key.limits) == key.value,
      let input = origin.input.tensor, let kernel = origin.kernel.tensor,
      input.count + kernel.count <= Self.mostPlaces
    else {
      (self.key, size, places) = ([], [], [])
      return
    }
    self.key = grid.cells
    size = grid.shape.filter { $0 != 1 }
    func effects(_ operand: Diagnosis.Miscopied, _ tensor: Tensor) -> [Place] {
      (0..<tensor.count).compactMap { place in
        var unit = [Rational](repeating: 0, count: tensor.count)
        unit[place] = 1
        let other = Tensor.exact(Grid(shape: tensor.shape, cells: unit))
        guard
          let varied = try? operand == .tap
            ? origin.varied(kernel: other) : origin.varied(input: other),
          case .tensor(.exact(let effect))? = varied.biased(by: nil).result(within: key.limits),
          effect.cells.count({ !$0.isZero }) >= Self.fewestCells
        else { return nil }
        return Place(operand: operand, index: tensor.index(of: place), effect: effect.cells)
      }
    }
    places = effects(.tap, kernel) + effects(.cell, input)
  }

  /// The place that explains every cell of an answer; nil if none or several do.
  func place(in answer: ComparableCells) -> Diagnosis.Verdict? {
    guard !places.isEmpty, answer.size == size, case .exact(let cells) = answer.lane else {
      return nil
    }
    let differences = zip(cells, key).map { $0 - $1 }
    let fitting = places.filter { place in
      guard let first = place.effect.firstIndex(where: { !$0.isZero }), !differences[first].isZero,
        let factor = try? differences[first].quotient(place.effect[first])
      else { return false }
      return zip(differences, place.effect).allSatisfy { $0 == factor * $1 }
    }
    guard fitting.count == 1, let only = fitting.first else { return nil }
    return .miscopied(only.operand, at: only.index)
  }
}

extension [Rational] {
  fileprivate func count(_ isCounted: (Rational) -> Bool) -> Int {
    reduce(0) { $0 + (isCounted($1) ? 1 : 0) }
  }
}
