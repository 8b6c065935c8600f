/// How often each sample is met by a tap of some window.
public enum Coverage {
  /// The counts, in the shape of the relation's input: how often each input cell is read, and, for a
  /// transposed convolution, how many stamps fall on each output cell.
  public static func counts(of relation: Relation) -> Grid<Rational> {
    let axes = relation.axes.map(\.coverage)
    var cells: [Int] = [1]
    for axis in axes { cells = cells.flatMap { outer in axis.map { outer * $0 } } }
    return Grid(shape: relation.inputShape, cells: cells.map { Rational($0) })
  }
}
