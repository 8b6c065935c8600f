import Arithmetic
import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// Writes the output of a script in the requested form.
struct ScriptWriter {
  enum Form {
    /// Prose, statements after a prompt, answers.
    case transcript
    /// Only answers: `-c`.
    case answers
    /// Only values.
    case values
    case json
    /// Only diagnostics.
    case silent
  }

  let form: Form
  /// Whether JSON has the blocks of each explanation.
  let explains: Bool
  /// The script's name for diagnostics; nil if there is no file.
  let file: String?
  let page: Page
  private(set) var output = Output()
  let limits: Limits
  /// The bytes written by earlier scripts of the run, and as diagnostics.
  private var spent: Int
  /// The number of answers that were not written because their text was too long.
  private(set) var refusals = 0
  /// Whether the output limit is reached and the run must end.
  private(set) var isFull = false
  /// Whether output was left out because of that.
  private var isTruncated = false
  private let renderer: TextRenderer
  private let errorRenderer: TextRenderer
  private var transcript: TranscriptRenderer
  private var isFirstAnswer = true

  /// - Parameter spent: The bytes written by earlier scripts of the run.
  init(
    form: Form, explains: Bool = false, file: String?, page: Page, limits: Limits, spent: Int = 0
  ) {
    self.form = form
    self.explains = explains
    self.file = file
    self.page = page
    self.limits = limits
    self.spent = spent
    renderer = page.renderer(isComplete: form == .values)
    errorRenderer = page.errorRenderer
    transcript = TranscriptRenderer(renderer)
  }

  /// The bytes written by the run.
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
      if case .lesson(let lesson)? = outcome.request { write(lesson) }
    }
    output.flushIfFull()
  }

  mutating func flush() { output.flush() }

  /// Ends the script.
  mutating func finish() {
    if isTruncated, !isFull { end(line: 1, source: "", diagnostic: tooMuchOutput(Span(0, 0))) }
    output.flush()
  }

  private mutating func leaveOut(_ event: Script.Event) {
    isTruncated = true
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
      Output.write(diagnostic: bytes)
    }
  }

  /// Adds the counts of another writer of the run.
  mutating func add(_ other: ScriptWriter) {
    spent = spent.saturatingSum(other.total - total)
    refusals += other.refusals
    isFull = isFull || other.isFull
  }

  /// Writes an error instead of an answer.
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

  /// Called between the parts of an answer: writes them as they come, or stops if the answer has a limit
  /// and exceeds it.
  private var goesOn: (inout [UInt8]) -> Bool {
    let (start, limit) = (output.bytes.count, limits.answer)
    if limit < Int.max { return { $0.count - start <= limit } }
    return {
      Output.drain(&$0)
      return true
    }
  }

  /// Says how the statement is written here, if it was typed in another language's spelling.
  private mutating func writeReading(_ outcome: Outcome) {
    guard let reading = outcome.reading else { return }
    let note = Document([.note("Read as  \(reading)")])
    switch form {
    case .transcript: transcript.answer(note, into: &output.bytes)
    case .answers:
      var bytes: [UInt8] = []
      errorRenderer.write(note, into: &bytes)
      output.flush()
      Output.write(diagnostic: bytes)
    case .values, .json, .silent: break
    }
  }

  private mutating func writeWhole(_ answer: Answer, of outcome: Outcome) {
    writeReading(outcome)
    let goesOn = goesOn
    switch form {
    case .silent: break
    case .json:
      JSONRenderer().write(
        line: outcome.firstLine, source: outcome.text, kind: answer.kind,
        method: answer.method, value: answer.value,
        text: answer.value == nil ? text(of: answer.document) : nil,
        document: explains ? Self.document(answer, outcome) : nil, into: &output.bytes
      ) { [start = output.bytes.count, most = limits.answer] in $0 - start <= most }
    case .values:
      guard outcome.display == .document || outcome.display == .value else { return }
      if let value = answer.value { renderer.write(value, into: &output.bytes) }
    case .answers: writeAnswer(answer, outcome)
    case .transcript:
      guard let document = Self.document(answer, outcome) else { return }
      transcript.answer(document, into: &output.bytes, goesOn: goesOn)
    }
  }

  /// A document as text of 80 columns; nil if it is empty.
  private func text(of document: Document) -> String? {
    guard !document.blocks.isEmpty else { return nil }
    var bytes: [UInt8] = []
    let limit = min(limits.answer, limits.memory)
    TextRenderer(width: 80).write(document, into: &bytes) { $0.count <= limit }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func writeAnswer(_ answer: Answer, _ outcome: Outcome) {
    guard let document = Self.document(answer, outcome), !document.blocks.isEmpty else { return }
    if !isFirstAnswer { output.bytes.append(UInt8(ascii: "\n")) }
    isFirstAnswer = false
    let goesOn = goesOn
    if outcome.display == .value, let value = answer.value {
      renderer.write(value, isTyped: true, into: &output.bytes)
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
    Output.write(diagnostic: bytes)
  }
}

extension Outcome {
  /// The line of the script on which the statement begins.
  var firstLine: Int {
    line + source.utf8.prefix(max(span.start, 0)).lazy.filter { $0 == 10 }.count
  }
}

extension ScriptWriter {
  /// Writes the transcript of a lesson that a script requests, as if its file had been run. Only
  /// transcripts and answers include lessons.
  private mutating func write(_ lesson: Lesson) {
    guard form == .transcript || form == .answers else { return }
    flush()
    var writer = ScriptWriter(
      form: .transcript, file: lesson.name, page: page, limits: limits, spent: total)
    // This session has no lessons: one that requests itself would never end.
    var session = Session()
    session.settings.limits = limits
    var script = Script(session: session)
    for line in lesson.text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      guard !script.isOver, !writer.isFull else { break }
      Array(line).withUnsafeBufferPointer { script.feed($0) { writer.write($0) } }
    }
    script.finish { writer.write($0) }
    writer.finish()
    add(writer)
  }
}
