/// A wish to stop a long computation, raised from outside (Ctrl-C) and seen by every long loop.
public enum Interruption {
  /// Tells whether somebody wishes to stop: the program points this at its signal flag before it
  /// starts; it is written once, before any computation, and only read afterwards.
  ///
  /// It is a call and not an address, because the flag changes behind the compiler's back: a plain
  /// load could be moved out of the very loop that waits for it.
  nonisolated(unsafe) public static var isWished: @convention(c) () -> Bool = { false }

  /// Throws when somebody wishes to stop. Cheap enough for every few thousand steps of a loop.
  public static func check() throws(ArithmeticError) {
    if isWished() { throw .interrupted }
  }
}
