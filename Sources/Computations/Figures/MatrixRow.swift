internal import Arithmetic
internal import Documents

/// A row or column of a convolution's matrix, cut to the range of its entries.
struct MatrixRow {
  let caption: String
  let count: Int
  /// The entries by index; all others are structural zeros.
  private(set) var entries: [Int: Scalar] = [:]

  /// The maximum length that is shown.
  private static let most = 96

  init(caption: String, count: Int) {
    self.caption = caption
    self.count = count
  }

  /// Entries with equal indices, from padding that repeats samples, are summed.
  mutating func add(_ entry: Scalar, at place: Int) {
    entries[place] = entries[place].map { $0.plus(entry) } ?? entry
  }

  /// The entries, and below each the number it is multiplied by.
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
  /// The sum of two cells, or this one if the sum exceeds the limits.
  fileprivate func plus(_ other: Scalar) -> Scalar {
    (try? Tensor(self).adding(Tensor(other), within: .standard).cell(0)) ?? self
  }
}
