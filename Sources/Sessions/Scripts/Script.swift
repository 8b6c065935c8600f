internal import Syntax

/// Runs a script in a session line by line. Text that has been run is not kept, so memory does not grow
/// with the script's length.
public struct Script {
  public private(set) var session: Session
  /// The number of statements that failed without a following `expect error`, plus the number of false
  /// expectations.
  public private(set) var failures = 0
  private let stopsAtFailure: Bool
  private var reader = StatementReader()
  /// A failure that is reported after the next statement, which may be `expect error`.
  private var pending: Outcome?
  /// Whether that failure was reported already, and only waits to be counted.
  private var isPendingReported = false

  public init(session: Session, stopsAtFailure: Bool = false) {
    self.session = session
    self.stopsAtFailure = stopsAtFailure
  }

  /// What a script produces, in order.
  public enum Event {
    /// A comment line as typed.
    case prose(String)
    case gap
    /// The text of one or more statements, about to be run.
    case statement(String, line: Int)
    /// The outcome of a statement; an expected failure does not count as one.
    case outcome(Outcome, isExpected: Bool)
  }

  /// Whether the script ends here: after `quit`, or after a failure if failures stop it.
  public var isOver: Bool { session.isOver || (stopsAtFailure && failures > 0) }

  /// Runs the next line, given without its newline.
  public mutating func feed(
    _ line: UnsafeBufferPointer<UInt8>, _ report: (Event) -> Void
  ) {
    let limits = session.settings.limits
    (reader.lineLimit, reader.statementLimit) = (limits.line, limits.statement)
    handle(reader.feed(line), report)
  }

  /// Reports a failure without waiting for the next statement, where none is there to be read: whoever
  /// writes the script waits for the answer.
  public mutating func reportAtOnce(_ report: (Event) -> Void) {
    guard let pending, !isPendingReported else { return }
    isPendingReported = true
    report(.outcome(pending, isExpected: false))
  }

  /// Ends the script and runs what is still incomplete.
  public mutating func finish(_ report: (Event) -> Void) {
    for _ in 0..<Self.maximumUnclosed {
      guard !isOver, let (statement, rest) = reader.breakOff() else { break }
      handle(statement, report)
      feed(lines: rest, report)
    }
    if !isOver, let rest = reader.finish() { handle(rest, report) }
    reportPending(isExpected: false, report)
  }

  /// The number of unclosed brackets after which the script is still read again from the next line.
  private static let maximumUnclosed = 20

  private mutating func feed(lines: [UInt8], _ report: (Event) -> Void) {
    guard !lines.isEmpty else { return }
    lines.withUnsafeBufferPointer { bytes in
      bytes.forEachLine { line in
        guard !isOver else { return false }
        feed(line, report)
        return true
      }
    }
  }

  private mutating func handle(_ event: StatementReader.Event, _ report: (Event) -> Void) {
    switch event {
    case .incomplete: break
    case .blank: if pending == nil { report(.gap) }
    // Questions are for learners at a terminal.
    case .prose(let line) where line.hasPrefix(LessonQuestion.mark): break
    case .prose(let line):
      reportPending(isExpected: false, report)
      report(.prose(line))
    case .statement(let text, let line): run(text, line, report)
    case .tooLong(let text): refuse(text, report)
    }
  }

  private mutating func run(_ text: String, _ line: Int, _ report: (Event) -> Void) {
    if pending != nil {
      reportPending(isExpected: Self.expectsError(text.utf8[...]), report)
      if isOver { return }
    }
    report(.statement(text, line: line))
    var (pending, failures) = (self.pending, self.failures)
    var isReported = isPendingReported
    (self.pending, isPendingReported) = (nil, false)
    let stops = stopsAtFailure
    session.run(text, line: line) { outcome in
      if let failed = pending {
        let rest = text.utf8.dropFirst(outcome.span.start)
        Self.reportPending(
          failed, Self.expectsError(rest), isReported: isReported, &failures, report)
        (pending, isReported) = (nil, false)
        if stops && failures > 0 { return false }
      }
      if outcome.failed {
        if outcome.isExpectation {
          failures += 1
          report(.outcome(outcome, isExpected: false))
          return !stops
        }
        pending = outcome
      } else {
        report(.outcome(outcome, isExpected: false))
      }
      return true
    }
    (self.pending, self.failures) = (pending, failures)
  }

  private mutating func refuse(_ text: OverlongText, _ report: (Event) -> Void) {
    reportPending(isExpected: false, report)
    if isOver { return }
    report(.statement(text.excerpt, line: text.line))
    pending = session.refuse(text)
    if stopsAtFailure { reportPending(isExpected: false, report) }
  }

  private mutating func reportPending(isExpected: Bool, _ report: (Event) -> Void) {
    guard let failed = pending else { return }
    let isReported = isPendingReported
    (pending, isPendingReported) = (nil, false)
    Self.reportPending(failed, isExpected, isReported: isReported, &failures, report)
  }

  private static func reportPending(
    _ failed: Outcome, _ isExpected: Bool, isReported: Bool, _ failures: inout Int,
    _ report: (Event) -> Void
  ) {
    if !isExpected { failures += 1 }
    if !isReported { report(.outcome(failed, isExpected: isExpected)) }
  }

  /// Whether a text begins with `expect error`.
  private static func expectsError(_ text: Substring.UTF8View) -> Bool {
    let blanks: (UInt8) -> Bool = { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 59 }
    var rest = text.drop(while: blanks)
    for word in ["expect", "error"] {
      guard rest.starts(with: word.utf8) else { return false }
      rest = rest.dropFirst(word.utf8.count)
      guard rest.first.map({ !$0.isLetter }) ?? true else { return false }
      rest = rest.drop(while: blanks)
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (65...90).contains(self) || (97...122).contains(self) || self == 95
  }
}
