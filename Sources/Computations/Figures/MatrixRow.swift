internal import Arithmetic
internal import Documents

/// One row or column of a convolution's matrix, cut to the stretch where its entries lie.
struct MatrixRow {
  let caption: String
  let count: Int
  /// Entries by their places; everywhere else stands a structural zero.
  private(set) var entries: [Int: Scalar] = [:]

  /// The most places that are looked at around the entries.
  private static let most = 96

  init(caption: String, count: Int) {
    self.caption = caption
    self.count = count
  }

  /// Entries of one place, as a border that repeats samples makes them, add up.
  mutating func add(_ entry: Scalar, at place: Int) {
    entries[place] = entries[place].map { $0.plus(entry) } ?? entry
  }

  /// The entries, and under each place the number that it is multiplied with.
  func figure(over vector: ((Int) -> Scalar)? = nil) -> StepFigure {
    let first = entries.keys.min() ?? 0
    let last = entries.keys.max() ?? 0
    let most = max(Self.most, min(last - first + 3, 2 * Self.most))
    let places = UnfinishedResult.stretch((first + last) / 2, of: count, most)
    var rows = [
      places.map { place in
        entries[place].map { CellGrid.Cell(.number($0), .tap) } ?? CellGrid.Cell(.dot, .faint)
      }
    ]
    if let vector {
      rows.append(
        places.map { CellGrid.Cell(.number(vector($0)), entries[$0] == nil ? .faint : .plain) })
    }
    let leftOut =
      places.count < count
      ? "places \(places.lowerBound)…\(places.upperBound - 1) of \(count)" : ""
    return StepFigure(
      title: "", panels: [.grid(CellGrid(caption: caption, rows: rows, leftOut: leftOut))])
  }
}

extension Scalar {
  /// The sum of two cells; this one where it would be too large to hold.
  fileprivate func plus(_ other: Scalar) -> Scalar {
    (try? Tensor(self).adding(Tensor(other), within: .standard).cell(0)) ?? self
  }
}
