internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let quiz = Directive(
    name: "quiz", summary: "Practise: questions, marked at once.",
    usage: [
      "quiz conv            also: shape, transpose, toeplitz, pool",
      "quiz conv seed=3 count=10",
      "quiz homework.convo  the problems of an assignment, one after the other",
      "quiz                 go on where you left",
    ],
    details: [
      "While a question is open the prompt is a question mark, and what you type is an answer, in any notation: [1 2; 3 4], [[1,2],[3,4]], 3x3, 1/2. An answer that cannot be read is no try, nor is the same answer again. Three tries are worth 1, 2/3 and 1/3, unless the problem says worth=; the best one counts. hint helps on the way and costs a little, show gives the worked answer, skip goes on, again asks the same with other numbers, quit leaves.",
      "Commands and assignments are answered as ever, with the question’s data as variables: show x, why y[0,0], z = x + 1. Your own variables of these names come back afterwards.",
      "Questions are drawn until every usual mistake would show in the answer, and mistakes you have made come up more often. The same seed= asks the same questions. What you have practised is kept in the file quiz of your state folder, $XDG_STATE_HOME/convo or ~/.local/state/convo; it can be read, and deleted without harm. With --safe nothing is kept.",
    ],
    examples: [.init("quiz shape seed=1 count=3"), .init("quiz conv seed=3")],
    related: ["hint", "problem", "lesson", "scripts"], isRaw: true,
    words: subjects
  ) { session, call throws(Diagnostic) in
    try session.begin(try QuizOrder(call.rest, at: call.form.rest, in: call.form.span))
  }

  private static let subjects: @Sendable (Session, [String]) -> [Session.Candidate] = {
    session, before in
    let options: [Session.Candidate] = [
      .init(text: "seed", meaning: "the same seed asks the same questions", ending: "="),
      .init(text: "count", meaning: "how many questions", ending: "="),
    ]
    guard let examiner = session.examiner else { return [] }
    return before.isEmpty ? examiner.topics : options.filter { !before.contains($0.text) }
  }
}

extension QuizOrder {
  /// Reads the words behind `quiz`: a topic or a file, perhaps in quotes, and options.
  ///
  /// - Parameters:
  ///   - rest: where the words stand; `whole` is where the directive does.
  init(_ words: String, at rest: Span, in whole: Span) throws(Diagnostic) {
    self.init(span: words.isEmpty ? whole : rest)
    var left = words[...]
    while true {
      left = left.drop(while: \.isWhitespace)
      guard let first = left.first else { return }
      if first == "\"" {
        let name = left.dropFirst().prefix { $0 != "\"" }
        left = left.dropFirst(name.count + 2)
        try take(subject: String(name))
        isQuoted = true
        continue
      }
      let word = left.prefix { !$0.isWhitespace }
      left = left.dropFirst(word.count)
      guard let equals = word.firstIndex(of: "=") else {
        try take(subject: String(word))
        continue
      }
      try take(option: word[..<equals], word[word.index(after: equals)...])
    }
  }

  private mutating func take(subject: String) throws(Diagnostic) {
    guard self.subject == nil, !subject.isEmpty else {
      throw Diagnostic(
        .extraArgument, "`quiz` takes one topic or one file", labels: [.init(span)],
        help: ["for example: quiz conv, quiz homework.convo"])
    }
    self.subject = subject
  }

  private mutating func take(option: Substring, _ value: Substring) throws(Diagnostic) {
    switch (option, UInt64(value)) {
    case ("seed", let number?): seed = number
    case ("count", let number?) where (1...100).contains(number): count = Int(number)
    case ("seed", _):
      throw Diagnostic(
        .wrongKind, "`seed` is a whole number", labels: [.init(span)], help: ["quiz conv seed=3"])
    case ("count", _):
      throw Diagnostic(
        .wrongKind, "`count` is a whole number from 1 to 100", labels: [.init(span)],
        help: ["quiz conv count=10"])
    default:
      throw Diagnostic(
        .unknownOption, "`quiz` has no option `\(option)`", labels: [.init(span)],
        help: ["its options are: seed, count"])
    }
  }
}
