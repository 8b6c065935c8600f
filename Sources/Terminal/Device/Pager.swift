internal import Glibc

/// The user's program for reading long text a screen at a time.
public struct Pager: Sendable {
  /// A command for the shell.
  public let command: String

  public init(command: String) { self.command = command }

  /// What `PAGER` names, else `less` or `more`; nil when `PAGER` is empty or `cat`, neither is
  /// installed, or output is no terminal.
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

  /// Whether a text, with its escape sequences for colour, takes more rows than so many windows have,
  /// with one left for the prompt.
  public static func isNeeded(
    for text: [UInt8], in size: TerminalDevice.Size, windows: Int = 1
  ) -> Bool {
    let room = size.rows * windows
    if text.count < room { return false }
    var rows = 0
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let width = DisplayWidth.of(withoutColor(line))
      rows += max(1, (width + size.columns - 1) / max(1, size.columns))
      // The last piece, behind the last newline, is most often empty: it is the prompt's row.
      if rows > room { return true }
    }
    return false
  }

  /// Shows the text and waits until the reader has had enough of it. False when the pager did not
  /// start or did not do its work, so that the text is still to be shown.
  public func show(_ text: String) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Leave at once when all fits on a screen, keep colours, leave the text on the screen, and say
    // at the bottom which keys go on and which leave: not everybody knows.
    setenv("LESS", "-FRX -Ps?eThis is the end, q leaves:Space goes on, q leaves.$", 0)
    setenv("LESSCHARSET", "utf-8", 0)
    // Ctrl-C is the pager's while it runs. It stays ignored in the shell that starts the pager, or
    // the shell would die and leave the pager without a terminal; `less` has a handler of its own.
    return ShellCommand.undisturbed {
      let child = ShellCommand(command: command).start(reading: ends[0])
      close(ends[0])
      if child != nil {
        var text = text
        // Who quits early leaves the rest unread, which is no failure.
        _ = text.withUTF8 { Descriptor.write($0, to: ends[1]) }
      }
      close(ends[1])
      return child.map(ShellCommand.wait(for:)) ?? false
    }
  }

  /// The text without sequences `ESC [ … letter`.
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
