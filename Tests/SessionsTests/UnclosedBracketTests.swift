import Sessions
import Syntax
import Testing

/// A bracket that is never closed costs its own statement, and not the rest of the script.
@Suite struct UnclosedBracketTests {
  /// What became of each statement, and the lines that they begin on.
  private func run(_ lines: [String]) -> (codes: [DiagnosticCode?], lines: [Int], failures: Int) {
    var (codes, places): ([DiagnosticCode?], [Int]) = ([], [])
    var script = Script(session: Session())
    func note(_ event: Script.Event) {
      guard case .outcome(let outcome, _) = event else { return }
      if case .failure(let diagnostic) = outcome.result {
        codes.append(diagnostic.code)
      } else {
        codes.append(nil)
      }
      places.append(outcome.line)
    }
    for line in lines { Array(line.utf8).withUnsafeBufferPointer { script.feed($0, note) } }
    script.finish(note)
    return (codes, places, script.failures)
  }

  @Test func theStatementsBehindItAreRun() {
    let run = run(["x = [1 2", "z = 3", "# a word", "", "expect z == 3"])
    #expect(run.codes == [.unclosed, nil, nil])
    #expect(run.lines == [1, 2, 5] && run.failures == 1)
  }

  @Test func itMayBeExpected() {
    let run = run(["x = [1 2", "expect error unclosed", "1"])
    #expect(run.codes == [.unclosed, nil, nil] && run.failures == 0)
  }

  @Test func rowsAndIndentedLinesBelongToIt() {
    let run = run(["x = [1 2", "3 4", "  k", "", "y = (5", "6", "conv 3x3 2x2"])
    #expect(run.codes == [.unclosed, .unclosed, nil])
    #expect(run.lines == [1, 5, 7])
  }

  @Test func aClosedBracketHasWhatLinesItLikes() {
    let run = run(["conv(", "[1 2 3],", "kernel=[1 1]", ")", "2"])
    #expect(run.codes == [nil, nil] && run.lines == [1, 5])
  }

  /// Each of them reads what is behind it once more, which must come to an end.
  @Test func manyOfThemComeToAnEnd() {
    let run = run([String](repeating: "x = [", count: 1000))
    #expect(run.codes.count < 30 && run.codes.dropLast().allSatisfy { $0 == .unclosed })
    #expect(run.failures == run.codes.count)
  }
}
