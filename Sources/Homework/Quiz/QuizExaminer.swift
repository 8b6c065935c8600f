internal import Arithmetic
internal import Commands
public import Documents
public import Sessions
public import Syntax

/// Asks the questions of a topic or an assignment, judges answers at once and explains them.
public struct QuizExaminer: Examiner {
  public internal(set) var question: OpenQuestion?
  var round: Round?
  let progress: ProgressFile
  /// Returns a different number each time.
  private let moment: @Sendable () -> UInt64
  var questionsAsked = 0

  /// - Parameters:
  ///   - progress: Keeps progress.
  ///   - moment: The time in any unit, different for each quiz: the seed of questions without one.
  public init(
    progress: ProgressFile = .none, moment: @escaping @Sendable () -> UInt64 = { 0 }
  ) {
    self.progress = progress
    self.moment = moment
  }

  public var topics: [Session.Candidate] {
    QuizTopic.allCases.map { .init(text: $0.rawValue, meaning: $0.summary, ending: " ") }
  }

  public func withoutMemory() -> any Examiner { QuizExaminer() }

  /// The default number of questions of a topic.
  private static let defaultCount = 5

  public mutating func begin(
    _ order: QuizOrder, in session: Session
  ) throws(Diagnostic) -> Document {
    if order.subject == nil, order.seed == nil, order.count == nil, round?.asked != nil {
      return Document(questionBlocks)
    }
    let known = Progress(progress.read() ?? "")
    guard let subject = order.subject ?? known.last else { return Document(Self.offer) }
    var next: Round
    if order.subject == nil, order.seed == nil, order.count == nil, let open = known.open,
      open.subject == subject, let topic = QuizTopic(rawValue: subject)
    {
      next = Round(
        source: .topic(topic, seed: open.seed, isFixed: open.isFixed), count: open.count)
      next.number = open.number - 1
    } else if !order.isQuoted, let topic = QuizTopic(rawValue: subject) {
      let seed = order.seed ?? freshSeed(known)
      next = Round(
        source: .topic(topic, seed: seed, isFixed: order.seed != nil),
        count: order.count ?? Self.defaultCount)
    } else if order.isQuoted || subject.contains(where: { $0 == "." || $0 == "/" }) {
      let isContinued = order.subject == nil
      next = try round(of: subject, order, in: session, isContinued ? known.problems[subject] : nil)
    } else {
      throw unknown(subject, at: order.span)
    }
    let left: [Block] = round?.asked == nil ? [] : [.note(round?.score.words ?? "")]
    round = next
    progress.update { $0.last = next.subject }
    return Document(left + [.note(Self.howTo)] + nextQuestion())
  }

  private static let howTo =
    "Type the answer. hint helps, show reveals it, skip moves on, again draws new numbers, quit ends."

  private func freshSeed(_ known: Progress) -> UInt64 {
    let asked = known.subjects.values.reduce(0) { $0 + min($1.asked, 1_000_000) }
    var random = SplitMix64(seed: moment() &+ UInt64(asked))
    return random.next() % 100_000
  }

  private func round(
    of path: String, _ order: QuizOrder, in session: Session, _ done: [String: Progress.Problem]?
  ) throws(Diagnostic) -> Round {
    let bytes: [UInt8]
    do {
      bytes = try session.files.read(path, 1 << 20)
    } catch {
      throw error.diagnostic(for: path, at: order.span)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        .file, "\(path) is not UTF-8 text", labels: [.init(order.span)])
    }
    var file = AssignmentFile(path: path, text: text, seed: order.seed, ids: [])
    do {
      file.ids = try file.assignment(draw: 0).problems.map(\.id)
    } catch {
      throw Diagnostic(
        .file, "\(path), line \(error.line): \(error.message)", labels: [.init(order.span)],
        help: error.help.map { [$0] } ?? [])
    }
    let open = file.ids.filter { done?[$0]?.best != 1 }
    if !open.isEmpty { file.ids = open }
    if let count = order.count { file.ids = Array(file.ids.prefix(count)) }
    return Round(source: .file(file), count: file.ids.count)
  }

  private func unknown(_ subject: String, at span: Span) -> Diagnostic {
    let names = QuizTopic.allCases.map(\.rawValue)
    let near = Suggestion.nearest(to: subject, in: names).map { "did you mean `\($0)`?" }
    return Diagnostic(
      .unknownValue, "there are no questions about `\(subject)`", labels: [.init(span)],
      help: [
        near ?? "the topics are: " + names.joined(separator: ", "),
        "write a file's name with its extension, or in quotes: quiz homework.convo",
      ])
  }

  private static let offer: [Block] = [
    .table(
      TableFigure(
        header: ["topic", "about"], rows: QuizTopic.allCases.map { [$0.rawValue, $0.summary] })),
    .note("quiz conv starts a quiz; quiz homework.convo asks the problems of an assignment."),
  ]
}

/// Handling of input while a question is open.
extension QuizExaminer {
  public mutating func take(_ turn: QuizTurn, in session: Session) -> Document {
    guard round?.asked != nil else { return Document() }
    switch turn {
    case .answer(let text): return Document(answer(text))
    case .hint: return Document(round?.asked?.hint() ?? [])
    case .skip:
      round?.score.skipped += 1
      return Document(nextQuestion())
    case .show:
      let worked = round?.asked?.worked ?? []
      return Document(worked + finish())
    case .again: return Document(again())
    case .leave: return Document(close(isLeft: true))
    }
  }

  private mutating func answer(_ text: String) -> [Block] {
    guard let mistakes = round?.mistakes,
      let reply = round?.asked?.take(text, elsewhere: mistakes), let subject = round?.subject
    else { return [] }
    if !reply.mistakes.isEmpty {
      round?.mistakes.formUnion(reply.mistakes)
      progress.update { $0.note(mistakes: reply.mistakes, in: subject) }
    }
    guard reply.isOver, let asked = round?.asked else { return reply.blocks }
    let worked = asked.isRight ? [] : asked.worked
    return reply.blocks + worked + finish()
  }

  /// Counts the current question and poses the next.
  private mutating func finish() -> [Block] {
    guard let round, let asked = round.asked else { return [] }
    self.round?.score.add(asked)
    let fileProblem: String?
    var seed: UInt64 = 0
    switch round.source {
    case .topic(_, let own, _): (fileProblem, seed) = (nil, own)
    case .file(let file): (fileProblem, seed) = (asked.problem.id, file.seed ?? 0)
    }
    progress.update { progress in
      progress.count(asked, of: round.subject, seed: seed)
      guard let fileProblem else { return }
      var record = progress.problems[round.subject]?[fileProblem] ?? Progress.Problem()
      record.tries = min(record.tries + asked.answers.count, 1_000_000)
      record.best = max(record.best, asked.best)
      record.draw = round.draw
      progress.problems[round.subject, default: [:]][fileProblem] = record
    }
    return nextQuestion()
  }
}

extension Round.Score {
  fileprivate mutating func add(_ asked: AskedQuestion) {
    counted += 1
    if asked.isRight { right += 1 }
    if asked.isRightAtOnce { first += 1 }
    points = points + asked.best * asked.problem.points
    outOf = outOf + asked.problem.points
  }
}

extension Progress {
  fileprivate mutating func count(_ asked: AskedQuestion, of subject: String, seed: UInt64) {
    var record = subjects[subject] ?? Subject()
    record.asked = min(record.asked + 1, 1_000_000)
    if asked.isRight { record.right = min(record.right + 1, 1_000_000) }
    if asked.isRightAtOnce { record.first = min(record.first + 1, 1_000_000) }
    record.seed = seed
    subjects[subject] = record
    if asked.isRightAtOnce { forgive(asked.visible) }
  }
}
