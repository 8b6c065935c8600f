/// Whether an answer is coloured. The letters are the same either way.
public enum Style: Sendable, Equatable {
  case plain
  /// ECMA-48 colours, as every terminal knows them.
  case ansi
}

/// The part that a stretch of text plays in an answer.
enum Ink: Sendable, Equatable {
  case plain, title, label, faint
  case padding, tap, winner, result
  case error, place, help
  case heading, prompt, statement

  /// The parameters of the escape sequence; nil where the terminal's own colour is right.
  var code: String? {
    switch self {
    case .plain, .statement: nil
    case .title, .heading, .result: "1"
    case .label, .help: "36"
    case .faint, .padding: "2"
    case .tap: "33"
    case .winner: "1;32"
    case .error: "1;31"
    case .place: "31"
    case .prompt: "2;36"
    }
  }
}
