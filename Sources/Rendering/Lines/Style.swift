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
  func code(in style: Style) -> String? {
    guard style > .plain else { return nil }
    return switch self {
    case .plain, .statement: nil
    case .title, .heading, .result: "1"
    case .label, .help: "36"
    case .faint, .padding: "2"
    case .tap: "33"
    case .winner: "1;32"
    case .error: "1;31"
    case .place: "31"
    case .prompt: "2;36"
    case .paint(let color, let ground):
      color.code(in: style, isGround: false)
        + (ground.map { ";" + $0.code(in: style, isGround: true) } ?? "")
    }
  }
}
