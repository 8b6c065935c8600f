import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Syntax

/// How much is written: one answer does not take more memory than there may be, and a stranger's script
/// does not fill a disk.
extension ScriptWriter {
  /// What is wrong with an answer that is written as a value: its text would be too long.
  func refusal(of value: Value, _ outcome: Outcome) -> Diagnostic? {
    // Few numbers that take little memory have short texts.
    guard value.byteCount > 1 << 16 else { return nil }
    let bound = value.textBound
    // The bound may be too high by far, so that the text itself is measured where it is near.
    if limits.answer < Int.max {
      return bound / 8 > limits.answer ? tooMuchText(outcome) : nil
    }
    guard bound > limits.memory else { return nil }
    return Diagnostic(
      .tooMuchMemory,
      "the text of this value would take up to \(ByteText.of(bound)), "
        + "more than the limit of \(ByteText.of(limits.memory))",
      labels: [.init(outcome.span)],
      help: ["a part of it can be asked for, as x[0:3]; save writes it to a file"])
  }

  func tooMuchText(_ outcome: Outcome) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      "the text of this answer has more than \(ByteText.of(limits.answer)), the most with --safe",
      labels: [.init(outcome.span)],
      help: ["a part of it can be asked for, as x[0:3], and fewer windows, as steps=3"])
  }

  func tooMuchOutput(_ span: Span) -> Diagnostic {
    Diagnostic(
      .tooLarge,
      "this run has written \(ByteText.of(limits.output)), the most with --safe, and ends here",
      labels: [.init(span)], help: ["without --safe a script may write what it likes"])
  }
}
