public import Arithmetic
internal import Documents

/// The cells of a key that a guess gets right: its zeros where they fill more than a quarter of it,
/// else its most frequent number where that fills more than half.
///
/// An all-zero answer to a question for a convolution's matrix is right in half of its cells and more;
/// so those cells pay nothing, and cost where they are wrong.
public struct FreeCells: Equatable, Sendable {
  /// For each cell whether it is free.
  public let isFree: [Bool]

  /// None are free of a key that has one cell, or all of whose cells are one number.
  public init(of key: [Rational]) {
    let zeros = key.filter(\.isZero).count
    var free: Rational?
    if 4 * zeros > key.count {
      free = 0
    } else {
      let sorted = key.sorted()
      // A number that fills more than half stands in the middle of them all.
      if let middle = sorted.isEmpty ? nil : sorted[sorted.count / 2],
        2 * key.filter({ $0 == middle }).count > key.count
      {
        free = middle
      }
    }
    let marks = key.map { $0 == free }
    isFree = marks.contains(false) ? marks : marks.map { _ in false }
  }

  /// (right among the others − wrong among the free) / others, not below 0; nothing below `least`.
  ///
  /// - Parameter isRight: for each cell of an answer of the key's size.
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
