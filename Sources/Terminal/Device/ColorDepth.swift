/// How many colours a terminal has, by what it says of itself.
public enum ColorDepth: Sendable {
  /// The eight of ECMA-48.
  case basic
  /// xterm's 256.
  case indexed
  /// 24 bits.
  case full

  /// `COLORTERM` says `truecolor` or `24bit` where there are 24 bits; TERM ends in `-256color`, or
  /// `-direct`, where there are more than eight.
  public init(environment: Environment = .process) {
    let name = environment["TERM"] ?? ""
    switch environment["COLORTERM"] {
    case "truecolor", "24bit": self = .full
    default:
      self =
        name.hasSuffix("-direct") ? .full : name.hasSuffix("-256color") ? .indexed : .basic
    }
  }
}
