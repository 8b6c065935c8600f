public import Commands
internal import Documents
public import Files
public import Sessions
public import Syntax

/// An assignment as one student has it: every problem with its key computed.
public struct Assignment: Sendable {
  public let id: String
  public let title: String
  public let problems: [AssignedProblem]
  /// The conversation that computed the keys.
  let session: Session
  /// What answers are read in: the assignment's variables without its secrets and its answers.
  public let sheet: Session

  /// Runs an assignment's statements.
  ///
  /// - Parameters:
  ///   - text: the file.
  ///   - studentID: whose numbers `variant(…)` draws.
  ///   - files: the way to files that the assignment itself loads.
  /// - Throws: the first statement that fails, and problems that cannot be judged.
  public init(
    _ text: String, studentID: String = Variants.nobody, files: FileGate = .absent
  ) throws(AssignmentError) {
    var session = Session(files: files)
    session.variants.student = Variants.comparable(studentID)
    try Self.run(text, in: &session)
    self.session = session
    id = session.sheet.id
    title = session.sheet.title
    problems = session.sheet.problems.map { AssignedProblem($0, in: session) }
    guard !problems.isEmpty else { throw AssignmentError("there is no problem in it", line: 1) }
    for problem in problems { try Self.check(problem) }
    sheet = session.withoutAnswers
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
    if problem.key == nil, problem.posed.requirements.isEmpty, !problem.posed.acceptsAll {
      throw AssignmentError(
        "problem \(problem.id) has no answer", line: 1,
        help: "answer \(problem.id) = … gives its key")
    }
  }

  /// Whether an assignment's text gives each student numbers of their own.
  public static func hasVariants(_ text: String) -> Bool { text.contains("variant(") }

  public func problem(_ id: String) -> AssignedProblem? { problems.first { $0.id == id } }
}

/// Why an assignment cannot be used, and where.
public struct AssignmentError: Error, Equatable, Sendable {
  public let message: String
  /// The line of the file, from 1.
  public let line: Int
  public let help: String?
  /// The statement and its complaint, where there is one.
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
