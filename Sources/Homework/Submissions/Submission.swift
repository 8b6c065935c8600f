/// What a student handed in: who, for which assignment, and the answers as they were typed.
///
/// Any bytes make a submission or a refusal with words. Nothing in it has been computed yet:
/// `work(on:)` evaluates the student's own variables, `AnswerReader` reads the answers.
public struct Submission: Equatable, Sendable {
  /// As typed, with nothing in it that a terminal would obey; nil without a `student` line.
  public var studentID: String?
  public var studentName: String?
  public var assignmentID: String?
  /// The answer that counts of each problem, in the order of their lines.
  public var answers: [SubmittedAnswer] = []
  /// The student's own variables, in the order of their lines.
  public var definitions: [StudentDefinition] = []
  /// What a teacher should look at: answers changed many times, ids with letters that look alike.
  public var flags: [String] = []
  /// Repairs, none of which costs anything, and lines that were not used.
  public var notes: [String] = []

  /// - Throws: `SubmissionRefusal` for what is no text or too long.
  public init(bytes: [UInt8]) throws(SubmissionRefusal) {
    let text = try SubmissionText(bytes: bytes)
    var scanner = SubmissionScanner()
    for (place, line) in text.lines.enumerated() { scanner.read(line, number: place + 1) }
    self = scanner.finish()
    notes.insert(contentsOf: text.notes, at: 0)
  }

  init() {}

  /// The answer to a problem; ids are compared without regard to case.
  public func answer(to id: String) -> SubmittedAnswer? {
    let folded = SubmittedAnswer.folded(id)
    return answers.first { SubmittedAnswer.folded($0.id) == folded }
  }
}

/// Why a file is not read at all, in words for its author.
public struct SubmissionRefusal: Error, Equatable, Sendable {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}
