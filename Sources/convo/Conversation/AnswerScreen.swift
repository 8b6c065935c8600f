import Commands
import Documents
import Rendering
import Sessions
import Syntax
import Terminal

/// Shows answers on a terminal: in colour, through a pager, with a progress line during computations.
struct AnswerScreen {
  let page: Page
  /// Whether explanations are left out.
  let showsValuesOnly: Bool

  /// Runs the statements of a text and shows each answer. Ctrl-C stops all of them.
  ///
  /// - Returns: The statements' requests to the program.
  func answer(_ text: String, in session: inout Session) -> [Request] {
    var requests: [Request] = []
    let usesPager = session.settings.usesPager && !session.settings.isSafe
    beginWaiting()
    session.run(text) { outcome in
      show(outcome, usesPager: usesPager)
      if let request = outcome.request { requests.append(request) }
      let isStopped = InterruptFlag.isRaised
      if !isStopped { beginWaiting() }
      return !isStopped
    }
    ProgressLine.end()
    InterruptFlag.clear()
    return requests
  }

  private func beginWaiting() { ProgressLine.begin(isColored: page.color.isOn(for: .error)) }

  /// Shows the outcome of a statement.
  func show(_ outcome: Outcome, usesPager: Bool) {
    if let reading = outcome.reading, !showsValuesOnly, !outcome.failed {
      show(Document([.note("Read as  \(reading)")]), usesPager: false)
    }
    switch outcome.result {
    case .success(let answer):
      if !show(answer, outcome.display, usesPager: usesPager) { showInterruption(of: outcome) }
    case .failure(let diagnostic): show(diagnostic, in: SourceText(outcome.source))
    }
  }

  /// Says that an answer was not shown, because Ctrl-C came while it was laid out.
  private func showInterruption(of outcome: Outcome) {
    show(
      Diagnostic(
        .interrupted, "interrupted before the answer was shown", labels: [.init(outcome.span)],
        help: ["its value is kept: _ is the last result"]), in: SourceText(outcome.source))
  }

  /// - Returns: False if Ctrl-C stopped it.
  private func show(
    _ answer: Answer, _ display: Outcome.Display, usesPager: Bool
  ) -> Bool {
    switch display {
    case .nothing: ProgressLine.end()
    case .note(let text):
      if !showsValuesOnly { show(Document([.note(text)]), usesPager: usesPager) }
    case .document where !showsValuesOnly || answer.value == nil:
      ProgressLine.end()
      if page.play(answer) { break }
      beginWaiting()
      let document = answer.document
      return !InterruptFlag.isRaised && show(document, usesPager: usesPager)
    case .document, .value:
      var bytes: [UInt8] = []
      if let value = answer.value { page.renderer().write(value, into: &bytes) }
      if InterruptFlag.isRaised { return false }
      show(bytes, usesPager: usesPager)
    }
    return true
  }

  /// Shows a document, if necessary through the pager.
  ///
  /// The final result must stay visible: a document with a result uses the pager only if it is longer
  /// than two screens, and the part from the result on follows after the pager exits.
  ///
  /// - Returns: False if Ctrl-C stopped it while it was laid out.
  @discardableResult
  func show(_ document: Document, usesPager: Bool) -> Bool {
    let isStopped = InterruptFlag.isRaised
    let bytes = written(document.blocks[...])
    let start = document.resultStart
    let end = start.map { written(document.blocks[$0...]) }
    if InterruptFlag.isRaised, !isStopped { return false }
    show(document, bytes, end: end, usesPager: usesPager)
    return true
  }

  private func show(_ document: Document, _ bytes: [UInt8], end: [UInt8]?, usesPager: Bool) {
    guard let start = document.resultStart, let end, let size = TerminalDevice.size() else {
      return show(bytes, usesPager: usesPager)
    }
    guard usesPager, Pager.isNeeded(for: bytes, in: size, windows: 2),
      !Pager.isNeeded(for: end, in: size)
    else { return show(bytes, usesPager: usesPager && Pager.isNeeded(for: end, in: size)) }
    show(written(document.blocks[..<start]), usesPager: true)
    StandardStream.output.write([UInt8(ascii: "\n")] + end)
  }

  private func written(_ blocks: ArraySlice<Block>) -> [UInt8] {
    var bytes: [UInt8] = []
    page.renderer().write(Document(Array(blocks)), into: &bytes) { _ in
      ProgressLine.update()
      return !InterruptFlag.isRaised
    }
    return bytes
  }

  func show(_ diagnostic: Diagnostic, in source: SourceText) {
    var bytes: [UInt8] = []
    page.errorRenderer.write(diagnostic, in: source, into: &bytes)
    ProgressLine.end()
    StandardStream.error.write(bytes)
  }

  /// Shows text, through the pager if it has more rows than the screen.
  func show(_ bytes: [UInt8], usesPager: Bool) {
    ProgressLine.end()
    guard !bytes.isEmpty else { return }
    guard usesPager, let size = TerminalDevice.size(), Pager.isNeeded(for: bytes, in: size),
      let pager = Pager.standard(), pager.show(String(decoding: bytes, as: UTF8.self))
    else {
      StandardStream.output.write(bytes)
      return
    }
  }

  /// Erases the last rows of the screen, above the cursor.
  func wipe(rows: Int) {
    if StandardStream.output.isTerminal, TerminalDevice.isCapable() {
      StandardStream.output.write("\u{1b}[\(rows)A\u{1b}[J")
    }
  }
}
