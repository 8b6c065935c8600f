import Arithmetic
import Documents
import Foundation
import Rendering
import Sessions
import Syntax
import Testing

/// Nothing that can be typed traps, hangs, or takes memory without bound: whatever a statement says,
/// it is answered or refused, and what it gives can be written in every form.
///
/// `CONVO_FUZZ_SEEDS=1000` runs so many seeds more. A statement that traps is named on standard error.
@Suite(.serialized) struct SessionFuzzTests {
  private static let extraSeeds =
    ProcessInfo.processInfo.environment["CONVO_FUZZ_SEEDS"].flatMap { UInt64($0) } ?? 0
  private static let firstSeed =
    ProcessInfo.processInfo.environment["CONVO_FUZZ_FIRST"].flatMap { UInt64($0) } ?? 1000

  @Test(arguments: Array(1...6) + Array(firstSeed..<firstSeed + extraSeeds))
  func anyStatementIsAnswered(seed: UInt64) {
    LastStatement.watch()
    var grammar = StatementGrammar(seed: seed)
    // Small limits, so that what is computed at all is computed soon.
    var settings = Settings()
    settings.limits = Limits(cells: 20_000, work: 500_000, bits: 4096, terms: 500)
    settings.isSafe = seed % 2 == 0
    var session = Session(settings: settings)
    for line in StatementGrammar.prelude {
      #expect(run(line, in: &session) == 1, "\(line)")
    }
    let beginning = session
    var answered = 0
    for count in 0..<400 {
      if count % 20 == 0 || session.isOver { session = beginning }
      answered += run(grammar.statement(), in: &session)
    }
    #expect(answered > 60, "a grammar whose statements all fail tests little")
  }

  /// Runs a text as the program does, and writes what it gives in every form; tells how many of its
  /// statements were answered.
  private func run(_ text: String, in session: inout Session) -> Int {
    var answered = 0
    LastStatement.note(text)
    let start = ContinuousClock.now
    session.run(text) { outcome in
      Pages.write(outcome, of: text)
      if case .success = outcome.result { answered += 1 }
      return true
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect(seconds < Self.patience, "\(text) took \(seconds) s")
    return answered
  }

  /// Seconds: generous, since tests run beside one another on busy machines.
  private static let patience = 10.0
}

/// All the forms an outcome is written in.
enum Pages {
  private static let narrow = TextRenderer(width: 20)
  private static let wide = TextRenderer(width: 100, style: .ansi)
  private static let complete = TextRenderer(width: 100, isComplete: true)

  static func write(_ outcome: Outcome, of text: String) {
    var bytes: [UInt8] = []
    switch outcome.result {
    case .success(let answer):
      let document = answer.document
      narrow.write(document, into: &bytes)
      wide.write(document, into: &bytes)
      if let value = answer.value {
        narrow.write(value, into: &bytes)
        complete.write(value, into: &bytes)
      }
      bytes = []
      JSONRenderer().write(
        line: 1, source: text, kind: answer.kind, value: answer.value, into: &bytes)
    case .failure(let diagnostic):
      let source = SourceText(outcome.source)
      #expect(!diagnostic.message.isEmpty, "\(text)")
      for label in diagnostic.labels {
        #expect(
          label.span.start >= 0 && label.span.start <= label.span.end
            && label.span.end <= outcome.source.utf8.count, "\(text): \(diagnostic)")
      }
      narrow.write(diagnostic, in: source, into: &bytes)
      wide.write(diagnostic, in: source, into: &bytes)
      bytes = []
      JSONRenderer().write(line: 1, source: text, diagnostic: diagnostic, in: source, into: &bytes)
    }
    #expect((try? JSONSerialization.jsonObject(with: Data(bytes))) != nil, "\(text)")
  }
}
