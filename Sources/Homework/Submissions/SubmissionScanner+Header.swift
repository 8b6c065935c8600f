internal import Rendering

/// The lines that say who hands in and what: `student u1002 "Bob"`, `assignment hw3`.
extension SubmissionScanner {
  private static let mostLetters = 200

  mutating func readStudent(_ rest: String, _ line: Int) {
    let (id, name) = Self.parts(rest)
    guard !id.isEmpty else { return }
    guard submission.studentID == nil else {
      if submission.studentID != id {
        submission.flags.append("line \(line) names another student: \(id)")
      }
      return
    }
    submission.studentID = id
    submission.studentName = name.isEmpty ? nil : name
    if let trouble = Self.trouble(rest) {
      submission.flags.append("the student's line holds \(trouble)")
    }
  }

  mutating func readAssignment(_ rest: String, _ line: Int) {
    let (id, _) = Self.parts(rest)
    guard !id.isEmpty else { return }
    guard submission.assignmentID == nil else {
      if submission.assignmentID != id {
        submission.flags.append("line \(line) names another assignment: \(id)")
      }
      return
    }
    submission.assignmentID = id
  }

  /// The first word, and the words behind it without quotes; a name may stand without them.
  private static func parts(_ rest: String) -> (id: String, name: String) {
    let text = withoutComment(rest).prefix(4 * mostLetters)
    let id = text.prefix { !$0.isWhitespace && $0 != "," && $0 != "\"" && $0 != ";" }
    let name = text.dropFirst(id.count).filter { $0 != "\"" && $0 != "“" && $0 != "”" }
    return (
      printable(String(id.prefix(mostLetters))),
      printable(String(trimmed(name).prefix(mostLetters)))
    )
  }

  private static func withoutComment(_ rest: String) -> String {
    AnswerText(rest).withoutComments.string
  }

  private static func trimmed(_ name: String) -> Substring {
    var name = name.drop { $0.isWhitespace || $0 == "," || $0 == ";" }
    while name.last?.isWhitespace == true { name.removeLast() }
    return name
  }

  /// Letters that are made to be mistaken for others, or not to be seen at all.
  private static func trouble(_ text: String) -> String? {
    let (id, _) = parts(text)
    if printable(text) != text { return "characters that cannot be seen" }
    let hasLatin = id.unicodeScalars.contains { $0.isASCIILetter }
    let hasLookalike = id.unicodeScalars.contains { (0x370...0x52F).contains($0.value) }
    return hasLatin && hasLookalike ? "letters of two scripts that look alike" : nil
  }
}
