public import Arithmetic
internal import Documents

/// The cells of a key that a guess gets right: its zeros if they are more than a quarter of the cells,
/// else its most frequent number if that is at least half of them.
///
/// An all-zero answer to a convolution's matrix is right in more than half of its cells. So these cells
/// earn nothing, and wrong ones cost points.
public struct FreeCells: Equatable, Sendable {
  /// Whether each cell is free.
  public let isFree: [Bool]

  /// No cell is free in a key with one cell or with only one number.
  public init(of key: [Rational]) { self.init(ofHashable: key, zero: 0) }

  init(isFree: [Bool]) { self.isFree = isFree }

  init<Cell: Hashable>(ofHashable key: [Cell], zero: Cell) {
    let zeros = key.count { $0 == zero }
    var free: Cell?
    if 4 * zeros > key.count {
      free = zero
    } else {
      var counts: [Cell: Int] = [:]
      for cell in key { counts[cell, default: 0] += 1 }
      // The first of those that are equally frequent.
      free = key.first { 2 * (counts[$0] ?? 0) >= key.count && (counts[$0] ?? 0) > 1 }
    }
    let marks = key.map { $0 == free }
    isFree = marks.contains(false) ? marks : marks.map { _ in false }
  }

  /// (right non-free cells − wrong free cells) / non-free cells, at least 0, and 0 if below `least`.
  ///
  /// - Parameter isRight: For each cell of an answer of the key's size, whether it is right.
  public func share(_ isRight: [Bool], least: Rational = Rational(1).divided(by: 2)) -> Rational {
    var (points, others) = (0, 0)
    for (right, free) in zip(isRight, isFree) {
      if free {
        points -= right ? 0 : 1
      } else {
        others += 1
        points += right ? 1 : 0
      }
    }
    guard others > 0, points > 0 else { return 0 }
    let share = Rational(points).divided(by: others)
    return share < least ? 0 : share
  }
}
