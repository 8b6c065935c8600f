import Syntax

/// An invalid text with its expected diagnostic; ‹ and › mark the place of the first label.
struct Complaint: Sendable, CustomStringConvertible {
  var marked: String
  var code: DiagnosticCode
  var message: String
  var label: String
  var help: [String]

  init(
    _ marked: String, _ code: DiagnosticCode, _ message: String, _ label: String,
    help: [String] = []
  ) {
    self.marked = marked
    self.code = code
    self.message = message
    self.label = label
    self.help = help
  }

  var description: String { marked }

  var text: String { marked.filter { $0 != "‹" && $0 != "›" } }

  var span: Span {
    let parts = marked.split(separator: "‹", maxSplits: 1, omittingEmptySubsequences: false)
    let inner = parts[1].split(separator: "›", maxSplits: 1, omittingEmptySubsequences: false)
    return Span(parts[0].utf8.count, parts[0].utf8.count + inner[0].utf8.count)
  }
}
