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
  /// Nobody can be asked whether the ground is dark or light, so each is read on both: words in
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
