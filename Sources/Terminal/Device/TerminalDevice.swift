internal import CLibEdit
internal import Glibc

/// The user's terminal: its size and capabilities.
public enum TerminalDevice {
  /// A window's size in character cells.
  public struct Size: Equatable, Sendable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// The size of the terminal a stream is connected to; nil if it is not a terminal or has no size.
  public static func size(of stream: StandardStream = .output) -> Size? {
    var window = winsize()
    guard ioctl(stream.rawValue, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return nil
    }
    return Size(columns: Int(window.ws_col), rows: max(1, Int(window.ws_row)))
  }

  /// Whether `TERM` names a terminal that can do more than print lines.
  public static func isCapable(environment: Environment = .process) -> Bool {
    guard let name = environment.nonEmpty("TERM") else { return false }
    return name != "dumb"
  }

  /// Whether lines can be edited: input and output are terminals that can move the cursor, and the
  /// locale is UTF-8.
  public static func canEdit(environment: Environment = .process) -> Bool {
    StandardStream.input.isTerminal && StandardStream.output.isTerminal
      && isCapable(environment: environment) && DisplayWidth.isUnicode && hasUsualSize
  }

  /// Whether the screen is one that a line editor can keep a copy of: its memory grows with both sizes.
  static var hasUsualSize: Bool {
    guard let size = size() else { return true }
    return size.columns <= 5000 && size.rows <= 5000 && size.columns * size.rows <= 2_000_000
  }
}
