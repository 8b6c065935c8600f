/// Whether an answer is coloured, and how many colours there are. The letters of words and numbers are
/// the same either way; pictures are painted where there are colours enough.
public enum Style: Int, Comparable, Sendable {
  case plain
  /// The colours of ECMA-48, as every terminal knows them.
  case ansi
  /// The 256 colours of xterm: a cube of 6×6×6 and 24 greys.
  case ansi256
  /// 24 bits a colour.
  case trueColor

  public static func < (left: Style, right: Style) -> Bool { left.rawValue < right.rawValue }

  /// Whether there are colours enough to paint numbers with.
  var paints: Bool { self >= .ansi256 }

  /// The parameters of the escape sequence for the words before a line that is typed; nil without
  /// colour.
  public var promptCode: String? { Ink.prompt.code(in: self) }
}

/// The part that a stretch of text plays in an answer.
enum Ink: Sendable, Equatable {
  case plain, title, label, faint
  case padding, tap, winner, result
  case error, place, help
  case heading, prompt, statement
  /// A colour of its own, on another or on the terminal's own.
  case paint(Color, on: Color?)

  /// The parameters of the escape sequence; nil where the terminal's own colour is right.
  ///
  /// The ground may be dark or light, so each ink is legible on both: words in
  /// colours of middling brightness, with a contrast of about 4 to black and to white (WCAG 2.2,
  /// section 1.4.3), and what is marked in black on a ground of its own. Of the first eight
  /// colours that leaves magenta and red for words; the rest vanish on one ground or the other.
  func code(in style: Style) -> String? {
    guard style > .plain else { return nil }
    return switch self {
    case .plain, .statement: nil
    case .title, .heading, .result: "1"
    case .label, .help, .prompt: style.paints ? "38;5;31" : "35"
    case .faint, .padding: "2"
    case .tap: style.paints ? "38;5;16;48;5;222" : "30;43"
    case .winner: style.paints ? "1;38;5;16;48;5;214" : "30;42"
    case .error: style.paints ? "1;38;5;196" : "1;31"
    case .place: style.paints ? "38;5;196" : "31"
    case .paint(let color, let ground):
      color.code(in: style, isGround: false)
        + (ground.map { ";" + $0.code(in: style, isGround: true) } ?? "")
    }
  }
}

/// A colour of 24 bits.
struct Color: Equatable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  init(grey: UInt8) { self.init(grey, grey, grey) }

  /// The parameters that choose it: `38;2;…` in 24 bits, else the nearest of xterm's colours.
  func code(in style: Style, isGround: Bool) -> String {
    let layer = isGround ? "48" : "38"
    return style == .trueColor ? "\(layer);2;\(red);\(green);\(blue)" : "\(layer);5;\(index)"
  }

  /// The nearest colour of xterm's 256: numbers 16 to 231 are a cube whose steps are 0, 95, 135,
  /// 175, 215 and 255, and 232 to 255 are greys from 8 to 238.
  private var index: Int {
    let steps = [red, green, blue].map(Self.nearestStep)
    let cube = Color(Self.steps[steps[0]], Self.steps[steps[1]], Self.steps[steps[2]])
    let mean = (Int(red) + Int(green) + Int(blue)) / 3
    let shade = min(max((mean - 3) / 10, 0), 23)
    let grey = Color(grey: UInt8(8 + 10 * shade))
    return distance(to: grey) < distance(to: cube)
      ? 232 + shade : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static func nearestStep(_ part: UInt8) -> Int {
    steps.indices.min { abs(Int(steps[$0]) - Int(part)) < abs(Int(steps[$1]) - Int(part)) } ?? 0
  }

  private func distance(to other: Color) -> Int {
    zip([red, green, blue], [other.red, other.green, other.blue])
      .reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
  }

  /// The colour between two, `part` of the way.
  static func between(_ first: Color, _ second: Color, _ part: Double) -> Color {
    func mixed(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * min(max(part, 0), 1)).rounded())
    }
    return Color(
      mixed(first.red, second.red), mixed(first.green, second.green),
      mixed(first.blue, second.blue))
  }
}
