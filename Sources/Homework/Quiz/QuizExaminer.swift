internal import Arithmetic
internal import Commands
public import Documents
public import Sessions
public import Syntax

/// Asks questions of a topic or of an assignment, marks them at once and says why.
public struct QuizExaminer: Examiner {
  public internal(set) var question: OpenQuestion?
  var round: Round?
  let progress: ProgressFile
  /// A number that is another one each time.
  private let moment: @Sendable () -> UInt64
  var questionsAsked = 0

  /// - Parameters:
  ///   - progress: where practice is remembered.
  ///   - moment: the time in any unit, which no two quizzes share; questions without a seed come
  ///     from it.
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

  /// How many questions of a topic are asked.
  private static let usualCount = 5

  public mutating func begin(
    _ order: QuizOrder, in session: Session
  ) throws(Diagnostic) -> Document {
    if order.subject == nil, order.seed == nil, order.count == nil, round?.asked != nil {
      return Document(questionBlocks)
    }
    let known = Progress(progress.read() ?? "")
    guard let subject = order.subject ?? known.last else { return Document(Self.offer) }
    let next: Round
    if !order.isQuoted, let topic = QuizTopic(rawValue: subject) {
      let seed = order.seed ?? freshSeed(known)
      next = Round(
        source: .topic(topic, seed: seed, isFixed: order.seed != nil),
        count: order.count ?? Self.usualCount)
    } else if order.isQuoted || subject.contains(where: { $0 == "." || $0 == "/" }) {
      let isGoingOn = order.subject == nil
      next = try round(of: subject, order, in: session, isGoingOn ? known.problems[subject] : nil)
    } else {
      throw unknown(subject, at: order.span)
    }
    let left = close()
    round = next
    progress.update { $0.last = next.subject }
    return Document(left + [.note(Self.howTo)] + nextQuestion())
  }

  private static let howTo =
    "Type the answer. hint helps, show tells, skip and again go on, quit leaves."

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
        .file, "\(path) is not text in UTF-8", labels: [.init(order.span)])
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
        "a file’s name has an ending, or stands in quotes: quiz homework.convo",
      ])
  }

  private static let offer: [Block] = [
    .table(
      TableFigure(
        header: ["topic", "about"], rows: QuizTopic.allCases.map { [$0.rawValue, $0.summary] })),
    .note("quiz conv begins; quiz homework.convo asks the problems of an assignment."),
  ]
}
