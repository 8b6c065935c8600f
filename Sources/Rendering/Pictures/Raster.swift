internal import Documents

/// An image as levels from 0 to 1, averaged down to what there is room for; nil stands for what is not
/// a number.
struct Raster {
  let rows: Int
  let columns: Int
  let levels: [Double?]
  /// How many rows and columns of cells one dot is the mean of.
  let reduction: Int

  /// - Parameters:
  ///   - mostRows: the most dots below each other, and `mostColumns` beside each other.
  init(
    _ values: [Double], rows: Int, columns: Int, scale: PictureFigure.Scale, mostRows: Int,
    mostColumns: Int
  ) {
    let reduction = max(
      Self.quotient(rows, max(mostRows, 1)), Self.quotient(columns, max(mostColumns, 1)), 1)
    let (height, width) = (Self.quotient(rows, reduction), Self.quotient(columns, reduction))
    var levels: [Double?] = []
    levels.reserveCapacity(height * width)
    for row in 0..<height {
      for column in 0..<width {
        var sum = 0.0
        var count = 0
        for y in (row * reduction)..<min((row + 1) * reduction, rows) {
          for x in (column * reduction)..<min((column + 1) * reduction, columns) {
            let place = y * columns + x
            guard place < values.count, let level = scale.level(values[place]) else { continue }
            sum += level
            count += 1
          }
        }
        levels.append(count > 0 ? sum / Double(count) : nil)
      }
    }
    self.rows = height
    self.columns = width
    self.levels = levels
    self.reduction = reduction
  }

  private static func quotient(_ size: Int, _ most: Int) -> Int {
    size / most + (size % most > 0 ? 1 : 0)
  }

  /// The level at a place; nil outside too.
  func level(_ row: Int, _ column: Int) -> Double? {
    guard (0..<rows).contains(row), (0..<columns).contains(column) else { return nil }
    return levels[row * columns + column]
  }
}
