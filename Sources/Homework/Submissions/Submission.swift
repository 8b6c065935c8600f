/// A submitted file: the student, the assignment, and the answers as typed.
///
/// Any bytes give a submission or a refusal. Nothing has been computed yet: `evaluatedDefinitions(on:)`
/// evaluates the student's variables, `AnswerReader` reads the answers.
public struct Submission: Equatable, Sendable {
  /// As typed, made printable; nil without a `student` line.
  public var studentID: String?
  public var studentName: String?
  public var assignmentID: String?
  /// For each problem the answer that counts, in the order of their lines.
  public var answers: [SubmittedAnswer] = []
  /// The student's variables, in the order of their lines.
  public var definitions: [StudentDefinition] = []
  /// Points for the teacher to check: answers changed many times, ids with deceptive letters.
  public var flags: [String] = []
  /// Repairs, which cost no points, and unused lines.
  public var notes: [String] = []

  /// - Throws: `SubmissionRefusal` if the bytes are not text or too many.
  public init(bytes: [UInt8]) throws(SubmissionRefusal) {
    let text = try SubmissionText(bytes: bytes)
    var scanner = SubmissionScanner()
    for (place, line) in text.lines.enumerated() { scanner.read(line, number: place + 1) }
    self = scanner.finish()
    notes.insert(contentsOf: text.notes, at: 0)
  }

  init() {}

  /// The answer to a problem. Ids are compared ignoring case.
  public func answer(to id: String) -> SubmittedAnswer? {
    let folded = SubmittedAnswer.folded(id)
    if let same = answers.first(where: { SubmittedAnswer.folded($0.id) == folded }) { return same }
    // `01` and `Q1` are the problem 1, where no problem has that name itself.
    return answers.first { SubmittedAnswer.folded($0.id).plainID == folded.plainID }
  }
}

/// Why a file is not read, for its author.
public struct SubmissionRefusal: Error, Equatable, Sendable {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}

/// One answer as typed, and its place in the file.
public struct SubmittedAnswer: Equatable, Sendable {
  /// The problem's id as typed.
  public var id: String
  /// The raw text after the equals sign, which may have several lines.
  public var text: String
  /// The line of the file on which `text` begins, from 1.
  public var line: Int
  /// The number of characters before `text` in that line.
  public var column: Int
  /// How often the problem was answered in the file; the last answer counts.
  public var times = 1
  /// How often an answer was replaced by a different one.
  public var changes = 0

  public init(id: String, text: String, line: Int, column: Int = 0) {
    self.id = id
    self.text = text
    self.line = line
    self.column = column
  }

  /// The place of a reading error in the file: the line, from 1, and the number of characters before it.
  public func place(of error: UnreadableAnswer) -> (line: Int, column: Int) {
    (line + error.line, error.column + (error.line == 0 ? column : 0))
  }

  /// Whether the answer is empty.
  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.isBlankOrNewline) }

  /// The id in lower case, for comparison. Swift treats composed and decomposed letters as equal.
  static func folded(_ id: String) -> String { id.lowercased() }
}

/// A variable defined by a student: `k = [1 0; 0 -1]`.
public struct StudentDefinition: Equatable, Sendable {
  public var name: String
  /// The raw text after the equals sign.
  public var text: String
  public var line: Int

  public init(name: String, text: String, line: Int) {
    self.name = name
    self.text = text
    self.line = line
  }
}

extension String {
  /// An id in lower case without a `q` or zeros before its number.
  fileprivate var plainID: Substring {
    let digits = hasPrefix("q") ? dropFirst() : self[...]
    guard digits.first?.isNumber == true else { return self[...] }
    let plain = digits.drop { $0 == "0" }
    return plain.first?.isNumber == true ? plain : digits
  }
}
