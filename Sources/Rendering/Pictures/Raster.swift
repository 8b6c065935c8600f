internal import Documents

/// An image as levels from 0 to 1, averaged down to the room there is; nil for what is not a number.
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

extension PictureFigure.Palette {
  /// The colour of a level from 0 to 1.
  func color(_ level: Double) -> Color {
    switch self {
    case .grey: return .between(Color(grey: 0), Color(grey: 255), level)
    case .heat:
      let place = min(max(level, 0), 1) * Double(Self.heat.count - 1)
      let first = min(Int(place), Self.heat.count - 2)
      return .between(Self.heat[first], Self.heat[first + 1], place - Double(first))
    }
  }

  /// Colours at equal distances on matplotlib's map `inferno`, which grows evenly brighter to the eye,
  /// so that it is read rightly without colour too (van der Walt and Smith, SciPy 2015; CC0).
  private static let heat = [
    Color(0, 0, 4), Color(31, 12, 72), Color(85, 15, 109), Color(136, 34, 106),
    Color(186, 54, 85), Color(227, 89, 51), Color(249, 140, 10), Color(249, 201, 50),
    Color(252, 255, 164),
  ]

  /// The character of a level where there are no colours: more ink for more.
  static func character(_ level: Double) -> Character {
    let place = Int((min(max(level, 0), 1) * Double(ramp.count - 1)).rounded())
    return ramp[min(max(place, 0), ramp.count - 1)]
  }

  static let ramp: [Character] = Array(" .:-=+*#%@")
}
