internal import Syntax

/// A lesson: a script with prose between its statements.
public struct Lesson: Equatable, Sendable {
  /// The file's name without extension: `03-padding`.
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The number at the start of its name.
  public var number: Int? { Int(name.prefix { $0.isASCII && $0.isNumber }) }

  /// The name without its number: `padding`.
  public var word: String {
    let rest = name.drop { $0.isASCII && $0.isNumber }
    return String(rest.first == "-" ? rest.dropFirst() : rest)
  }

  /// The first heading without its number; the word if there is no heading.
  public var title: String {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("##") {
      let words = line.drop { $0 == "#" || $0 == " " }
      let number = words.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let title = number.hasSuffix(".") ? words.dropFirst(number.count) : words
      return String(title.drop { $0 == " " })
    }
    return word
  }

  /// The statement that opens it: `lesson 3`, or `lesson padding` if it has no number.
  public var label: String { "lesson " + (number.map(String.init) ?? word) }
}

/// A step of a lesson: prose and the statements after it. The reader sees both, then a pause, then the
/// answers.
public struct LessonStep: Equatable, Sendable {
  public internal(set) var prose: [Line] = []
  public internal(set) var statements: [Statement] = []

  public enum Line: Equatable, Sendable {
    /// A comment line as written.
    case prose(String)
    case gap
  }

  /// One or more statements as written, and the line they begin on, counted from 1.
  public struct Statement: Equatable, Sendable {
    public let text: String
    public let line: Int
    /// Whether it checks the lesson itself; it is not shown, as it contains the answer.
    public var isExpectation: Bool { text.hasPrefix("expect ") }
  }

  /// The statements that are shown before they are run.
  public var shown: [Statement] { statements.filter { !$0.isExpectation } }
}

extension Lesson {
  /// The steps in order. Statements with neither prose nor an empty line between them are one step, and
  /// an `expect` belongs to the step that it checks.
  public var steps: [LessonStep] {
    var reader = StatementReader()
    var steps: [LessonStep] = []
    var step = LessonStep()
    var isApart = false
    func add(_ text: String, _ line: Int) {
      let statement = LessonStep.Statement(text: text, line: line)
      let followsOn = statement.isExpectation && step.statements.isEmpty && step.hasNoProse
      if followsOn, !steps.isEmpty {
        steps[steps.count - 1].statements.append(statement)
        return
      }
      if isApart, !step.statements.isEmpty {
        steps.append(step)
        step = LessonStep()
      }
      step.statements.append(statement)
      isApart = false
    }
    func add(_ line: LessonStep.Line) {
      if !step.statements.isEmpty {
        steps.append(step)
        step = LessonStep()
      }
      step.prose.append(line)
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch reader.feed(String(line)) {
      case .incomplete, .tooLong: break
      case .blank: add(.gap)
      case .prose(let line): add(.prose(line))
      case .statement(let text, let line): add(text, line)
      }
    }
    if case .statement(let text, let line)? = reader.finish() { add(text, line) }
    return steps + (step.statements.isEmpty && step.hasNoProse ? [] : [step])
  }
}

extension LessonStep {
  fileprivate var hasNoProse: Bool { prose.allSatisfy { $0 == .gap } }
}

extension Session {
  /// A new session with the same files, formats, lessons and examiner.
  public func fresh(settings: Settings) -> Session {
    var session = Session(settings: settings, files: files, formats: formats)
    session.isConversation = isConversation
    session.lessons = lessons
    session.examiner = examiner
    return session
  }
}
