internal import Documents

/// A signal as a line of bars, averaged down to what there is room for.
struct SparkLine {
  private let raster: Raster

  private static let bars: [Character] = Array("▁▂▃▄▅▆▇█")

  init(_ panel: PictureFigure.Panel, width: Int) {
    raster = Raster(
      panel.values, rows: 1, columns: panel.values.count, scale: panel.scale, mostRows: 1,
      mostColumns: width)
  }

  func lines() -> [StyledLine] {
    let text = raster.levels.map { $0.map(Self.bar) ?? " " }
    var lines = [StyledLine(String(text), .label)]
    if raster.reduction > 1 {
      lines.append(StyledLine("each bar the mean of \(raster.reduction)", .faint))
    }
    return lines
  }

  private static func bar(_ level: Double) -> Character {
    bars[min(max(Int(level * Double(bars.count)), 0), bars.count - 1)]
  }
}
