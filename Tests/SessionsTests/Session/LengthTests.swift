import Arithmetic
import Sessions
import Syntax
import Testing

/// A script goes on behind what is too long to be read.
@Suite struct LengthTests {
  private struct Run {
    var codes: [DiagnosticCode?] = []
    var lines: [Int] = []
    var failures = 0
  }

  private func run(_ lines: [String], stopsAtFailure: Bool = false) -> Run {
    var settings = Settings()
    (settings.limits.line, settings.limits.statement) = (30, 60)
    var script = Script(session: Session(settings: settings), stopsAtFailure: stopsAtFailure)
    var run = Run()
    let report: (Script.Event) -> Void = { event in
      guard case .outcome(let outcome, _) = event else { return }
      run.lines.append(outcome.line)
      if case .failure(let diagnostic) = outcome.result {
        run.codes.append(diagnostic.code)
      } else {
        run.codes.append(nil)
      }
    }
    for line in lines where !script.isOver {
      Array(line.utf8).withUnsafeBufferPointer { script.feed($0, report) }
    }
    script.finish(report)
    run.failures = script.failures
    return run
  }

  private let long = "1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1"

  @Test func theNextStatementIsAnswered() {
    let run = run(["1", long, "2"])
    #expect(run.codes == [nil, .tooLong, nil] && run.lines == [1, 2, 3] && run.failures == 1)
  }

  @Test func itCanBeExpected() {
    let run = run([long, "expect error too-long", "2"])
    #expect(run.codes == [.tooLong, nil, nil] && run.failures == 0)
  }

  @Test func itStopsAScriptThatStopsAtFailures() {
    #expect(run(["1", long, "2"], stopsAtFailure: true).codes == [nil, .tooLong])
  }

  @Test func anOpenBracketIsToldWhereItStands() {
    let lines = ["1", "x = ["] + [String](repeating: "1 2 3 4 5 6 7 8 9 10", count: 5)
    #expect(run(lines + ["]", "2"]).codes == [nil, .tooLong, nil])
    #expect(run(lines + ["]", "2"]).lines == [1, 2, 9])
    #expect(run(lines).codes == [nil, .tooLong])
    #expect(run(["1", "x = [", "1 2"]).codes == [nil, .unclosed])
  }

  @Test func aTextInOnePieceIsCountedToo() {
    var settings = Settings.safe
    settings.limits.statement = 60
    var session = Session(settings: settings)
    #expect(throws: Diagnostic.self) { try session.ask(long + " + " + long) }
    #expect(session.lastFailure?.code == .tooLong)
  }

  /// Two bytes of text are a hundred of tree.
  @Test func aLiteralIsRefusedBeforeItIsKept() {
    var settings = Settings()
    settings.limits.memory = 1 << 20
    var session = Session(settings: settings)
    let text = "x = [" + String(repeating: "1 ", count: 50_000) + "]"
    #expect(throws: Diagnostic.self) { try session.ask(text) }
    #expect(session.lastFailure?.code == .tooMuchMemory)
    #expect(session.variables["x"] == nil)
  }

  @Test func strangersHaveLessRoom() {
    #expect(Limits.strict.line == 16 << 10 && Limits.strict.statement == 256 << 10)
    #expect(Limits.standard.line == 64 << 20 && Limits.standard.statement == 64 << 20)
  }
}
