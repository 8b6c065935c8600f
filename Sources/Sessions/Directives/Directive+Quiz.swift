internal import Commands
internal import Documents
internal import Syntax

extension Directive {
  static let quiz = Directive(
    name: "quiz", summary: "Practise: questions with immediate feedback.",
    usage: [
      "quiz conv            also: shape, transpose, toeplitz, pool",
      "quiz conv seed=3 count=10",
      "quiz homework.convo  the problems of an assignment",
      "quiz                 continue where you stopped",
    ],
    details: [
      "While a question is open the prompt is a question mark, and what you type is an answer, in any notation: [1 2; 3 4], [[1,2],[3,4]], 3x3, 1/2. An unreadable answer does not count as a try, nor does the same answer again. Three tries are worth 1, 2/3 and 1/3, unless the problem has worth=; the best one counts. hint helps and costs some points, show gives the worked answer, skip moves on, again asks the same with other numbers, quit ends the quiz.",
      "Commands and assignments are answered as usual, with the question’s data as variables: show x, why y[0,0], z = x + 1. Your own variables of these names return afterwards.",
      "Questions are drawn until the answer would reveal all common mistakes; those that you have made are tested more often. The same seed= asks the same questions. Your progress is kept in the file quiz of your state folder, $XDG_STATE_HOME/convo or ~/.local/state/convo; it is readable, and can be deleted. With --safe nothing is kept.",
    ],
    examples: [.init("quiz shape seed=1 count=3"), .init("quiz conv seed=3")],
    related: ["hint", "problem", "lesson", "scripts"],
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
  /// Parses the arguments of `quiz`: a topic or file, which may be quoted, and options.
  ///
  /// - Parameters:
  ///   - rest: The span of the arguments.
  ///   - whole: The span of the directive.
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
