public import Arithmetic

/// Numbers as brightness: images, or signals as lines, side by side where there is room.
public struct PictureFigure: Equatable, Sendable {
  public var panels: [Panel]
  public var palette: Palette

  public init(panels: [Panel], palette: Palette = .heat) {
    self.panels = panels
    self.palette = palette
  }

  public enum Palette: String, CaseIterable, Sendable {
    /// Black over red to a pale yellow.
    case heat
    /// Black to white.
    case grey
  }

  /// One image or signal.
  public struct Panel: Equatable, Sendable {
    /// `x`, `channel 0`; empty for none.
    public var caption: String
    public var form: Form
    /// In reading order. What is not a number has no brightness.
    public var values: [Double]
    public var scale: Scale

    public init(caption: String = "", form: Form, values: [Double], scale: Scale) {
      self.caption = caption
      self.form = form
      self.values = values
      self.scale = scale
    }
  }

  public enum Form: Equatable, Sendable {
    case image(rows: Int, columns: Int)
    /// One row of values, drawn by height.
    case signal
  }

  /// The numbers shown darkest and brightest.
  public struct Scale: Equatable, Sendable {
    public var least: Scalar
    public var greatest: Scalar
    private let low: Double
    private let high: Double

    /// - Parameters:
    ///   - low: the least number as a float, and `high` the greatest; both finite.
    public init(least: Scalar, greatest: Scalar, low: Double, high: Double) {
      self.least = least
      self.greatest = greatest
      self.low = low
      self.high = high
    }

    /// The place of a number between the least, 0, and the greatest, 1, clamped to them; 0.5 where all
    /// are equal, nil for NaN.
    public func level(_ value: Double) -> Double? {
      guard !value.isNaN else { return nil }
      guard high > low else { return 0.5 }
      // Halves, since the difference of the ends may be beyond what a float holds.
      return min(max((value / 2 - low / 2) / (high / 2 - low / 2), 0), 1)
    }
  }
}
