import Arithmetic
import Commands
import Rendering
import Sessions
import Syntax
import Terminal

/// Runs files, `-c` words and standard input as scripts.
struct ScriptRun {
  let invocation: Invocation
  let page: Page

  init(_ invocation: Invocation) {
    self.invocation = invocation
    page = Page(color: invocation.color)
  }

  private var session: Session {
    Session(invocation)
  }

  private var form: ScriptWriter.Form {
    if invocation.job == .check { return .silent }
    if invocation.isJSON { return .json }
    if invocation.isQuiet { return .values }
    return invocation.words.isEmpty ? .transcript : .answers
  }

  /// - Returns: The exit status.
  func run() -> Int32 {
    if invocation.isSafe { Interruption.stepsLeft = Self.safeSteps }
    var tally = Tally()
    let readsFiles = form == .transcript && !invocation.files.isEmpty
    if invocation.isPaged || readsFiles, !invocation.isSafe { Output.hold() }
    if !invocation.words.isEmpty { run(words: invocation.words, &tally) }
    for file in invocation.files where !tally.isOver {
      run(file: file, &tally)
      if invocation.stopsAtFailure, tally.failures > 0 { tally.isOver = true }
    }
    if invocation.words.isEmpty, invocation.files.isEmpty { run(standardInput: &tally) }
    if invocation.job == .check {
      Process.print("\(tally.passed) passed, \(tally.failures) failed\n")
    }
    Output.page()
    return tally.failures == 0 ? 0 : 1
  }

  /// With `--safe`, the steps that a run may take: some twenty seconds of long loops. Who runs the script
  /// may set another number.
  private static var safeSteps: Int {
    Environment.process["CONVO_SAFE_STEPS"].flatMap { Int($0) } ?? 2_000_000
  }

  private struct Tally {
    var passed = 0
    var failures = 0
    /// The bytes written so far.
    var written = 0
    var isOver = false
    /// Whether a script has run before this one.
    var hasBegun = false
  }

  private func run(words: [String], _ tally: inout Tally) {
    let session = session
    var writer = writer(nil, session, tally)
    var script = Script(session: session, stopsAtFailure: invocation.stopsAtFailure)
    for var text in words {
      text.withUTF8 { bytes in
        bytes.forEachLine { line in
          guard !isOver(script, writer) else { return false }
          script.feed(line) { writer.write($0) }
          return true
        }
      }
    }
    finish(&script, &writer, &tally)
  }

  private func run(file: String, _ tally: inout Tally) {
    if file == "-" { return run(standardInput: &tally) }
    var source: LineSource
    do throws(SystemError) { source = try LineSource(path: file) } catch {
      StandardStream.error.write("convo: cannot read \(printable(file)): \(error.message)\n")
      tally.failures += 1
      return
    }
    if form == .transcript, tally.hasBegun { Process.print("\n") }
    tally.hasBegun = true
    run(&source, file: printable(file), &tally)
  }

  private func run(standardInput tally: inout Tally) {
    var source = LineSource.standardInput
    run(&source, file: "standard input", &tally)
  }

  private func run(_ source: inout LineSource, file: String, _ tally: inout Tally) {
    let session = session
    var writer = writer(file, session, tally)
    var script = Script(session: session, stopsAtFailure: invocation.stopsAtFailure)
    source.allowance = session.settings.limits.script
    while !isOver(script, writer) {
      if !source.hasBufferedLine {
        if source.waits { script.reportAtOnce { writer.write($0) } }
        writer.flush()
      }
      // A few bytes over the limit, so that the script can tell a truncated line.
      let limit = script.session.settings.limits.line.saturatingSum(8)
      guard source.next(atMost: limit, { script.feed($0) { writer.write($0) } }) else { break }
    }
    finish(&script, &writer, &tally)
    if source.isCut {
      writer.flush()
      let limit = ByteText.of(session.settings.limits.script)
      StandardStream.error.write(
        "convo: \(file): --safe reads at most \(limit) of a script, and ends here\n")
      tally.failures += 1
      tally.isOver = true
    }
  }

  private func finish(_ script: inout Script, _ writer: inout ScriptWriter, _ tally: inout Tally) {
    script.finish { writer.write($0) }
    writer.finish()
    tally.passed += script.session.expectations.passed
    tally.failures += script.failures + writer.refusals
    tally.written = writer.total
    if writer.isFull || Interruption.isExhausted { tally.isOver = true }
  }

  private func writer(_ file: String?, _ session: Session, _ tally: Tally) -> ScriptWriter {
    ScriptWriter(
      form: form, explains: invocation.explains, file: file, page: page,
      limits: session.settings.limits, spent: tally.written)
  }

  private func isOver(_ script: Script, _ writer: ScriptWriter) -> Bool {
    script.isOver || writer.isFull || Interruption.isExhausted
      || (invocation.stopsAtFailure && writer.refusals > 0)
  }
}
