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

  /// What one of several may take, so that two always stand side by side.
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
    case .symbolic: return text
    }
  }
}
