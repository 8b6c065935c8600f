internal import CLibEdit
internal import Glibc

/// Reads single keys on the terminal's alternate screen, without echo, for full-screen programs.
///
/// The terminal is restored however the program ends, except by SIGKILL.
public final class KeyReader {
  public enum Event: Equatable, Sendable {
    case key(Key)
    /// No key was pressed in time.
    case timeout
    /// The terminal was closed.
    case endOfInput
    /// Ctrl-C.
    case interrupted
    /// The window has a new size, or the program was resumed after Ctrl-Z: redraw everything.
    case resized
  }

  private static let enter = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[H\u{1b}[2J"
  private static let leave = "\u{1b}[?25h\u{1b}[?1049l"

  private let input = TerminalInput(.input)
  private let decoder = KeyDecoder()
  private let ordinary: termios
  private var raw: termios
  private var isActive = true

  /// Takes the terminal. Nil if input or output is not a capable terminal, or a line editor or another
  /// reader has taken it.
  public init?(environment: Environment = .process) {
    var found = termios()
    guard StandardStream.input.isTerminal, StandardStream.output.isTerminal,
      TerminalDevice.isCapable(environment: environment),
      tcgetattr(StandardStream.input.rawValue, &found) == 0,
      guard_arm(StandardStream.input.rawValue, Self.leave)
    else { return nil }
    ordinary = found
    raw = found
    // Signals stay enabled: Ctrl-C and Ctrl-Z arrive as events.
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR)
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL | IEXTEN)
    InterruptFlag.install()
    InterruptFlag.clear()
    watch_begin()
    takeTerminal()
  }

  deinit { end() }

  /// Restores the terminal. Further calls do nothing.
  public func end() {
    guard isActive else { return }
    isActive = false
    giveBackTerminal()
    watch_end()
    guard_disarm()
  }

  /// The next event; waits without limit if `milliseconds` is nil.
  public func read(within milliseconds: Int? = nil) -> Event {
    let wait = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    while isActive {
      switch input.next(within: wait) {
      case .byte(let byte):
        guard let key = decoder.key(from: byte, then: input) else { continue }
        return .key(key == .character("\n") ? .enter : key)
      case .timeout: return .timeout
      case .endOfInput: return .endOfInput
      case .interrupted:
        InterruptFlag.clear()
        return .interrupted
      case .resized: return .resized
      case .stopping:
        giveBackTerminal()
        stop_job()
        takeTerminal()
        return .resized
      case .continued:
        takeTerminal()
        return .resized
      }
    }
    return .endOfInput
  }

  /// Writes to the terminal, unbuffered.
  public func write(_ text: String) { StandardStream.output.write(text) }

  private func takeTerminal() {
    tcsetattr(StandardStream.input.rawValue, TCSADRAIN, &raw)
    write(Self.enter)
  }

  private func giveBackTerminal() {
    var ordinary = ordinary
    write(Self.leave)
    tcsetattr(StandardStream.input.rawValue, TCSADRAIN, &ordinary)
  }
}
