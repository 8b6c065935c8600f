internal import Documents

/// An image as coloured squares, or a signal as bars.
struct PictureSVG {
  let width: Int
  let height: Int
  let text: String

  private static let mostDots = 128
  private static let size = 384

  init(_ panel: PictureFigure.Panel, palette: PictureFigure.Palette) {
    switch panel.form {
    case .image(let rows, let columns):
      let raster = Raster(
        panel.values, rows: rows, columns: columns, scale: panel.scale, mostRows: Self.mostDots,
        mostColumns: Self.mostDots)
      let dot = max(Self.size / max(raster.rows, raster.columns, 1), 2)
      width = raster.columns * min(dot, 32)
      height = raster.rows * min(dot, 32)
      text = Self.squares(raster, palette, min(dot, 32))
    case .signal:
      let raster = Raster(
        panel.values, rows: 1, columns: panel.values.count, scale: panel.scale, mostRows: 1,
        mostColumns: 2 * Self.mostDots)
      let bar = max(min(2 * Self.size / max(raster.columns, 1), 24), 2)
      width = raster.columns * bar
      height = 96
      text = Self.bars(raster, bar)
    }
  }

  /// All stretches of one colour are one path, in units of dots; 64 colours are as many as one sees.
  private static func squares(
    _ raster: Raster, _ palette: PictureFigure.Palette, _ dot: Int
  ) -> String {
    var paths: [Int: String] = [:]
    for row in 0..<raster.rows {
      var start = 0
      while start < raster.columns {
        let shade = shade(raster.level(row, start))
        var end = start + 1
        while end < raster.columns, self.shade(raster.level(row, end)) == shade { end += 1 }
        paths[shade, default: ""] += "M\(start) \(row)h\(end - start)"
        start = end
      }
    }
    let strokes = paths.sorted { $0.key < $1.key }.map { shade, path in
      let color = shade < 0 ? Color(grey: 136) : palette.color(Double(shade) / Double(shades))
      return "<path stroke=\"\(color.hex)\" d=\"\(path)\"/>"
    }
    return "<g transform=\"scale(\(dot)) translate(0 .5)\" shape-rendering=\"crispEdges\">"
      + strokes.joined() + "</g>"
  }

  private static let shades = 63

  /// The nearest of the colours; −1 for what is not a number.
  private static func shade(_ level: Double?) -> Int {
    level.map { Int(($0 * Double(shades)).rounded()) } ?? -1
  }

  private static func bars(_ raster: Raster, _ bar: Int) -> String {
    raster.levels.enumerated().map { place, level in
      let height = Int(((level ?? 0) * 92).rounded()) + 4
      return "<rect class=\"bar\" x=\"\(place * bar)\" y=\"\(96 - height)\" "
        + "width=\"\(max(bar - 1, 1))\" height=\"\(height)\"/>"
    }.joined()
  }
}
