/// The values of `--color`.
public enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// Whether to use colour.
  ///
  /// `auto` consults, in this order: `NO_COLOR` (https://no-color.org: any non-empty value means no),
  /// `CLICOLOR_FORCE` (any value but empty and `0` means yes, even through a pipe), `CLICOLOR=0` (no),
  /// and then whether the stream is a capable terminal.
  public func isOn(isTerminal: Bool, environment: Environment = .process) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if environment.nonEmpty("NO_COLOR") != nil { return false }
    if let force = environment.nonEmpty("CLICOLOR_FORCE"), force != "0" { return true }
    if environment["CLICOLOR"] == "0" { return false }
    return isTerminal && TerminalDevice.isCapable(environment: environment)
  }

  /// Whether to use colour on this stream of the process.
  public func isOn(for stream: StandardStream, environment: Environment = .process) -> Bool {
    isOn(isTerminal: stream.isTerminal, environment: environment)
  }
}

/// The number of colours a terminal has.
public enum ColorDepth: Sendable {
  /// The eight colours of ECMA-48.
  case basic
  /// xterm's 256.
  case indexed
  /// 24 bits.
  case full

  /// Full if `COLORTERM` is `truecolor` or `24bit` or `TERM` ends in `-direct`; indexed if `TERM` ends in
  /// `-256color`.
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
