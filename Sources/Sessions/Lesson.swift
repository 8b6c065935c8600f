internal import Syntax

/// One lesson: a script with prose between its statements.
public struct Lesson: Equatable, Sendable {
  /// Its file's name without ending: `03-padding`.
  public let name: String
  public let text: String

  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }

  /// The number its name begins with.
  public var number: Int? { Int(name.prefix { $0.isASCII && $0.isNumber }) }

  /// The name without its number: `padding`.
  public var word: String {
    let rest = name.drop { $0.isASCII && $0.isNumber }
    return String(rest.first == "-" ? rest.dropFirst() : rest)
  }

  /// Its first heading, without the number that may stand there too; the word where there is none.
  public var title: String {
    for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("##") {
      let words = line.drop { $0 == "#" || $0 == " " }
      let number = words.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      let title = number.hasSuffix(".") ? words.dropFirst(number.count) : words
      return String(title.drop { $0 == " " })
    }
    return word
  }

  /// How a reader names it: `lesson 3`, or `lesson padding` where it has no number.
  public var label: String { "lesson " + (number.map(String.init) ?? word) }
}

/// The prose up to some statements, and the statements: what a reader sees before a pause, and what
/// is answered after it.
public struct LessonStep: Equatable, Sendable {
  public internal(set) var prose: [Line] = []
  public internal(set) var statements: [Statement] = []

  public enum Line: Equatable, Sendable {
    /// A comment as it stands in the lesson.
    case prose(String)
    case gap
  }

  /// One or more statements as they stand in the lesson, and the line they begin on.
  public struct Statement: Equatable, Sendable {
    public let text: String
    public let line: Int
    /// Whether it is a check on the lesson itself, which would give the answer away.
    public var isExpectation: Bool { text.hasPrefix("expect ") }
  }

  /// The statements a reader is to see before they are answered.
  public var shown: [Statement] { statements.filter { !$0.isExpectation } }
}

extension Lesson {
  /// The steps in order. Statements without prose or an empty line between belong together, and so
  /// does an `expect` with what it checks.
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
  /// A session in the same house, with nothing said in it yet.
  public func fresh(settings: Settings) -> Session {
    var session = Session(settings: settings, files: files, formats: formats)
    session.isConversation = isConversation
    session.lessons = lessons
    session.examiner = examiner
    return session
  }
}
