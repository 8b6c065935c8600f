internal import Glibc

/// The user's pager.
public struct Pager: Sendable {
  /// A shell command.
  public let command: String

  public init(command: String) { self.command = command }

  /// `PAGER`, else `less` or `more`; nil if `PAGER` is empty or `cat`, neither program is installed, or
  /// input or output is not a capable terminal.
  public static func standard(environment: Environment = .process) -> Pager? {
    guard StandardStream.input.isTerminal, StandardStream.output.isTerminal,
      TerminalDevice.isCapable(environment: environment)
    else { return nil }
    if let command = environment["PAGER"] {
      return command.isEmpty || command == "cat" ? nil : Pager(command: command)
    }
    let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return ["less", "more"].first { name in
      folders.contains { access("\($0)/\(name)", X_OK) == 0 }
    }.map { Pager(command: $0) }
  }

  /// Whether text, which may contain colour sequences, fills more than `windows` windows, leaving one
  /// row for the prompt.
  public static func isNeeded(
    for text: [UInt8], in size: TerminalDevice.Size, windows: Int = 1
  ) -> Bool {
    let room = size.rows * windows
    if text.count < room { return false }
    var rows = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let width = DisplayWidth.of(withoutColor(line))
      rows += max(1, (width + size.columns - 1) / max(1, size.columns))
      // The piece after the last newline, usually empty, is the prompt's row.
      if rows > room { return true }
    }
    return false
  }

  /// Shows the text and waits for the pager to exit. Returns false if the pager did not start or
  /// failed, so the text still has to be shown.
  public func show(_ text: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Exit if everything fits on one screen, keep colours, leave the text on the screen, and name the
    // keys at the bottom.
    setenv("LESS", "-FRX -Ps?eThis is the end, q quits:Space for more, q quits.$", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    // Ctrl-C belongs to the pager while it runs. The shell that starts the pager ignores it too, or it
    // would die and leave the pager without a terminal; `less` installs its own handler.
    return ShellCommand.ignoringSignals {
      let child = ShellCommand(command: command).start(reading: ends[0])
      close(ends[0])
      if child != nil {
        var text = text
        // Quitting early, which leaves text unread, is not a failure.
        _ = text.withUTF8 { OpenFile.write($0, to: ends[1]) }
      }
      close(ends[1])
      return child.map(ShellCommand.wait(for:)) ?? false
    }
  }

  /// The text without `ESC [ … letter` sequences.
  private static func withoutColor(_ line: ArraySlice<UInt8>) -> String {
    var kept: [UInt8] = []
    var isEscape = false
    for byte in line {
      if byte == 0x1b {
        isEscape = true
      } else if !isEscape {
        kept.append(byte)
      } else if (0x40...0x7e).contains(byte), byte != UInt8(ascii: "[") {
        isEscape = false
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
