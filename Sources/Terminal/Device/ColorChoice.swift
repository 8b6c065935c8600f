/// What `--color` says about escape sequences for colour.
public enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// Whether to colour what goes to a stream.
  ///
  /// A spelled-out choice wins. `auto` asks, in this order: `NO_COLOR` (https://no-color.org: any
  /// value but the empty one means no), `CLICOLOR_FORCE` (anything but empty and `0` means yes, even
  /// through a pipe), `CLICOLOR=0` (no), and then whether the stream is a terminal that can.
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

  /// Whether to colour what goes to this stream of the process.
  public func isOn(for stream: StandardStream, environment: Environment = .process) -> Bool {
    isOn(isTerminal: stream.isTerminal, environment: environment)
  }
}
