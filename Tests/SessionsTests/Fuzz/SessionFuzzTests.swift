import Arithmetic
import Documents
import Foundation
import Rendering
import Sessions
import Syntax
import Testing

/// No statement traps or exceeds its limits: whatever is typed is answered or refused, and the outcome
/// can be written in every form.
///
/// `CONVO_FUZZ_SEEDS=1000` runs 1000 more seeds. A statement that traps is printed on standard error.
@Suite(.serialized) struct SessionFuzzTests {
  private static let extraSeeds =
    ProcessInfo.processInfo.environment["CONVO_FUZZ_SEEDS"].flatMap { UInt64($0) } ?? 0
  private static let firstSeed =
    ProcessInfo.processInfo.environment["CONVO_FUZZ_FIRST"].flatMap { UInt64($0) } ?? 1000

  @Test(arguments: Array(1...6) + Array(firstSeed..<firstSeed + extraSeeds))
  func anyStatementIsAnswered(seed: UInt64) {
    LastStatement.watch()
    var grammar = StatementGrammar(seed: seed)
    var settings = Settings()
    settings.limits = Self.limits
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

  /// Runs a text and writes its outcomes in every form; returns the number of statements answered.
  private func run(_ text: String, in session: inout Session) -> Int {
    var answered = 0
    LastStatement.note(text)
    session.run(text) { outcome in
      let written = Pages.write(outcome, of: text)
      #expect(written < Self.outputLimit, "\(text) wrote \(written) bytes")
      if case .success = outcome.result { answered += 1 }
      return true
    }
    return answered
  }

  /// Small limits, which bound the work of a statement.
  private static let limits = Limits(cells: 20_000, work: 500_000, bits: 4096, terms: 500)
  /// The bytes of the largest tensor that these limits allow, with 16 for each term, in three forms.
  private static let outputLimit = 3 * 20_000 * 500 * 16
}

/// Writes an outcome in all forms.
enum Pages {
  private static let narrow = TextRenderer(width: 20)
  private static let wide = TextRenderer(width: 100, style: .ansi)
  private static let complete = TextRenderer(width: 100, isComplete: true)

  /// - Returns: The number of bytes written as text.
  static func write(_ outcome: Outcome, of text: String) -> Int {
    var bytes: [UInt8] = []
    let written: Int
    switch outcome.result {
    case .success(let answer):
      let document = answer.document
      narrow.write(document, into: &bytes)
      wide.write(document, into: &bytes)
      if let value = answer.value {
        narrow.write(value, into: &bytes)
        complete.write(value, into: &bytes)
      }
      written = bytes.count
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
      written = bytes.count
      bytes = []
      JSONRenderer().write(line: 1, source: text, diagnostic: diagnostic, in: source, into: &bytes)
    }
    #expect((try? JSONSerialization.jsonObject(with: Data(bytes))) != nil, "\(text)")
    return written
  }
}
