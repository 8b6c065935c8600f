internal import Arithmetic

/// The limits of one answer, so that a hostile file can neither stall a machine nor exhaust its memory.
///
/// All limits are counts, not seconds: the same answer gets the same score on every machine.
public enum AnswerBudget {
  /// The maximum digits of a written number.
  public static let digits = 40
  /// The maximum exponent after an `e`.
  public static let exponent = 60
  /// The maximum nesting of brackets.
  public static let depth = 32
  /// The maximum bytes of an answer.
  public static let bytes = 1 << 18
  /// The maximum bytes of an answer's value written out.
  public static let characters = 1 << 20
  /// The work on long numbers in one answer, and in a whole file, in products of two limbs.
  public static let fuel = 1 << 28
  public static let fileFuel = 1 << 31
  /// The maximum operations in an answer, not counting those on single numbers.
  public static let operations = 100

  /// The maximum operations in the definition of a student's variable; a file may have 100 of them.
  static let definitionOperations = 10

  /// The limits for each operation of an answer: work and cells are divided among the operations.
  static func limits(operations: Int, allowing allowance: Allowance) -> Limits {
    var limits = Limits.strict
    limits.work /= max(operations, 1)
    limits.cells /= max(operations / 10, 1)
    // Only commands on shapes need long polynomials: they give a term for every tap.
    if allowance != .commands { limits.terms = 200 }
    return limits
  }

  /// The limits of a student's variables, which are all kept in memory.
  static var definitionLimits: Limits {
    var limits = limits(operations: definitionOperations, allowing: .arithmetic)
    limits.cells = 10_000
    limits.bits = 1024
    return limits
  }
}

/// Checks the nesting of brackets and the length of numbers before a text is parsed.
enum BudgetCheck {
  static func check(_ text: AnswerText) throws(ReadingFailure) {
    var depth = 0
    var place = 0
    var isInName = false
    while place < text.count {
      let scalar = text[place]
      if scalar.isOpener {
        depth += 1
        guard depth <= AnswerBudget.depth else {
          throw .refused(
            "brackets are nested more than \(AnswerBudget.depth) levels deep")
        }
      } else if scalar.isCloser {
        depth = max(0, depth - 1)
      }
      if scalar.isDigit, !isInName {
        place = try number(text, place)
        continue
      }
      isInName = scalar.isWord
      place += 1
    }
  }

  /// Checks the number at an index; returns the index after it.
  private static func number(_ text: AnswerText, _ start: Int) throws(ReadingFailure) -> Int {
    var place = start
    var digits = 0
    while text[place].isDigit || (text[place] == "." && text[place + 1].isDigit) {
      if text[place].isDigit { digits += 1 }
      place += 1
    }
    guard digits <= AnswerBudget.digits else {
      throw .refused(
        "a number has \(digits) digits, and the limit is \(AnswerBudget.digits)")
    }
    guard text[place] == "e" || text[place] == "E" else { return place }
    var mark = place + 1
    if text[mark] == "-" || text[mark] == "+" || text[mark] == "\u{2212}" { mark += 1 }
    guard text[mark].isDigit else { return place }
    var exponent = 0
    while text[mark].isDigit {
      exponent = min(exponent * 10 + Int(text[mark].value - 0x30), AnswerBudget.exponent + 1)
      mark += 1
    }
    guard exponent <= AnswerBudget.exponent else {
      throw .refused(
        "a power of ten is beyond \(AnswerBudget.exponent), the limit of an answer")
    }
    return mark
  }
}
