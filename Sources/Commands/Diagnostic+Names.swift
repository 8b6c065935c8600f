internal import Syntax

/// The words for names that are not known.
extension Diagnostic {
  static func unknownOption(
    _ name: String, of owner: String, _ parameters: [Parameter], at span: Span
  ) -> Diagnostic {
    var help: [String] = []
    let names = parameters.flatMap { [$0.name] + $0.synonyms }
    if let confusion = KnownConfusion.named(name) { help.append(confusion.sentence) }
    if let nearest = Suggestion.nearest(to: name, in: names) {
      help.append("did you mean `\(nearest)`?")
    }
    if help.isEmpty, !parameters.isEmpty {
      help.append("it takes: " + parameters.map(\.name).joined(separator: ", "))
    }
    return Diagnostic(
      .unknownOption, "`\(owner)` has no option `\(name)`",
      labels: [.init(span, "not an option of \(owner)")], help: help)
  }

  static func unknownWord(_ word: String, for parameter: Parameter, at span: Span) -> Diagnostic {
    let words = parameter.words.map(\.name)
    var help: [String] = []
    if let nearest = Suggestion.nearest(to: word, in: words) {
      help.append("did you mean `\(nearest)`?")
    }
    help.append("\(parameter.name) takes: " + words.joined(separator: ", "))
    return Diagnostic(
      .unknownValue, "`\(word)` is not a value of `\(parameter.name)`",
      labels: [.init(span)], help: help)
  }
}
