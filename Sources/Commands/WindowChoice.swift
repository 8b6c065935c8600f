internal import Computations
internal import Documents
internal import Syntax

/// How many windows of a computation are written out.
enum WindowChoice {
  /// The windows that are drawn, by `steps=all`, `steps=none`, `steps=4` or the session's habit.
  static func shown(_ call: Call, of count: Int) throws(Diagnostic) -> Int {
    guard let text = call.word(.steps) else { return min(call.context.steps, count) }
    switch text {
    case "all": return min(count, Steps.most)
    case "none": return 0
    default:
      guard let number = Int(text), number >= 0 else {
        throw Diagnostic(
          .unknownValue, "steps is all, none or a number, not `\(text)`",
          labels: [.init(call.span(of: .steps))])
      }
      return min(number, count, Steps.most)
    }
  }

  /// Whether everything is asked for: long sums are written out whole too.
  static func isWhole(_ call: Call) -> Bool { call.word(.steps) == "all" }
}
