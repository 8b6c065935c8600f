internal import CLibEdit

/// Ctrl-C, as a number in memory that long computations look at.
public enum InterruptFlag {
  /// Turns SIGINT from the end of the program into a raised flag, unless the program was started
  /// with SIGINT ignored.
  public static func install() { interrupt_install() }

  /// Where the flag lives, for the whole life of the program: 0 until Ctrl-C is pressed.
  public static var address: UnsafePointer<Int32> { interrupt_flag() }

  public static var isRaised: Bool { address.pointee != 0 }

  /// Lowers the flag. Readers of lines do so when they hand over a line; doing it again where the
  /// line is evaluated would lose a Ctrl-C that came in between.
  public static func clear() { interrupt_clear() }
}
