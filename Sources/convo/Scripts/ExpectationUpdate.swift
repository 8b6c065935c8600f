import Documents
import Homework
import Rendering
import Sessions
import Terminal

/// `convo check --update`: runs a script and writes what comes out into the `expect` lines that do not
/// hold. Conditions are left alone: they say what is true, not what came out.
struct ExpectationUpdate {
  let invocation: Invocation
  private(set) var passed = 0
  private(set) var updated = 0
  private(set) var failures = 0

  init(_ invocation: Invocation) { self.invocation = invocation }

  /// - Returns: The exit status.
  mutating func run() -> Int32 {
    for file in invocation.files { update(file) }
    StandardStream.output.write("\(passed) passed, \(updated) updated, \(failures) failed\n")
    return failures == 0 ? 0 : 1
  }

  private mutating func update(_ path: String) {
    guard let text = UserFile(path: path).text(atMost: 1 << 24) else {
      StandardStream.error.write("convo: cannot read \(printable(path))\n")
      failures += 1
      return
    }
    var script = Script(session: Session(invocation))
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let before = updated
    for index in lines.indices where !script.isOver {
      var failed: Outcome?
      var count = 0
      Array(lines[index].utf8).withUnsafeBufferPointer { bytes in
        script.feed(bytes) { event in
          guard case .outcome(let outcome, isExpected: _) = event, outcome.isExpectation else {
            return
          }
          count += 1
          if outcome.failed { failed = outcome }
        }
      }
      guard failed != nil, count == 1, let line = Self.line(lines[index], in: script.session) else {
        continue
      }
      lines[index] = line
      updated += 1
    }
    script.finish { _ in }
    passed += script.session.expectations.passed
    failures += script.failures - (updated - before)
    guard updated > before else { return }
    if let reason = UserFile(path: path).replace(with: lines.joined(separator: "\n")) {
      StandardStream.error.write("convo: \(printable(path)) cannot be written: \(reason)\n")
      failures += 1
    }
  }

  /// The line with what the session's last statement gave; nil if it is not an expectation of that.
  private static func line(_ line: String, in session: Session) -> String? {
    let comment = line.firstIndex(of: "#").map { "  " + line[$0...] } ?? ""
    let body = line.prefix { $0 != "#" }
    guard let statement = try? ExpectLine(String(body)) else { return nil }
    if let failure = session.lastFailure {
      return "expect error \(failure.code.rawValue)" + comment
    }
    guard let value = session.last?.value else { return nil }
    switch statement {
    case .shape:
      guard case .tensor(let tensor) = value else { return nil }
      return "expect shape \(tensor.shape.map(String.init).joined(separator: "x"))" + comment
    case .value, .error: return "expect \(value.lineText)" + comment
    }
  }
}

/// What a line that is one `expect` statement checks.
enum ExpectLine {
  case value, shape, error

  private struct Other: Error {}

  init(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let isPlain = words.first == "expect" && words.count > 1 && !line.contains("tol=")
    let isCondition = LessonStep.Statement(text: line, line: 1).fact != nil
    guard isPlain, !isCondition, Session.isComplete(line), !line.contains("\"") else {
      throw Other()
    }
    self = words[1] == "shape" ? .shape : words[1] == "error" ? .error : .value
  }
}
