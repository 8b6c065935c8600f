internal import Rendering

/// Reads a submission line by line. A line that begins an answer, a problem or a header always does so:
/// an unclosed bracket does not swallow it.
struct SubmissionScanner {
  /// The maximum number of answers read for one problem.
  static let answerLimit = 50
  /// The maximum number of changes of one answer without a flag.
  static let changeLimit = 3
  static let definitionLimit = 100
  private static let unusedNoteLimit = 20

  var submission = Submission()
  private var open: OpenStatement?
  /// The index in `submission.answers` of each answered problem, by its lower-case id.
  private var places: [String: Int] = [:]
  private var unused = 0
  /// The lines with numbers that could not be attached to an answer.
  private var lost: [Int] = []
  private var hasText = false
  /// Blank answers that a definition follows, which may be the answer with a name before it.
  private var borrowed: [(answer: String, definition: Int)] = []

  mutating func read(_ line: String, number: Int) {
    let head = LineHead(line)
    if let statement = open, statement.isContinued(by: line, head) {
      open?.append(line, head)
      return
    }
    let blank = open.flatMap { statement -> String? in
      guard statement.isBlankAnswer, case .answer(let id) = statement.subject else { return nil }
      return id
    }
    close()
    switch head {
    case .student, .assignment, .blank, .comment, .problem: break
    default: hasText = true
    }
    switch head {
    case .blank, .comment, .problem: break
    case .item(let id, let rest):
      submission.notes.append(
        "line \(number): \(printable("read the beginning as 'answer \(id) ='"))")
      open = OpenStatement(
        .answer(id: id), rest: rest, line: number, column: line.count - rest.count, isItem: true)
    case .answer(let id, let rest, let note):
      if let note { submission.notes.append("line \(number): \(printable(note))") }
      open = OpenStatement(
        .answer(id: id), rest: rest, line: number, column: line.count - rest.count)
    case .definition(let name, let rest):
      if let blank { borrowed.append((blank, submission.definitions.count)) }
      open = OpenStatement(.definition(name: name), rest: rest, line: number)
    case .student(let rest): readStudent(rest, number)
    case .assignment(let rest): readAssignment(rest, number)
    case .foreign(let word) where word.lowercased() == "answer":
      lose(number, line)
      skip(number, "it does not name its problem: answer 1 = …")
    case .foreign(let word): skip(number, "`\(Self.short(word))` is not for answers")
    case .other:
      lose(number, line)
      skip(number, Self.reason(line))
    }
  }

  /// Notes a line with numbers that belongs to no answer, for the teacher.
  private mutating func lose(_ number: Int, _ line: String) {
    if line.unicodeScalars.contains(where: { $0.properties.numericType != nil }) {
      lost.append(number)
    }
  }

  /// Gives blank answers the definitions right after them, `answer 1 =` and then `y = [1 2]`, unless
  /// another line uses that name.
  private mutating func giveBack() {
    for (id, place) in borrowed.reversed() where place < submission.definitions.count {
      let definition = submission.definitions[place]
      let others =
        submission.answers.map(\.text)
        + submission.definitions.enumerated().filter { $0.0 != place }.map(\.1.text)
      guard let answer = places[SubmittedAnswer.folded(id)], submission.answers[answer].isBlank,
        !others.contains(where: { $0.hasWord(definition.name) })
      else { continue }
      submission.answers[answer].text = definition.text
      submission.answers[answer].line = definition.line
      submission.answers[answer].column = 0
      submission.definitions.remove(at: place)
      submission.notes.append(
        "line \(definition.line): read '\(Self.short(definition.name)) =' as 'answer \(Self.short(id)) ='"
      )
    }
  }

  mutating func finish() -> Submission {
    close()
    giveBack()
    if !lost.isEmpty {
      let shown = lost.prefix(10).map(String.init).joined(separator: ", ")
      let more = lost.count > 10 ? " and \(lost.count - 10) more" : ""
      submission.flags.append(
        "numbers on line\(lost.count == 1 ? "" : "s") \(shown)\(more) belong to no answer")
    }
    if submission.answers.isEmpty, hasText {
      submission.flags.append("no answer could be found in this file")
    }
    if unused > Self.unusedNoteLimit {
      submission.notes.append("\(unused - Self.unusedNoteLimit) more lines were not used")
    }
    for answer in submission.answers {
      let id = Self.short(answer.id)
      if answer.changes > Self.changeLimit {
        submission.flags.append("the answer to \(id) was changed \(answer.changes) times")
      }
      if answer.times > Self.answerLimit {
        submission.flags.append(
          "\(id) was answered \(answer.times) times; only the first \(Self.answerLimit) were read")
      }
    }
    submission.answers.sort { $0.line < $1.line }
    return submission
  }

  private mutating func close() {
    guard let statement = open else { return }
    open = nil
    switch statement.subject {
    case .answer(let id):
      keep(
        SubmittedAnswer(
          id: id, text: statement.text, line: statement.line, column: statement.column))
    case .definition(let name):
      guard submission.definitions.count < Self.definitionLimit else {
        return skip(statement.line, "there are more than \(Self.definitionLimit) variables")
      }
      submission.definitions.append(
        StudentDefinition(name: name, text: statement.text, line: statement.line))
    }
  }

  /// The last answer counts, unless it is empty, as on an unfilled sheet.
  private mutating func keep(_ answer: SubmittedAnswer) {
    let id = SubmittedAnswer.folded(answer.id)
    guard let place = places[id] else {
      places[id] = submission.answers.count
      submission.answers.append(answer)
      return
    }
    let before = submission.answers[place]
    submission.answers[place].times += 1
    guard before.times < Self.answerLimit, before.text != answer.text else { return }
    if answer.isBlank {
      submission.notes.append("line \(answer.line): an empty answer was left out")
      return
    }
    var latest = answer
    latest.times = before.times + 1
    latest.changes = before.changes + (before.isBlank ? 0 : 1)
    submission.answers[place] = latest
  }

  private mutating func skip(_ line: Int, _ reason: String) {
    unused += 1
    guard unused <= Self.unusedNoteLimit else { return }
    submission.notes.append("line \(line) was not used: \(reason)")
  }

  private static func reason(_ line: String) -> String {
    var cursor = LineCursor(line)
    cursor.skipBlank()
    let word = cursor.takeWord()
    return word.isEmpty || word.unicodeScalars.first?.isDigit == true
      ? "it belongs to no answer" : "`\(short(word))` is not for answers"
  }

  static func short(_ text: String) -> String { printable(String(text.prefix(40))) }
}

extension String {
  /// Whether a name is one of its words.
  fileprivate func hasWord(_ name: String) -> Bool {
    split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains { $0 == name }
  }
}

/// The header lines: `student u1002 "Bob"`, `assignment hw3`.
extension SubmissionScanner {
  private static let lengthLimit = 200

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
      submission.flags.append("the student line has \(trouble)")
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

  /// The first word, and the words after it without quotes, which are optional.
  private static func parts(_ rest: String) -> (id: String, name: String) {
    let text = withoutComment(rest).prefix(4 * lengthLimit)
    let id = text.prefix { !$0.isWhitespace && $0 != "," && $0 != "\"" && $0 != ";" }
    let name = text.dropFirst(id.count).filter { $0 != "\"" && $0 != "“" && $0 != "”" }
    return (
      printable(String(id.prefix(lengthLimit))),
      printable(String(trimmed(name).prefix(lengthLimit)))
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

  /// A description of deceptive characters, if there are any.
  private static func trouble(_ text: String) -> String? {
    let (id, _) = parts(text)
    if printable(text) != text { return "invisible characters" }
    let hasLatin = id.unicodeScalars.contains { $0.isASCIILetter }
    let hasLookalike = id.unicodeScalars.contains { (0x370...0x52F).contains($0.value) }
    return hasLatin && hasLookalike ? "similar letters of two scripts" : nil
  }
}
