internal import Glibc

/// A terminal opened once more, so that reading it never blocks.
///
/// Ctrl-C throws away what was typed before it. If it comes after a poll has seen that and before the
/// read, a blocking read would wait for another key with the signal already past. Making the standard
/// input itself not block would change it for the shell too, which shares it.
enum NonblockingTerminal {
  private static let getDevice: UInt = 0x8004_5432  // TIOCGDEV

  /// A descriptor of the terminal that this one is of; nil when it is of none or cannot be opened.
  static func open(like descriptor: Int32) -> Int32? {
    guard let device = device(of: descriptor) else { return nil }
    // A terminal under its own name may belong to another user (after `su`), or not exist (in a
    // container); the controlling terminal's other name is open to all.
    for path in ["/dev/tty", "/proc/self/fd/\(descriptor)"] {
      let opened = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
      if opened < 0 { continue }
      if self.device(of: opened) == device { return opened }
      close(opened)
    }
    return nil
  }

  private static func device(of descriptor: Int32) -> UInt32? {
    var device: UInt32 = 0
    return ioctl(descriptor, getDevice, &device) == 0 ? device : nil
  }
}
