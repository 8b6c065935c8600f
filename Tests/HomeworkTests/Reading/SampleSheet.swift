import Arithmetic
import Documents
import Homework
import Sessions

/// The sheet of the tests: `x`, `k` and nothing else.
enum SampleSheet {
  static let published: PublishedSheet = {
    var session = Session()
    session.run("x = [1 2 3; 4 5 6; 7 8 9]; k = [1 0; 0 -1]") { _ in true }
    return PublishedSheet(of: session)
  }()

  static func read(
    _ text: String, as kind: AnswerKind, allowing allowance: Allowance = .arithmetic
  ) -> Reading {
    AnswerReader(kind: kind, allowance: allowance, sheet: published).read(text)
  }

  /// The value of a statement of the language.
  static func value(_ source: String) -> Value? {
    var session = Session()
    session.run("y = \(source)") { _ in true }
    return session.variables["y"]?.value
  }
}

extension Reading {
  var answer: WrittenAnswer? {
    if case .value(let answer) = self { return answer }
    return nil
  }

  var value: Value? { answer?.value }

  var unreadable: UnreadableAnswer? {
    if case .unreadable(let answer) = self { return answer }
    return nil
  }

  var refusal: String? {
    if case .refused(let reason) = self { return reason }
    return nil
  }
}
