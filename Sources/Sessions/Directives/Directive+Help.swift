internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let help = Directive(
    name: "help", synonyms: ["?"],
    summary: "The manual: help, help conv, help padding, help errors, help kernel-too-large.",
    usage: ["help", "help conv", "help padding", "help errors", "help kernel-too-large"],
    isRaw: true
  ) { session, call throws(Diagnostic) in
    let topic = call.rest
    guard !topic.isEmpty else { return Answer(kind: "help", value: nil) { Manual.overview } }
    guard let page = Manual.page(on: topic) else {
      throw Manual.unknown(topic, at: call.form.rest)
    }
    return Answer(kind: "help", value: nil) { page }
  }
}
