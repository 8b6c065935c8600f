internal import Arithmetic
internal import Documents

/// Images and signals side by side as far as they fit, and the scale they are drawn on: once where all
/// share it, else below each.
struct PictureLayout {
  private let figure: PictureFigure
  private let style: Style
  private let width: Int
  private static let gap = 3

  init(_ figure: PictureFigure, style: Style, width: Int) {
    self.figure = figure
    self.style = style
    self.width = width
  }

  func lines() -> [StyledLine] {
    guard let first = figure.panels.first else { return [] }
    let isShared = figure.panels.allSatisfy { $0.scale == first.scale }
    let hasCaptions = figure.panels.contains { !$0.caption.isEmpty }
    var rows: [[StyledLine]] = []
    for panel in figure.panels {
      let drawn = drawn(panel, hasCaption: hasCaptions, hasScale: !isShared)
      if let last = rows.last, last.width + Self.gap + drawn.width <= width {
        rows[rows.count - 1] = last.beside(drawn, gap: Self.gap)
      } else {
        rows.append(drawn)
      }
    }
    let lines = Array(rows.joined(separator: [StyledLine()]))
    return isShared ? lines + scale(of: first) : lines
  }

  private func drawn(_ panel: PictureFigure.Panel, hasCaption: Bool, hasScale: Bool)
    -> [StyledLine]
  {
    let caption = hasCaption ? [StyledLine(panel.caption, .faint).cut(to: room)] : []
    let scale = hasScale ? scale(of: panel) : []
    switch panel.form {
    case .image(let rows, let columns):
      let image = ImageLayout(
        panel, rows: rows, columns: columns, palette: figure.palette, style: style, width: room)
      return caption + image.lines() + scale
    case .signal: return caption + SparkLine(panel, width: room).lines() + scale
    }
  }

  /// The width of one of several, so that two always fit side by side.
  private var room: Int { figure.panels.count == 1 ? width : max((width - Self.gap) / 2, 8) }

  /// `−3 ░▒▓█ 12`
  private func scale(of panel: PictureFigure.Panel) -> [StyledLine] {
    var line = StyledLine(panel.scale.least.shortText, .label)
    line.append(" ")
    switch panel.form {
    case .signal: line.append("…", .faint)
    case .image where style.paints:
      for step in 0..<Self.steps {
        let level = Double(step) / Double(Self.steps - 1)
        line.append("▀", .paint(figure.palette.color(level), on: figure.palette.color(level)))
      }
    case .image: line.append(String(PictureFigure.Palette.ramp))
    }
    line.append(" ")
    line.append(panel.scale.greatest.shortText, .label)
    return line.wrapped(to: room)
  }

  private static let steps = 16
}

extension Scalar {
  /// The number as it is read, rounded to four digits where it is a long one.
  var shortText: String {
    let text = readText
    guard text.utf8.count > 10 else { return text }
    switch self {
    case .exact(let value): return value.doubleValue.rounded(toDigits: 4).floatText.asRead
    case .float(let value): return value.rounded(toDigits: 4).floatText.asRead
    case .symbolic, .complex: return text
    }
  }
}

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
