/// What an answer may be made of: `allow=` of its problem.
public enum Allowance: String, Sendable, CaseIterable {
  /// Numbers only.
  case literal
  /// Numbers, the sheet's variables, `+ − * /`, quotes for transposes, and generators.
  case arithmetic
  /// Any command without effects, within the budget.
  case commands
}
