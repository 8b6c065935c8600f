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
    switch outcome.result {
    case .success(let answer): show(answer, outcome.display, usesPager: usesPager)
    case .failure(let diagnostic): show(diagnostic, in: SourceText(outcome.source))
    }
  }

  private func show(_ answer: Answer, _ display: Outcome.Display, usesPager: Bool) {
    switch display {
    case .nothing: ProgressLine.end()
    case .note(let text):
      if !showsValuesOnly { show(Document([.note(text)]), usesPager: usesPager) }
    case .document where !showsValuesOnly || answer.value == nil:
      ProgressLine.end()
      if page.play(answer) { break }
      beginWaiting()
      show(answer.document, usesPager: usesPager)
    case .document, .value:
      var bytes: [UInt8] = []
      if let value = answer.value { page.renderer().write(value, into: &bytes) }
      show(bytes, usesPager: usesPager)
    }
  }

  /// Shows a document, if necessary through the pager.
  ///
  /// The final result must stay visible: a document with a result uses the pager only if it is longer
  /// than two screens, and the part from the result on follows after the pager exits.
  func show(_ document: Document, usesPager: Bool) {
    let bytes = written(document.blocks[...])
    guard let start = document.resultStart, let size = TerminalDevice.size() else {
      return show(bytes, usesPager: usesPager)
    }
    let end = written(document.blocks[start...])
    guard usesPager, Pager.isNeeded(for: bytes, in: size, windows: 2),
      !Pager.isNeeded(for: end, in: size)
    else { return show(bytes, usesPager: usesPager && Pager.isNeeded(for: end, in: size)) }
    show(written(document.blocks[..<start]), usesPager: true)
    StandardStream.output.write([UInt8(ascii: "\n")] + end)
  }

  private func written(_ blocks: ArraySlice<Block>) -> [UInt8] {
    var bytes: [UInt8] = []
    page.renderer().write(Document(Array(blocks)), into: &bytes)
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
