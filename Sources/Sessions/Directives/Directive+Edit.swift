internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let edit = Directive(
    name: "edit", summary: "Change the last statement in your editor, and run it.",
    usage: ["edit", "edit conv x k stride=2"],
    details: [
      "The editor is VISUAL, else EDITOR, else vi. The saved text is run when you close it; an empty file, or an editor that fails (:cq in vi), runs nothing. edit followed by a statement starts with that one."
    ], related: ["history", "keys"],
    isRaw: true
  ) { session, call throws(Diagnostic) in
    try session.checkConversation(call, "a script has no editor")
    if session.settings.isSafe {
      throw Diagnostic(
        .notInSafeMode, "`edit` writes a file and runs a program, which --safe does not allow",
        labels: [.init(call.form.nameSpan)])
    }
    let words = call.rest
    session.request = .edit(words.isEmpty ? nil : words)
    return Answer(kind: "edit", value: nil) { Document() }
  }
}
