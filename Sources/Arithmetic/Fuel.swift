/// The work on long numbers, counted in products of two 64-bit limbs.
///
/// The number of operations does not bound their cost, since a number may have thousands of digits. The
/// count is the same on every machine, and so is what becomes of a computation that is stopped by it.
public enum Fuel {
  /// The fuel used since the start of the process. Only one thread of a program computes.
  nonisolated(unsafe) public private(set) static var used = 0
  nonisolated(unsafe) private static var end = Int.max
  /// The fuel for one computation, and for all of them until the next `fill`.
  nonisolated(unsafe) private static var (perComputation, rest) = (Int.max, Int.max)

  static func use(_ amount: Int) { used &+= amount }

  /// Limits every computation in `metered` from now on, and all together.
  ///
  /// A process calls this only if `Interruption.isRequested` asks `isEmpty`.
  public static func fill(_ total: Int, perComputation: Int) {
    (rest, self.perComputation) = (total, perComputation)
  }

  /// Whether the computation in `metered` has used up its fuel.
  public static var isEmpty: Bool { used > end }

  /// Runs a computation on its share of the fuel.
  ///
  /// - Returns: Its result, and whether the fuel sufficed; if not, the result must not be used.
  public static func metered<Result>(_ body: () -> Result) -> (result: Result, sufficed: Bool) {
    guard perComputation < .max else { return (body(), true) }
    let start = used
    end = start + max(min(perComputation, rest), 0)
    defer { end = .max }
    let result = body()
    rest -= used - start
    return (result, !isEmpty)
  }
}
