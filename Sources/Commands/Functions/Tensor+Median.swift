internal import Arithmetic

extension Tensor {
  /// The middle of all cells in their order, or of each line along an axis; of an even number of cells
  /// the mean of the middle two.
  ///
  /// - Throws: `.emptyReduction`, `.axisOutOfRange`; `.needsOrder` for symbols.
  func median(axis: Int?, within limits: Limits) throws(ArithmeticError) -> Tensor {
    var place: Int?
    if let axis { place = try resolve(axis: axis) }
    switch self {
    case .exact(let grid): return .exact(try grid.median(axis: place))
    case .float(let grid): return .float(try grid.median(axis: place))
    case .symbolic, .complex: throw .needsOrder
    }
  }
}

extension Grid where Element: Number & Comparable {
  fileprivate func median(axis: Int?) throws(ArithmeticError) -> Grid {
    guard let axis else {
      return Grid(shape: [], cells: [try Self.middle(cells)])
    }
    let length = shape[axis]
    let after = shape[(axis + 1)...].reduce(1, *)
    var rest = shape
    rest.remove(at: axis)
    guard length > 0 else { throw .emptyReduction }
    var result: [Element] = []
    for line in 0..<rest.reduce(1, *) {
      if line & 0xFF == 0 { try Interruption.check() }
      let start = line / after * length * after + line % after
      result.append(try Self.middle((0..<length).map { cells[start + $0 * after] }))
    }
    return Grid(shape: rest, cells: result)
  }

  private static func middle(_ line: [Element]) throws(ArithmeticError) -> Element {
    guard !line.isEmpty else { throw .emptyReduction }
    let sorted = line.sorted()
    let half = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[half] }
    return (sorted[half - 1] + sorted[half]).divided(by: 2)
  }
}
