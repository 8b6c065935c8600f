import Arithmetic
import Documents

extension Samples {
  static let pictures = Document {
    Block.picture(PictureFigure(panels: [checker(caption: "")]))
    Block.picture(PictureFigure(panels: [checker(caption: "k"), slope(rows: 6, columns: 20)]))
    Block.picture(PictureFigure(panels: [slope(rows: 130, columns: 300)], palette: .grey))
    Block.picture(
      PictureFigure(panels: [
        image([.nan, 1, .infinity, 0.25, 0.5, -.infinity], columns: 2, caption: "odd numbers")
      ]))
    Block.picture(
      PictureFigure(panels: (0..<5).map { image([0, 1], columns: 2, caption: "\($0)") }))
    Block.picture(PictureFigure(panels: [wave(12), wave(500)]))
  }

  /// A kernel of one −2 among ones, on a scale of fractions that floats do not hold.
  private static func checker(caption: String) -> PictureFigure.Panel {
    PictureFigure.Panel(
      caption: caption, form: .image(rows: 3, columns: 3), values: [1, 0, 1, 0, -2, 0, 1, 0, 1],
      scale: .init(
        least: .exact(-2), greatest: .float(1.000_000_000_000_1), low: -2, high: 1))
  }

  private static func slope(rows: Int, columns: Int) -> PictureFigure.Panel {
    let values = (0..<(rows * columns)).map { Double($0 / columns + $0 % columns) }
    return PictureFigure.Panel(
      caption: "slope", form: .image(rows: rows, columns: columns), values: values,
      scale: .init(
        least: .exact(0), greatest: .exact(Rational(rows + columns - 2)), low: 0,
        high: Double(rows + columns - 2)))
  }

  private static func image(_ values: [Double], columns: Int, caption: String)
    -> PictureFigure.Panel
  {
    PictureFigure.Panel(
      caption: caption, form: .image(rows: values.count / columns, columns: columns),
      values: values, scale: .init(least: .exact(0), greatest: .exact(1), low: 0, high: 1))
  }

  private static func wave(_ count: Int) -> PictureFigure.Panel {
    PictureFigure.Panel(
      caption: "\(count) samples", form: .signal,
      values: (0..<count).map { Double(($0 * 64 / count) % 16) },
      scale: .init(least: .exact(0), greatest: .exact(15), low: 0, high: 15))
  }
}
