internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let edit = Directive(
    name: "edit", summary: "Write the last statement anew in your editor, and run it.",
    usage: ["edit", "edit conv x k stride=2"],
    details: [
      "The editor is what VISUAL or EDITOR names, else vi. What you save is run when you leave it; an empty file, or an editor that ends with a failure (:cq in vi), runs nothing. With words behind it, edit begins with these."
    ], related: ["history", "keys"],
    isRaw: true
  ) { session, call throws(Diagnostic) in
    try session.checkConversation(call, "a script has no editor")
    if session.settings.isSafe {
      throw Diagnostic(
        .notInSafeMode, "`edit` writes a file and runs a program, which safe mode does not",
        labels: [.init(call.form.nameSpan)])
    }
    let words = call.rest
    session.request = .edit(words.isEmpty ? nil : words)
    return Answer(kind: "edit", value: nil) { Document() }
  }
}
