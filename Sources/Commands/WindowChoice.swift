internal import Documents
internal import Syntax

/// How many windows of a computation are written out.
enum WindowChoice {
  /// The windows that are drawn, by `steps=all`, `steps=none`, `steps=4` or the session's habit.
  static func shown(_ call: Call, of count: Int) throws(Diagnostic) -> Int {
    guard let text = call.word(.steps) else { return min(call.context.steps, count) }
    switch text {
    case "all": return min(count, most)
    case "none": return 0
    default:
      guard let number = Int(text), number >= 0 else {
        throw Diagnostic(
          .unknownValue, "steps is all, none or a number, not `\(text)`",
          labels: [.init(call.span(of: .steps))])
      }
      return min(number, count, most)
    }
  }

  /// Nobody reads more.
  private static let most = 1000

  static func omitted(_ shown: Int, of count: Int, noun: String = "window") -> [Block] {
    guard shown < count, shown > 0 else { return [] }
    let more = Count(count - shown, "more \(noun)")
    let advice =
      shown < most ? "steps=all writes out every one" : "\(most) are the most written out"
    return [.omitted("… \(more); \(advice)")]
  }
}
