internal import Documents

/// One image in characters: half blocks, each two dots under each other, where there are colours;
/// else two characters a dot, with more ink for more, in a frame.
///
/// A terminal's characters are about twice as high as wide, so dots come out square.
struct ImageLayout {
  private let raster: Raster
  private let palette: PictureFigure.Palette
  private let paints: Bool
  /// How many dots high and wide each place of the raster is drawn.
  private let magnification: Int

  /// The most dots below each other that a screen is scrolled for.
  private static let mostRows = 96
  private static let frame = 2

  init(
    _ panel: PictureFigure.Panel, rows: Int, columns: Int, palette: PictureFigure.Palette,
    style: Style, width: Int
  ) {
    paints = style.paints
    self.palette = palette
    let room = paints ? width : (width - Self.frame) / 2
    raster = Raster(
      panel.values, rows: rows, columns: columns, scale: panel.scale,
      mostRows: paints ? Self.mostRows : Self.mostRows / 2, mostColumns: room)
    magnification = Self.magnification(raster, room: room, paints: paints)
  }

  /// A kernel of nine cells would be a mere dot.
  private static func magnification(_ raster: Raster, room: Int, paints: Bool) -> Int {
    let size = max(raster.rows, raster.columns)
    let wanted = size <= 8 ? 4 : size <= 20 ? 2 : 1
    let factor = paints ? wanted : max(wanted / 2, 1)
    return raster.columns * factor <= room ? factor : 1
  }

  func lines() -> [StyledLine] {
    let lines = paints ? painted() : written()
    guard raster.reduction > 1 else { return lines }
    let size = "\(raster.reduction)×\(raster.reduction)"
    return lines
      + StyledLine("each dot the mean of \(size)", .faint)
      .wrapped(to: max(lines.width, 14))
  }

  private func painted() -> [StyledLine] {
    let height = raster.rows * magnification
    return stride(from: 0, to: height, by: 2).map { dot in
      var line = StyledLine()
      for column in 0..<raster.columns {
        let top = color(dot / magnification, column)
        let bottom = dot + 1 < height ? color((dot + 1) / magnification, column) : nil
        append(top, bottom, to: &line)
      }
      return line
    }
  }

  private func color(_ row: Int, _ column: Int) -> Color? {
    raster.level(row, column).map(palette.color)
  }

  private func append(_ top: Color?, _ bottom: Color?, to line: inout StyledLine) {
    let (half, ink): (String, Ink) =
      switch (top, bottom) {
      case (let top?, let bottom): ("▀", .paint(top, on: bottom))
      case (nil, let bottom?): ("▄", .paint(bottom, on: nil))
      case (nil, nil): (" ", .plain)
      }
    line.append(String(repeating: half, count: magnification), ink)
  }

  private func written() -> [StyledLine] {
    let edge = String(repeating: "─", count: raster.columns * magnification * 2)
    let rows = (0..<(raster.rows * magnification)).map { dot in
      var text = ""
      for column in 0..<raster.columns {
        let character =
          raster.level(dot / magnification, column)
          .map(PictureFigure.Palette.character) ?? "?"
        text += String(repeating: String(character), count: 2 * magnification)
      }
      var line = StyledLine("│", .faint)
      line.append(text)
      line.append("│", .faint)
      return line
    }
    return [StyledLine("┌\(edge)┐", .faint)] + rows + [StyledLine("└\(edge)┘", .faint)]
  }
}
