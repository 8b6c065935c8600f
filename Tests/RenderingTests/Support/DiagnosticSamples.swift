import Rendering
import Syntax

/// Things that can be wrong, with the text that they are wrong in.
enum DiagnosticSamples {
  struct Sample: Sendable {
    var name: String
    var source: SourceText
    var diagnostic: Diagnostic
  }

  static let all: [Sample] = [
    sample(
      "one-label", "conv x «k» dilation=2", .kernelTooLarge,
      "the kernel reaches over 5 rows, but the padded input has 4", ["3 taps, 2 apart, reach 5"],
      help: ["padding=1 would make it fit; or dilation=1"], lesson: "dilation"),
    sample(
      "in-a-file", "conv x «k»", .kernelTooLarge, "the kernel is too large", ["5×5"],
      line: 12, file: "lesson.convo"),
    sample(
      "two-labels", "conv «x» «k» stride=2", .channels, "3 channels meet a kernel for 4",
      ["4 channels", "3 channels"], help: ["groups=2", "or a kernel for 3 channels"]),
    sample(
      "three-labels", "«conv» «x» «kernel»", .axisCount, "the ranks differ",
      ["needs equal ranks", "rank 2", "rank 3"]),
    sample(
      "many-lines", "y = conv(\n\tx,\n  «k», # the kernel\n  stride=«0»)", .badStride,
      "stride 0 stands still", ["0", "for this kernel"], line: 7, file: "a.convo", primary: 1),
    sample("tabs", "\tconv\tx\t«kernel»", .unknownName, "there is no 'kernel'", ["here"]),
    sample("wide", "畳み込み x «核» y", .unknownName, "there is no '核'", ["here"]),
    sample(
      "combining", "cafe\u{301} = «n\u{303}andu\u{301}»", .unknownName, "there is no such name",
      ["here"]),
    sample("end-of-line", "x = [1 2«»", .unclosed, "the bracket is not closed", ["expected ]"]),
    sample("carriage-return", "x = «§»\r\ny", .unexpectedCharacter, "not a sign of Convo", [""]),
    sample(
      "long-line",
      String(repeating: "a + ", count: 60) + "«b»" + String(repeating: " + c", count: 60),
      .unknownName, "there is no 'b'", ["not yet set"]),
    sample(
      "far-apart", "«first»" + String(repeating: " + a", count: 60) + " + «last»", .shapeMismatch,
      "the shapes differ", ["2×2", "3×3"]),
    sample(
      "long-words", "conv x «k» mode=edge", .unknownValue,
      "a message with so many words that it cannot stand on one line of a terminal as it is",
      ["so many words that they cannot stand on one line of a terminal behind their mark either"],
      help: ["and an advice with so many words that it has to be broken into several lines too"]),
    Sample(
      name: "no-place", source: SourceText("quit"),
      diagnostic: Diagnostic(.nothingYet, "there is nothing yet", help: ["conv 5x5 3x3"])),
    Sample(
      name: "out-of-range", source: SourceText("x"),
      diagnostic: Diagnostic(
        .syntax, "a place outside", labels: [.init(Span(40, 50), "here"), .init(Span(-3, -1))])),
    sample(
      "unsafe", "x = \"\u{1B}[2J\u{202E}\" «§»", .unexpectedCharacter, "not \u{1B}[31m", ["\u{7}"],
      file: "a\u{1B}b"),
  ]

  /// A sample whose places are set between « and », in order; `primary` is the label that leads.
  private static func sample(
    _ name: String, _ marked: String, _ code: DiagnosticCode, _ message: String,
    _ labels: [String], help: [String] = [], lesson: String? = nil, line: Int = 1,
    file: String? = nil, primary: Int = 0
  ) -> Sample {
    var text = ""
    var starts: [Int] = []
    var spans: [Span] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": starts.append(text.utf8.count)
      case "»": spans.append(Span(starts.removeLast(), text.utf8.count))
      default: text.unicodeScalars.append(scalar)
      }
    }
    var ordered = zip(spans, labels).map { Diagnostic.Label($0, $1) }
    ordered.insert(ordered.remove(at: primary), at: 0)
    return Sample(
      name: name, source: SourceText(text, firstLine: line, file: file),
      diagnostic: Diagnostic(code, message, labels: ordered, help: help, lesson: lesson))
  }
}
