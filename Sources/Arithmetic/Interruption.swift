/// A wish to stop a long computation, raised from outside (Ctrl-C) and seen by every long loop.
public enum Interruption {
  /// Where the wish is read: the program points this at its signal flag before it starts; it is
  /// written once, before any computation, and only read afterwards.
  nonisolated(unsafe) public static var flag: UnsafePointer<Int32>?

  /// Throws when somebody wishes to stop. Cheap enough for every few thousand steps of a loop.
  public static func check() throws(ArithmeticError) {
    if let flag, flag.pointee != 0 { throw .interrupted }
  }
}
