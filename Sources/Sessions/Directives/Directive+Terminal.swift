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

  static let edit = Directive(
    name: "edit", summary: "Change the last statement in your editor, and run it.",
    usage: ["edit", "edit conv x k stride=2"],
    details: [
      "The editor is VISUAL, else EDITOR, else vi. The saved text is run when you close it; an empty file, or an editor that fails (:cq in vi), runs nothing. edit followed by a statement starts with that one."
    ], related: ["history", "keys"]
  ) { session, call throws(Diagnostic) in
    try session.checkConversation(call, "a script has no editor")
    try session.checkUnsafe(
      call, "`edit` writes a file and runs a program, which --safe does not allow")
    let words = call.rest
    session.request = .edit(words.isEmpty ? nil : words)
    return Answer(kind: "edit", value: nil) { Document() }
  }

  static let history = Directive(
    name: "history", summary: "List the statements entered, in earlier conversations too.",
    usage: ["history", "history 20", "history clear"],
    details: [
      "history 20 lists the last twenty statements; history clear removes all of them, also from the file. Up and Ctrl-R find them at the prompt."
    ], related: ["edit", "keys"],
    words: clear
  ) { session, call throws(Diagnostic) in
    try session.checkConversation(call, "a script has no history")
    try session.checkUnsafe(call, "the history is a file, which is not available with --safe")
    let word = call.rest
    if word.isEmpty {
      session.request = .history(last: nil)
    } else if word == "clear" {
      session.request = .forgetHistory
    } else if let count = Int(word), count > 0 {
      session.request = .history(last: count)
    } else {
      throw Diagnostic(
        .unknownValue, "`history` takes a number or clear, not `\(word)`",
        labels: [.init(call.form.rest)], help: ["history 20 lists the last twenty statements"])
    }
    return Answer(kind: "history", value: nil) { Document() }
  }

  private static let clear: @Sendable (Session, [String]) -> [Session.Candidate] = { _, before in
    before.isEmpty ? [.init(text: "clear", meaning: "remove all of it", ending: "")] : []
  }
}
