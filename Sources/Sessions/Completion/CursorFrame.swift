/// A command with its arguments so far, or an open bracket.
struct CursorFrame {
  var owner: String?
  /// Whether it is a call with parentheses.
  var isCall = false
  /// Whether the owner is a link of a chain, after its first command.
  var isLink = false
  /// The names of options given so far.
  var given: Set<String> = []
  /// The bare words so far: variables, flags, words of an option.
  var words: Set<String> = []
  /// The number of values without a name so far.
  var values = 0
  var option: String?
  /// Whether an operator still lacks its right operand.
  var awaitsOperand = false

  /// Notes a complete value.
  mutating func takeValue() {
    if option == nil && !awaitsOperand { values += 1 }
    option = nil
    awaitsOperand = false
  }
}
