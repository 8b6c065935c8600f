internal import Syntax

/// A step of a lesson: prose, a question perhaps, and the statements that follow.
public struct LessonStep: Equatable, Sendable {
  public internal(set) var prose: [Line] = []
  /// What the learner is asked before the statements are run.
  public internal(set) var question: LessonQuestion?
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

    public init(text: String, line: Int) { (self.text, self.line) = (text, line) }

    /// Whether it checks the lesson itself.
    public var isExpectation: Bool { text.hasPrefix("expect ") }

    /// What an `expect` says in a condition, which is a fact of its own: `expect a == b` says `a == b`.
    /// Nil for all others, which check the answer above them.
    public var fact: String? {
      guard isExpectation,
        let statements = try? Parser.parse(text, vocabulary: Session.vocabulary),
        statements.count == 1, case .command(let forms) = statements[0].body,
        let argument = forms.first?.arguments.first,
        case .binary(let sign, _, _) = argument.value.node, sign.isCondition
      else { return nil }
      return argument.span.text(in: text)
    }
  }

  /// The statements that are shown before they are run.
  public var shown: [Statement] { statements.filter { !$0.isExpectation } }
  /// Whether its prose asks its question, as an item of a numbered list does.
  public var asksInWords: Bool {
    question.map { $0.item != nil && !hasNoProse } ?? false
  }

  /// Whether it has anything to show besides its prose.
  public var hasAnswers: Bool { statements.contains { !$0.isExpectation || $0.fact != nil } }
  fileprivate var hasNoProse: Bool { prose.allSatisfy { $0 == .gap } }
}

/// A question in a lesson, written as a comment that a transcript leaves out:
///
///     #? y[1]                    the learner types the value of y[1]
///     #? "how many" size(y)      the same, asked in words
///     #?2 conv(x, [1 2])         the same, of the second item of the numbered list above
///     #? require sum(_) == 0     any value that meets the condition
///     #?                         the learner thinks, then goes on
public struct LessonQuestion: Equatable, Sendable {
  public enum Key: Equatable, Sendable {
    /// An expression, evaluated after the statements of its step.
    case value(String)
    /// A condition on the answer, `_`.
    case condition(String)
    /// Nothing can be typed.
    case thought
  }

  public let key: Key
  /// What is asked for, in words.
  public let label: String?
  /// The item of the numbered list above that asks it.
  public let item: String?
  public let line: Int

  /// Nil if a comment is no question.
  public init?(_ comment: String, line: Int) {
    guard comment.hasPrefix(Self.mark) else { return nil }
    let rest = comment.dropFirst(Self.mark.count)
    let item = rest.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
    var words = String(rest.dropFirst(item.count)).trimmed
    if words.hasPrefix("\"") {
      let label = words.dropFirst().prefix { $0 != "\"" }
      self.label = String(label)
      words = String(words.dropFirst(label.count + 2)).trimmed
    } else {
      label = nil
    }
    self.item = item.isEmpty ? nil : String(item)
    self.line = line
    if words.isEmpty {
      key = .thought
    } else if words.hasPrefix("require ") {
      key = .condition(String(words.dropFirst(8)).trimmed)
    } else {
      key = .value(words)
    }
  }

  /// What such a comment begins with.
  public static let mark = "#?"
}

extension Lesson {
  /// The steps in order. Statements with neither prose nor an empty line between them are one step, and
  /// an `expect` belongs to the step that it checks.
  public var steps: [LessonStep] {
    var reader = StatementReader()
    var steps = LessonSteps()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      switch reader.feed(String(line)) {
      case .incomplete, .tooLong: break
      case .blank: steps.add(.gap)
      case .prose(let text):
        if let question = LessonQuestion(text, line: reader.lineCount) {
          steps.add(question)
        } else {
          steps.add(.prose(text))
        }
      case .statement(let text, let line): steps.add(.init(text: text, line: line))
      }
    }
    if case .statement(let text, let line)? = reader.finish() {
      steps.add(.init(text: text, line: line))
    }
    return steps.finished
  }
}

/// Cuts a lesson into steps.
private struct LessonSteps {
  private var done: [LessonStep] = []
  private var step = LessonStep()
  /// The items of the last numbered list that were not asked yet.
  private var items: [(name: String, lines: [LessonStep.Line])] = []

  var finished: [LessonStep] {
    done + (step.statements.isEmpty && step.hasNoProse ? [] : [step])
  }

  mutating func add(_ line: LessonStep.Line) {
    if !step.statements.isEmpty { end() }
    step.prose.append(line)
  }

  mutating func add(_ statement: LessonStep.Statement) {
    let followsOn =
      statement.isExpectation && step.statements.isEmpty && step.hasNoProse && step.question == nil
    if followsOn, !done.isEmpty {
      done[done.count - 1].statements.append(statement)
    } else {
      step.statements.append(statement)
    }
  }

  mutating func add(_ question: LessonQuestion) {
    if !step.statements.isEmpty || step.question != nil { end() }
    if let name = question.item {
      if !step.hasNoProse { takeItems() }
      if let place = items.firstIndex(where: { $0.name == name }) {
        step.prose += items.remove(at: place).lines
      }
    }
    step.question = question
  }

  private mutating func end() {
    done.append(step)
    step = LessonStep()
  }

  /// Moves the items of a numbered list out of the prose, each with the lines it goes on in.
  private mutating func takeItems() {
    var rest: [LessonStep.Line] = []
    items = []
    for line in step.prose {
      if case .prose(let text) = line, let name = Self.item(text) {
        items.append((name, [line]))
      } else if items.isEmpty {
        rest.append(line)
      } else {
        items[items.count - 1].lines.append(line)
      }
    }
    step.prose = rest
  }

  /// `2` of the comment `# 2. Which of them?`
  private static func item(_ comment: String) -> String? {
    let words = comment.drop { $0 == "#" || $0 == " " }
    let name = words.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
    guard (1...2).contains(name.count), words.dropFirst(name.count).hasPrefix(". ") else {
      return nil
    }
    return String(name)
  }
}
