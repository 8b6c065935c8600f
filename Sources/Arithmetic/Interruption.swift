/// Cooperative cancellation: Ctrl-C requests it, and every long loop checks for it.
public enum Interruption {
  /// Whether the user has requested an interruption. The program sets this once to a function that reads
  /// its signal flag, before any computation; afterwards it is only read.
  ///
  /// A function rather than a pointer to the flag: a plain load could be hoisted out of the loop.
  nonisolated(unsafe) public static var isRequested: @convention(c) () -> Bool = { false }

  /// The steps that are left before the run ends, each some microseconds of work: a measure that does not
  /// depend on how busy the machine is. The program sets it for scripts from strangers.
  nonisolated(unsafe) public static var stepsLeft = Int.max

  /// Whether the run has taken all the steps it may.
  public static var isExhausted: Bool { stepsLeft <= 0 }

  /// Throws `.interrupted` if an interruption was requested or the run is exhausted. Cheap enough to call
  /// every few thousand times round a loop.
  ///
  /// - Parameter steps: How much was done since the last check: 1 for an operation on a long number, 4
  ///   for some thousand on short ones, 100 for a hundred thousand.
  public static func check(steps: Int = 4) throws(ArithmeticError) {
    stepsLeft -= steps
    if isRequested() || isExhausted { throw .interrupted }
  }
}
