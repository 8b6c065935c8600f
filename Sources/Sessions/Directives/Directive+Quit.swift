internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let quit = Directive(
    name: "quit", synonyms: ["exit"], summary: "Quit. Ctrl-D on an empty line does too.",
    usage: ["quit"]
  ) { session, _ throws(Diagnostic) in
    session.isOver = true
    return Answer(kind: "quit", value: nil) { Document() }
  }
}
