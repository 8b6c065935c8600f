internal import Rendering

/// Reads a submission line by line. Whatever stands in a line, the next that begins an answer, a
/// problem or a header is read as that: no open bracket swallows what follows it.
struct SubmissionScanner {
  /// The most times that one problem's answers are looked at.
  static let mostTimes = 50
  /// The most changes of one answer that pass without a flag.
  static let mostChanges = 3
  static let mostDefinitions = 100
  private static let mostUnusedNotes = 20

  var submission = Submission()
  private var open: OpenStatement?
  /// The place of each answered problem in `submission.answers`, by its id without regard to case.
  private var places: [String: Int] = [:]
  private var unused = 0

  mutating func read(_ line: String, number: Int) {
    let head = LineHead(line)
    if let statement = open, statement.wants(line, head) {
      open?.append(line, head)
      return
    }
    close()
    switch head {
    case .blank, .comment, .problem: break
    case .answer(let id, let rest, let note):
      if let note { submission.notes.append("line \(number): \(printable(note))") }
      open = OpenStatement(
        .answer(id: id), rest: rest, line: number, column: line.count - rest.count)
    case .definition(let name, let rest):
      open = OpenStatement(.definition(name: name), rest: rest, line: number)
    case .student(let rest): readStudent(rest, number)
    case .assignment(let rest): readAssignment(rest, number)
    case .foreign(let word) where word.lowercased() == "answer":
      skip(number, "it does not say which problem it answers: answer 1 = …")
    case .foreign(let word): skip(number, "`\(Self.short(word))` is not for answers")
    case .other: skip(number, Self.reason(line))
    }
  }

  mutating func finish() -> Submission {
    close()
    if unused > Self.mostUnusedNotes {
      submission.notes.append("\(unused - Self.mostUnusedNotes) more lines were not used")
    }
    for answer in submission.answers {
      let id = Self.short(answer.id)
      if answer.changes > Self.mostChanges {
        submission.flags.append("the answer to \(id) was changed \(answer.changes) times")
      }
      if answer.times > Self.mostTimes {
        submission.flags.append(
          "\(id) was answered \(answer.times) times; the first \(Self.mostTimes) were looked at")
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
      guard submission.definitions.count < Self.mostDefinitions else {
        return skip(statement.line, "there are more than \(Self.mostDefinitions) variables")
      }
      submission.definitions.append(
        StudentDefinition(name: name, text: statement.text, line: statement.line))
    }
  }

  /// The last answer counts; an empty one, as a sheet has them, takes nothing back.
  private mutating func keep(_ answer: SubmittedAnswer) {
    let id = SubmittedAnswer.folded(answer.id)
    guard let place = places[id] else {
      places[id] = submission.answers.count
      submission.answers.append(answer)
      return
    }
    let before = submission.answers[place]
    submission.answers[place].times += 1
    guard before.times < Self.mostTimes, before.text != answer.text else { return }
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
    guard unused <= Self.mostUnusedNotes else { return }
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
