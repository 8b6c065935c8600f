import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// Writes what a script gives, in the form that was asked for.
struct ScriptWriter {
  enum Form {
    /// Prose, statements behind a prompt, answers.
    case transcript
    /// Answers alone: `-c`.
    case answers
    /// Values alone.
    case values
    case json
    /// Nothing but diagnostics.
    case silent
  }

  let form: Form
  /// The script's name for diagnostics; nil where there is no file.
  let file: String?
  let page: Page
  private(set) var output = Output()
  let limits: Limits
  /// The bytes that this run has written before, and as diagnostics.
  private var spent: Int
  /// Answers that were not written, since their text was too long.
  private(set) var refusals = 0
  /// Whether as much was written as may be, and the run has to end.
  private(set) var isFull = false
  /// Whether something was left out because of that.
  private var hasLeftOut = false
  private let renderer: TextRenderer
  private let errorRenderer: TextRenderer
  private var transcript: TranscriptRenderer
  private var isFirstAnswer = true

  /// - Parameter spent: the bytes that were written before, by other scripts of the same run.
  init(form: Form, file: String?, page: Page, limits: Limits, spent: Int = 0) {
    self.form = form
    self.file = file
    self.page = page
    self.limits = limits
    self.spent = spent
    renderer = page.renderer(isComplete: form == .values)
    errorRenderer = page.errorRenderer
    transcript = TranscriptRenderer(renderer)
  }

  /// The bytes that this run has written.
  var total: Int { output.total.saturatingSum(spent) }

  mutating func write(_ event: Script.Event) {
    guard total < limits.output else { return leaveOut(event) }
    switch event {
    case .prose(let line):
      if form == .transcript { transcript.prose(line, into: &output.bytes) }
    case .gap:
      if form == .transcript { transcript.gap() }
    case .statement(let text, _):
      if form == .transcript { transcript.statement(text, into: &output.bytes) }
    case .outcome(let outcome, let isExpected):
      write(outcome, isExpected)
      if case .lesson(let lesson)? = outcome.request { tell(lesson) }
    }
    output.flushIfFull()
  }

  mutating func flush() { output.flush() }

  /// Takes the end of the script.
  mutating func finish() {
    if hasLeftOut, !isFull { end(line: 1, source: "", diagnostic: tooMuchOutput(Span(0, 0))) }
    output.flush()
  }

  private mutating func leaveOut(_ event: Script.Event) {
    hasLeftOut = true
    guard case .outcome(let outcome, _) = event, !isFull else { return }
    refuse(tooMuchOutput(outcome.span), outcome)
    isFull = true
  }

  private mutating func end(line: Int, source: String, diagnostic: Diagnostic) {
    var bytes: [UInt8] = []
    let text = SourceText(source, firstLine: line, file: file)
    isFull = true
    refusals += 1
    if form == .json {
      JSONRenderer().write(
        line: line, source: source, diagnostic: diagnostic, in: text, into: &output.bytes)
    } else {
      errorRenderer.write(diagnostic, in: text, into: &bytes)
      output.flush()
      StandardStream.error.write(bytes)
    }
  }

  /// Counts what another writer has written in the same run.
  mutating func add(_ other: ScriptWriter) {
    spent = spent.saturatingSum(other.total - total)
    refusals += other.refusals
    isFull = isFull || other.isFull
  }

  /// Says why an answer is not written.
  private mutating func refuse(_ diagnostic: Diagnostic, _ outcome: Outcome) {
    refusals += 1
    write(diagnostic, of: outcome, false)
  }

  private mutating func write(_ outcome: Outcome, _ isExpected: Bool) {
    switch outcome.result {
    case .success(let answer): write(answer, of: outcome)
    case .failure(let diagnostic): write(diagnostic, of: outcome, isExpected)
    }
  }

  private mutating func write(_ answer: Answer, of outcome: Outcome) {
    if let value = answer.value, form == .json || form == .values,
      let refusal = refusal(of: value, outcome)
    {
      return refuse(refusal, outcome)
    }
    let (start, first) = (output.bytes.count, isFirstAnswer)
    writeWhole(answer, of: outcome)
    guard output.bytes.count - start > limits.answer else { return }
    output.bytes.removeSubrange(start...)
    isFirstAnswer = first
    refuse(tooMuchText(outcome), outcome)
  }

  /// What is asked between the parts of an answer: either they are written as they come, or they must
  /// not become too many.
  private var goesOn: (inout [UInt8]) -> Bool {
    let (start, most) = (output.bytes.count, limits.answer)
    if most < Int.max { return { $0.count - start <= most } }
    return {
      Output.drain(&$0)
      return true
    }
  }

  private mutating func writeWhole(_ answer: Answer, of outcome: Outcome) {
    let goesOn = goesOn
    switch form {
    case .silent: break
    case .json:
      JSONRenderer().write(
        line: outcome.firstLine, source: outcome.text, kind: answer.kind, value: answer.value,
        text: answer.value == nil ? text(of: answer.document) : nil, into: &output.bytes)
    case .values:
      guard outcome.display == .document || outcome.display == .value else { return }
      if let value = answer.value {
        renderer.write(value, into: &output.bytes)
      } else {
        renderer.write(answer.document, into: &output.bytes, goesOn: goesOn)
      }
    case .answers: writeAnswer(answer, outcome)
    case .transcript:
      guard let document = Self.document(answer, outcome) else { return }
      transcript.answer(document, into: &output.bytes, goesOn: goesOn)
    }
  }

  /// A document as text of 80 columns; nil for an empty one.
  private func text(of document: Document) -> String? {
    guard !document.blocks.isEmpty else { return nil }
    var bytes: [UInt8] = []
    let most = min(limits.answer, limits.memory)
    TextRenderer(width: 80).write(document, into: &bytes) { $0.count <= most }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func writeAnswer(_ answer: Answer, _ outcome: Outcome) {
    guard let document = Self.document(answer, outcome), !document.blocks.isEmpty else { return }
    if !isFirstAnswer { output.bytes.append(UInt8(ascii: "\n")) }
    isFirstAnswer = false
    let goesOn = goesOn
    if outcome.display == .value, let value = answer.value {
      renderer.write(value, into: &output.bytes)
    } else {
      renderer.write(document, into: &output.bytes, goesOn: goesOn)
    }
  }

  private static func document(_ answer: Answer, _ outcome: Outcome) -> Document? {
    switch outcome.display {
    case .nothing: nil
    case .note(let text): Document([.note(text)])
    case .document: answer.document
    case .value: answer.value.map { Document([.result(name: "", value: $0)]) }
    }
  }

  private mutating func write(_ diagnostic: Diagnostic, of outcome: Outcome, _ isExpected: Bool) {
    if form == .json {
      JSONRenderer().write(
        line: outcome.firstLine, source: outcome.text, diagnostic: diagnostic,
        in: SourceText(outcome.source, firstLine: outcome.line, file: file), into: &output.bytes)
      return
    }
    if isExpected {
      guard form == .transcript else { return }
      renderer.write(
        diagnostic, in: SourceText(outcome.source, firstLine: outcome.line),
        into: &output.bytes)
      transcript.answeredElsewhere()
      return
    }
    if form == .transcript { transcript.answeredElsewhere() }
    output.flush()
    var bytes: [UInt8] = []
    errorRenderer.write(
      diagnostic, in: SourceText(outcome.source, firstLine: outcome.line, file: file),
      into: &bytes)
    spent = spent.saturatingSum(bytes.count)
    StandardStream.error.write(bytes)
  }
}

extension Outcome {
  /// The line in the script that the statement begins on.
  var firstLine: Int {
    line + source.utf8.prefix(max(span.start, 0)).lazy.filter { $0 == 10 }.count
  }
}
