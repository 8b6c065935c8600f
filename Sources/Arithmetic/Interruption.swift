/// Cooperative cancellation: Ctrl-C requests it, and every long loop checks for it.
public enum Interruption {
  /// Whether the user has requested an interruption. The program sets this once to a function that reads
  /// its signal flag, before any computation; afterwards it is only read.
  ///
  /// A function rather than a pointer to the flag: a plain load could be hoisted out of the loop.
  nonisolated(unsafe) public static var isRequested: @convention(c) () -> Bool = { false }

  /// Throws `.interrupted` if an interruption was requested. Cheap enough to call every few thousand
  /// steps of a loop.
  public static func check() throws(ArithmeticError) {
    if isRequested() { throw .interrupted }
  }
}
