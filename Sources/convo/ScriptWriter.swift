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
  private let renderer: TextRenderer
  private let errorRenderer: TextRenderer
  private var transcript: TranscriptRenderer
  private var isFirstAnswer = true

  init(form: Form, file: String?, page: Page) {
    self.form = form
    self.file = file
    self.page = page
    renderer = page.renderer(isComplete: form == .values)
    errorRenderer = page.errorRenderer
    transcript = TranscriptRenderer(renderer)
  }

  mutating func write(_ event: Script.Event) {
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

  private mutating func write(_ outcome: Outcome, _ isExpected: Bool) {
    switch outcome.result {
    case .success(let answer): write(answer, of: outcome)
    case .failure(let diagnostic): write(diagnostic, of: outcome, isExpected)
    }
  }

  private mutating func write(_ answer: Answer, of outcome: Outcome) {
    switch form {
    case .silent: break
    case .json:
      JSONRenderer().write(
        line: outcome.firstLine, source: outcome.text, kind: answer.kind, value: answer.value,
        text: answer.value == nil ? Self.text(of: answer.document) : nil, into: &output.bytes)
    case .values:
      guard outcome.display == .document || outcome.display == .value else { return }
      if let value = answer.value {
        renderer.write(value, into: &output.bytes)
      } else {
        renderer.write(answer.document, into: &output.bytes)
      }
    case .answers: writeAnswer(answer, outcome)
    case .transcript:
      guard let document = Self.document(answer, outcome) else { return }
      transcript.answer(document, into: &output.bytes)
    }
  }

  /// A document as text of 80 columns; nil for an empty one.
  private static func text(of document: Document) -> String? {
    guard !document.blocks.isEmpty else { return nil }
    var bytes: [UInt8] = []
    TextRenderer(width: 80).write(document, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func writeAnswer(_ answer: Answer, _ outcome: Outcome) {
    guard let document = Self.document(answer, outcome), !document.blocks.isEmpty else { return }
    if !isFirstAnswer { output.bytes.append(UInt8(ascii: "\n")) }
    isFirstAnswer = false
    if outcome.display == .value, let value = answer.value {
      renderer.write(value, into: &output.bytes)
    } else {
      renderer.write(document, into: &output.bytes)
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
    StandardStream.error.write(bytes)
  }
}

extension Outcome {
  /// The statement's own text, where several stand in the source.
  var text: String {
    let bytes = source.utf8
    if span.start == 0, span.end == bytes.count { return source }
    let start = bytes.index(
      bytes.startIndex, offsetBy: max(span.start, 0), limitedBy: bytes.endIndex)
    let end = bytes.index(bytes.startIndex, offsetBy: max(span.end, 0), limitedBy: bytes.endIndex)
    guard let start, let end, start <= end else { return source }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The line in the script that the statement begins on.
  var firstLine: Int {
    line + source.utf8.prefix(max(span.start, 0)).lazy.filter { $0 == 10 }.count
  }
}
