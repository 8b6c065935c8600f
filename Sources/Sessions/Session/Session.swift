internal import Arithmetic
public import Commands
internal import Computations
public import Documents
public import Files
public import Syntax

/// The state of a conversation or script: variables, the last result, settings, and the count of
/// expectations.
///
/// A session is a value: (session, text) → (outcomes, session). The terminal, scripts, the homework
/// programs and the tests all call `run`.
public struct Session: Sendable {
  public internal(set) var variables: [String: Variable] = [:]
  /// Keys that are the same for all students of an assignment; nil outside of grading.
  public var keyMemo: KeyMemo?
  /// The user's own functions, `f(n) = …`.
  public internal(set) var functions: [String: OwnFunction] = [:]
  /// The last result, `_`.
  public internal(set) var last: Variable?
  /// The last answer of a command or an expression, which `save` writes down.
  public internal(set) var lastAnswer: Answer?
  /// The last computation that can be gone back into, even where other results came after it.
  var lastComputation: Subject?
  /// The last failure, for `expect error`; nil after a statement that succeeded.
  public internal(set) var lastFailure: Diagnostic?
  public var settings: Settings
  /// The numbers of expectations that were true and false.
  public internal(set) var expectations = Tally()
  /// The assignment read so far.
  public internal(set) var sheet = Sheet()
  /// The seeds of each student's data.
  public var variants = Variants()
  /// Whether the assignment is being run again with other data, for `ensure`.
  var isRedrawing = false
  /// Whether a user types the statements at a terminal; false in a script.
  public var isConversation = false
  /// The available lessons.
  public var lessons = LessonShelf()
  /// The source of quiz questions; nil if quizzes are not available.
  public var examiner: (any Examiner)? {
    get { currentExaminer ?? makeExaminer?() }
    set { (currentExaminer, makeExaminer) = (newValue, nil) }
  }
  /// Makes the examiner when it is first needed; most runs have no quiz.
  public var makeExaminer: (@Sendable () -> any Examiner)?
  private var currentExaminer: (any Examiner)?
  /// The variables of the open question; nil if no question is open.
  var questionVariables: QuestionVariables?
  /// What the running statement asks the program around the session to do.
  var request: Request?
  /// The memory of the variables and of what statements compute.
  let account = MemoryAccount()
  /// Whether `quit` was asked for.
  public internal(set) var isOver = false

  /// The formats that `save` can write an answer in.
  public let formats: [DocumentFormat]
  private let openFiles: FileGate

  /// - Parameters:
  ///   - files: The access to files; in safe mode it is closed.
  ///   - formats: The formats that `save` can write an answer in.
  public init(
    settings: Settings = Settings(), files: FileGate = .absent, formats: [DocumentFormat] = []
  ) {
    self.settings = settings
    self.openFiles = files
    self.formats = formats
  }

  /// The access to files with the current settings.
  public var files: FileGate { settings.isSafe ? .closed : openFiles }

  public struct Tally: Equatable, Sendable {
    public var passed = 0
    public var failed = 0
  }

  /// The words that begin a command, for the parser.
  public static let vocabulary = Vocabulary(
    hasSheets: true,
    names: {
      EntryTable.language.lines.flatMap { $0.kind.isReserved ? [$0.name] + $0.synonyms : [] }
    },
    reading: { name in
      switch EntryTable.language.kind(of: name) {
      case .command, .directive: .arguments
      case .rawDirective: .text
      case .function, nil: nil
      }
    })

  /// Whether a text consists of complete statements: no bracket is open and no line is continued.
  public static func isComplete(_ text: String) -> Bool { StatementReader.isComplete(text) }

  /// Runs the statements of a text in order; a failure does not stop the ones after it.
  ///
  /// - Parameters:
  ///   - line: The line that the text begins on, counted from 1.
  ///   - report: Called with each outcome; returns false to stop.
  public mutating func run(
    _ text: String, line: Int = 1, report: (Outcome) -> Bool
  ) {
    if questionVariables != nil, let turn = quizTurn(for: text) {
      _ = report(
        Outcome(
          line: line, source: text, span: Span(0, text.utf8.count),
          result: .success(take(turn)), isExpectation: false, request: nil, display: .document))
      return
    }
    if let overlong = overlong(text, line: line) {
      _ = report(refuse(overlong))
      return
    }
    let statements: [Statement]
    do {
      statements = try Parser.parse(
        text, vocabulary: Self.vocabulary, memory: settings.limits.memory - account.total)
    } catch {
      if runForeign(text, line: line, report) != nil { return }
      let error = advised(informed(error, of: text), on: text)
      lastFailure = error
      _ = report(
        Outcome(
          line: line, source: text, span: Span(0, text.utf8.count), result: .failure(error),
          isExpectation: false, request: nil, display: .nothing))
      return
    }
    for statement in statements {
      let outcome = withoutKey(run(statement, of: text, line: line))
      if outcome.failed, isMisread(outcome, statement) {
        guard let goesOn = runForeign(outcome.text, line: line, report) else {
          guard report(advised(outcome)) else { return }
          continue
        }
        if goesOn { continue } else { return }
      }
      guard report(outcome), !isOver, !outcome.wasInterrupted else { return }
    }
  }

  /// Runs one statement of `text`.
  mutating func run(_ statement: Statement, of text: String, line: Int) -> Outcome {
    var display = Outcome.Display.nothing
    request = nil
    let result: Outcome.Result
    do {
      let answer = try answer(to: statement, of: text, display: &display)
      result = .success(answer)
    } catch {
      result = .failure(error.code == .tooMuchMemory ? naming(holdersIn: error) : error)
    }
    remember(statement, of: text, went: result)
    let isExpectation = isExpectation(statement)
    if !isExpectation {
      if case .failure(let diagnostic) = result {
        lastFailure = diagnostic
      } else {
        lastFailure = nil
      }
    }
    return Outcome(
      line: line, source: text, span: statement.span, result: result,
      isExpectation: isExpectation, request: request, display: display)
  }

  private mutating func answer(
    to statement: Statement, of text: String, display: inout Outcome.Display
  ) throws(Diagnostic) -> Answer {
    try checkInterruption(of: statement)
    if let target = statement.target { try checkName(target) }
    let sheetBytes = bytesKeptBySheet(of: statement)
    if sheetBytes > 0 { try checkRoom(for: sheetBytes, at: statement.span) }
    let answer: Answer
    switch statement.body {
    case .expression(let expression):
      answer = try evaluator(for: text).answer(to: expression)
      lastAnswer = answer
      // Not `map(display)`: the method as a value would hold a copy of the session.
      if let target = statement.target {
        display = self.display(ofAssignmentTo: target)
      } else {
        display = .value
      }
    case .command(let forms):
      guard let form = forms.first else { throw Diagnostic(.syntax, "there is no command") }
      display = .document
      if let directive = EntryTable.language.entry(named: form.name) as? Directive {
        answer = try run(directive, form, of: text, target: statement.target)
      } else {
        answer = try evaluator(for: text).answer(to: forms)
          .remarking(onNamesOf: Array(variables.keys), target: statement.target?.name)
        lastAnswer = answer
      }
    case .sheet(let sheet):
      display = .document
      answer = try run(sheet, of: text, target: statement.target)
    }
    if sheetBytes > 0 { sheet.receipts.append(MemoryReceipt(sheetBytes, in: account)) }
    // A result that was computed while an interruption was requested is not kept.
    try checkInterruption(of: statement)
    try keep(answer, as: statement.target, at: statement.span)
    return answer
  }

  /// Records the statement within an assignment, to run it again if data are drawn again.
  private mutating func remember(
    _ statement: Statement, of text: String, went result: Outcome.Result
  ) {
    guard !sheet.id.isEmpty, case .success = result else { return }
    if case .sheet(let sheet) = statement.body, sheet.kind == .assignment { return }
    if case .command(let forms) = statement.body, statement.target == nil,
      EntryTable.language.kind(of: forms.first?.name ?? "") != .command
    {
      return
    }
    sheet.history.append(Sheet.Remembered(statement: statement, source: text))
  }

  /// The approximate bytes that a statement adds to the assignment besides its values: the statement
  /// itself, and for keys and conditions a copy of the dictionary of variables.
  private func bytesKeptBySheet(of statement: Statement) -> Int {
    let isPosed = if case .sheet = statement.body { true } else { false }
    guard isPosed || !sheet.id.isEmpty else { return 0 }
    let names = isPosed ? variables.count * (MemoryLayout<Variable>.stride + 48) : 0
    return 300 + 24 * statement.span.length + names
  }

  private func checkName(_ target: Statement.Target) throws(Diagnostic) {
    let name = target.name
    guard name != "_" else {
      throw Diagnostic(
        .reservedName, "_ is the last result and cannot be assigned",
        labels: [.init(target.span)])
    }
    let isReserved = EntryTable.language.kind(of: name)?.isReserved ?? false
    if isReserved || name == "true" || name == "false" {
      throw Diagnostic(
        .reservedName, "`\(name)` is a command and cannot be a variable",
        labels: [.init(target.span)], help: ["choose another name: \(name)1, my_\(name)"])
    }
  }

  /// A note the first time an assignment hides a function or constant.
  private func display(ofAssignmentTo target: Statement.Target) -> Outcome.Display {
    let name = target.name
    guard variables[name] == nil,
      let function = EntryTable.language.entry(named: name) as? Function
    else { return .nothing }
    return .note(
      function.isConstant
        ? "\(name) was a constant; now it is this value."
        : "\(name)(…) is still the function; \(name) without parentheses is this value.")
  }

  /// - Throws: `interrupted` if an interruption was requested.
  private func checkInterruption(of statement: Statement) throws(Diagnostic) {
    do throws(ArithmeticError) { try Interruption.check() } catch {
      throw error.diagnostic(at: statement.span)
    }
  }

  private func isExpectation(_ statement: Statement) -> Bool {
    if case .command(let forms) = statement.body { return forms.first?.name == "expect" }
    return false
  }

  func evaluator(for text: String) -> Evaluator {
    let names = Evaluator.Names(
      variables: variables, last: last, lastComputation: lastComputation, functions: functions)
    let plain = CallContext(limits: settings.limits, steps: settings.steps)
    let context = CallContext(
      limits: limits, conventions: settings.conventions, steps: settings.steps,
      files: files, variants: variants, computation: names.computation(of:),
      lastName: lastComputation?.name,
      script: { text throws(Diagnostic) in try Evaluator.value(ofScript: text, in: plain) },
      source: { argument, context in
        Evaluator.source(of: argument, in: names, source: text, context)
      })
    return Evaluator(names: names, context: context, source: text)
  }
}
