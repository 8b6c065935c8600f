internal import CLibEdit
internal import Glibc

/// The terminal a person sits at: how large it is and what it can do.
public enum TerminalDevice {
  /// A window's extent in character cells.
  public struct Size: Equatable, Sendable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// The size of the window behind a stream; nil when there is none or it does not say.
  public static func size(of stream: StandardStream = .output) -> Size? {
    var window = winsize()
    guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return nil
    }
    return Size(columns: Int(window.ws_col), rows: max(1, Int(window.ws_row)))
  }

  /// Whether TERM names a terminal that understands more than plain lines.
  public static func isCapable(environment: Environment = .process) -> Bool {
    guard let name = environment.nonEmpty("TERM") else { return false }
    return name != "dumb"
  }

  /// Whether a line can be edited here: a person types and sees, on a terminal that can move its
  /// cursor, in an encoding that has all characters.
  public static func canEdit(environment: Environment = .process) -> Bool {
    StandardStream.input.isTerminal && StandardStream.output.isTerminal
      && isCapable(environment: environment) && DisplayWidth.isUnicode
  }
}
