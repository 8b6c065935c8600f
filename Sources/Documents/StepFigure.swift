public import Arithmetic

/// One step of a sliding computation: a title, what it covers, and panels side by side.
public struct StepFigure: Equatable, Sendable {
  /// `window 2 of 9 → y[0,1]`
  public var title: String
  /// `rows −1…1, columns 1…3`
  public var aside: String
  public var panels: [Panel]
  /// What belongs to this step elsewhere, such as its row of the matrix; shown and drawn on request only.
  public var companion: [Panel] { drawCompanion() }
  private let drawCompanion: @Sendable () -> [Panel]
  /// What that is called: `row of C`.
  public var companionName: String

  public init(
    title: String, aside: String = "", panels: [Panel],
    companion: @autoclosure @escaping @Sendable () -> [Panel] = [], companionName: String = ""
  ) {
    self.title = title
    self.aside = aside
    self.panels = panels
    drawCompanion = companion
    self.companionName = companionName
  }

  public static func == (left: StepFigure, right: StepFigure) -> Bool {
    left.title == right.title && left.aside == right.aside && left.panels == right.panels
      && left.companion == right.companion && left.companionName == right.companionName
  }

  public enum Panel: Equatable, Sendable {
    case grid(CellGrid)
    case sum(SumFigure)
  }
}

/// A small picture of cells, each with the part it plays; already cut to the part worth seeing.
public struct CellGrid: Equatable, Sendable {
  /// Above the grid, when not empty: `channel 0`, `kernel`.
  public var caption: String
  public var rows: [[Cell]]
  /// What was cut away: `rows 0…15 of 512`.
  public var leftOut: String

  public init(caption: String = "", rows: [[Cell]], leftOut: String = "") {
    self.caption = caption
    self.rows = rows
    self.leftOut = leftOut
  }

  public struct Cell: Equatable, Sendable {
    public var content: Content
    public var role: Role

    public init(_ content: Content, _ role: Role = .plain) {
      self.content = content
      self.role = role
    }
  }

  public enum Content: Equatable, Sendable {
    case number(Scalar)
    /// A border cell of zeros, or a structural zero: shown as a dot.
    case dot
    case text(String)
    case blank
  }

  /// What a cell is in this step. Renderers mark roles in text as well as by colour.
  public enum Role: Equatable, Sendable {
    case plain
    /// Outside the input.
    case padding
    /// Under a tap of the window.
    case tap
    /// Under a tap of the window and outside the input.
    case paddingTap
    /// Under a tap, and the one that wins.
    case winner
    /// What this step computes or changes.
    case result
    /// Present, but without effect in this step.
    case faint
  }
}

/// A sum of products written out in the kernel's rows, or the numbers that an average or a maximum is
/// taken over, with what it gives.
public struct SumFigure: Equatable, Sendable {
  public var rows: [[Term]]
  public var bias: Scalar?
  /// What the sum is divided by, for averages.
  public var divisor: Int?
  public var kind: Kind
  public var result: Scalar
  /// The names of the channels that the rows belong to, equally many rows to each: `channel 0`;
  /// none where there is one.
  public var channels: [String]
  /// Whether all of it is written out, however long it is, with what each channel gives.
  public var isWhole = false

  public init(
    rows: [[Term]], bias: Scalar? = nil, divisor: Int? = nil, kind: Kind = .sum,
    channels: [String] = [], result: Scalar
  ) {
    self.rows = rows
    self.channels = channels
    self.bias = bias
    self.divisor = divisor
    self.kind = kind
    self.result = result
  }

  /// The rows of each channel; all of them in one group where none is named.
  public var groups: [Group] {
    guard channels.count > 1, rows.count % channels.count == 0 else {
      return [Group(name: channels.first ?? "", rows: rows[...])]
    }
    let height = rows.count / channels.count
    return channels.enumerated().map { place, name in
      Group(name: name, rows: rows[(place * height)..<((place + 1) * height)])
    }
  }

  /// The terms of one channel, in the kernel's rows.
  public struct Group: Equatable, Sendable {
    public let name: String
    public let rows: ArraySlice<[Term]>

    /// What its products add up to, where all factors are exact numbers or floats.
    public var subtotal: Scalar? {
      var (exact, float, isExact) = (Rational(0), 0.0, true)
      for term in rows.joined() {
        var (exactProduct, floatProduct) = (Rational(1), 1.0)
        for factor in term.factors {
          switch factor {
          case .exact(let value):
            exactProduct = exactProduct * value
            floatProduct *= value.doubleValue
          case .float(let value):
            isExact = false
            floatProduct *= value
          case .symbolic, .complex: return nil
          }
        }
        exact += exactProduct
        float += floatProduct
      }
      return isExact ? .exact(exact) : .float(float)
    }
  }

  public enum Kind: Equatable, Sendable {
    case sum, maximum, minimum
    /// (Σ |x|ᵖ)^(1/p)
    case norm(Int)
  }

  /// One product, or one number when there is a single factor.
  public struct Term: Equatable, Sendable {
    public var factors: [Scalar]
    /// Whether a factor comes from the border; such terms are shown faintly.
    public var isPadding: Bool

    public init(_ factors: [Scalar], isPadding: Bool = false) {
      self.factors = factors
      self.isPadding = isPadding
    }
  }
}

extension Block {
  /// A step whose sums are written out however long they are; any other block as it is.
  public var unabridged: Block {
    guard case .step(var figure) = self else { return self }
    figure.panels = figure.panels.map { panel in
      guard case .sum(var sum) = panel else { return panel }
      sum.isWhole = true
      return .sum(sum)
    }
    return .step(figure)
  }
}
