internal import Arithmetic

/// What one answer may take, so that a stranger's file can neither stall nor fill a machine.
///
/// All bounds are counts, not seconds: the same answer gets the same mark on every machine.
public enum AnswerBudget {
  /// The most digits of one number as written.
  public static let digits = 40
  /// The greatest power of ten written behind an `e`.
  public static let exponent = 60
  /// How deep brackets may nest.
  public static let depth = 32
  /// The most bytes of one answer.
  public static let bytes = 1 << 18
  /// The most operations of one answer on more than single numbers.
  public static let operations = 100

  /// The most operations of a student's own variable, of which a file may have a hundred.
  static let definitionOperations = 10

  /// The limits of an answer with so many operations: work and cells are shared out among them, so
  /// that all together stay near those of one.
  static func limits(operations: Int, allowing allowance: Allowance) -> Limits {
    var limits = Limits.strict
    limits.work /= max(operations, 1)
    limits.cells /= max(operations / 10, 1)
    // Commands on shapes alone give a term for every tap; nothing else makes long polynomials.
    if allowance != .commands { limits.terms = 200 }
    return limits
  }

  /// The limits of a student's own variables, which are all kept.
  static var definitionLimits: Limits {
    var limits = limits(operations: definitionOperations, allowing: .arithmetic)
    limits.cells = 10_000
    limits.bits = 1024
    return limits
  }
}
