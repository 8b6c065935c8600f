internal import CLibEdit

/// Ctrl-C, as a number in memory that long computations look at.
public enum InterruptFlag {
  /// Turns SIGINT from the end of the program into a raised flag, unless the program was started
  /// with SIGINT ignored.
  public static func install() { interrupt_install() }

  /// Where the flag lives, for the whole life of the program: 0 until Ctrl-C is pressed.
  public static var address: UnsafePointer<Int32> { interrupt_flag() }

  public static var isRaised: Bool { address.pointee != 0 }

  /// Lowers the flag. Readers do so before they ask for a statement and when they throw one away; from
  /// the end of its last line on, Ctrl-C is for the statement, and whoever runs it lowers the flag
  /// after that.
  public static func clear() { interrupt_clear() }
}
