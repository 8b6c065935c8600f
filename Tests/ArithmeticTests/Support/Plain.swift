import Arithmetic

/// An array of machine integers read one index at a time: what the brute force of the tests works on,
/// so that it shares nothing with the code it checks.
struct Plain: Equatable {
  var shape: [Int]
  var cells: [Int]

  init(_ shape: [Int], _ cells: [Int]) {
    self.shape = shape
    self.cells = cells
  }

  init(_ shape: [Int], _ cell: ([Int]) -> Int) {
    self.shape = shape
    self.cells = Plain.indices(of: shape).map(cell)
  }

  static func indices(of shape: [Int]) -> [[Int]] {
    var all: [[Int]] = [[]]
    for size in shape { all = all.flatMap { index in (0..<size).map { index + [$0] } } }
    return all
  }

  subscript(_ index: [Int]) -> Int {
    get { cells[place(index)] }
    set { cells[place(index)] = newValue }
  }

  func place(_ index: [Int]) -> Int {
    var place = 0
    for (axis, value) in index.enumerated() { place = place * shape[axis] + value }
    return place
  }

  var tensor: Tensor { Tensor(cells, shape: shape) }
  var grid: Grid<Rational> { Grid(shape: shape, cells: cells.map { Rational($0) }) }

  /// The axes in another order.
  func moved(_ order: [Int]) -> Plain {
    Plain(order.map { shape[$0] }) { index in
      var original = index
      for (axis, source) in order.enumerated() { original[source] = index[axis] }
      return self[original]
    }
  }
}

/// Where a position beyond an axis finds its sample, by walking back one mirror at a time; only what
/// is left after cropping goes round.
func plainSource(_ position: Int, size: Int, mode: PaddingMode, padding: PaddingPair) -> Int? {
  var place = position
  let first = mode == .circular ? max(-padding.begin, 0) : 0
  let end = mode == .circular ? size - max(-padding.end, 0) : size
  while place < first || place >= end {
    switch mode {
    case .zeros, .constant: return nil
    case .replicate: place = place < 0 ? 0 : size - 1
    case .circular: place += place < first ? end - first : first - end
    case .reflect: place = place < 0 ? -place : 2 * (size - 1) - place
    case .symmetric: place = place < 0 ? -1 - place : 2 * size - 1 - place
    }
  }
  return place
}

/// The sample at a position of every axis, nil in the border.
func plainSource(
  _ position: [Int], shape: [Int], mode: PaddingMode, padding: [PaddingPair]
) -> [Int]? {
  var index: [Int] = []
  for (axis, value) in position.enumerated() {
    let place = plainSource(value, size: shape[axis], mode: mode, padding: padding[axis])
    guard let place else { return nil }
    index.append(place)
  }
  return index
}

extension Tensor {
  /// The cells as floats for comparisons with a tolerance.
  var doubles: [Double] { (try? floats().cells) ?? [] }
}
