public import Commands
internal import Documents
public import Files
public import Sessions
public import Syntax

/// An assignment for one student, with the key of every problem computed.
public struct Assignment: Sendable {
  public let id: String
  public let title: String
  public let problems: [AssignedProblem]
  /// The session that computed the keys.
  let session: Session
  /// The session for reading answers: the assignment's variables without its secrets and answers.
  public let sheet: PublishedSheet

  /// Runs an assignment's statements.
  ///
  /// - Parameters:
  ///   - text: The assignment's file.
  ///   - studentID: The student for whom `variant(…)` draws numbers.
  ///   - files: Access to files that the assignment loads.
  ///   - memo: Keys of other students that are the same for all.
  /// - Throws: The first statement that fails, or a problem without a key and conditions.
  public init(
    _ text: String, studentID: String = Variants.nobody, files: FileGate = .absent,
    memo: KeyMemo? = nil
  ) throws(AssignmentError) {
    var session = Session(files: files)
    session.keyMemo = memo
    session.variants.student = Variants.comparable(studentID)
    try Self.run(text, in: &session)
    self.session = session
    id = session.sheet.id
    title = session.sheet.title
    problems = session.sheet.problems.map { AssignedProblem($0, in: session) }
    guard !problems.isEmpty else { throw AssignmentError("it has no problem", line: 1) }
    for problem in problems { try Self.check(problem) }
    sheet = PublishedSheet(of: session)
  }

  private static func run(
    _ text: String, in session: inout Session
  ) throws(AssignmentError) {
    var script = Script(session: session, stopsAtFailure: true)
    var failure: AssignmentError?
    func note(_ event: Script.Event) {
      guard failure == nil, case .outcome(let outcome, isExpected: false) = event,
        case .failure(let diagnostic) = outcome.result
      else { return }
      failure = AssignmentError(outcome, diagnostic)
    }
    for line in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      guard !script.isOver else { break }
      Array(line).withUnsafeBufferPointer { script.feed($0, note) }
    }
    script.finish(note)
    if let failure { throw failure }
    session = script.session
  }

  private static func check(_ problem: AssignedProblem) throws(AssignmentError) {
    if problem.key == nil, problem.posed.requirements.isEmpty, !problem.posed.acceptsAll,
      !problem.posed.options.isManual
    {
      throw AssignmentError(
        "problem \(problem.id) has no answer", line: 1,
        help: "answer \(problem.id) = … gives its key; manual after its text has it marked by hand")
    }
  }

  /// Whether an assignment gives each student different numbers.
  public static func hasVariants(_ text: String) -> Bool { text.contains("variant(") }

  /// Nil without `due=`, or if that is not a time with its zone.
  public var due: DueDate? {
    func option(_ name: String) -> String? {
      session.sheet.options.last { $0.name.text == name }?.value.text
    }
    return option("due").flatMap { DueDate($0, late: option("late").flatMap { LatePenalty($0) }) }
  }

  public func problem(_ id: String) -> AssignedProblem? { problems.first { $0.id == id } }
}

/// An error in an assignment.
public struct AssignmentError: Error, Equatable, Sendable {
  public let message: String
  /// The line of the file, from 1.
  public let line: Int
  public let help: String?
  /// The failed statement and its diagnostic, if there are any.
  public let source: String
  public let diagnostic: Diagnostic?

  init(_ message: String, line: Int, help: String? = nil) {
    self.message = message
    self.line = line
    self.help = help
    source = ""
    diagnostic = nil
  }

  init(_ outcome: Outcome, _ diagnostic: Diagnostic) {
    message = diagnostic.message
    line = outcome.line
    help = diagnostic.help.first
    source = outcome.source
    self.diagnostic = diagnostic
  }
}
