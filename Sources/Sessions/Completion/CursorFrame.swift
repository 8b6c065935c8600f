/// A command with its words so far, or a pair of brackets.
struct CursorFrame {
  var owner: String?
  /// Whether values stand between parentheses and commas.
  var isCall = false
  /// Whether the owner is a link of a chain behind its first.
  var isLink = false
  /// Names of options already there.
  var given: Set<String> = []
  /// Bare words already there: variables, flags, words of an option.
  var words: Set<String> = []
  /// Values without a name already there.
  var values = 0
  var option: String?
  /// Whether an operator waits for its right-hand side.
  var awaitsOperand = false

  /// A value stands here whole.
  mutating func takeValue() {
    if option == nil && !awaitsOperand { values += 1 }
    option = nil
    awaitsOperand = false
  }
}
