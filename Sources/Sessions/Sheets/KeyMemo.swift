internal import Commands
internal import Syntax

/// Keys that no variable can change, kept from one student's run of an assignment to the next: with
/// symbols they take longer than everything else.
///
/// It is used from only one thread.
public final class KeyMemo: @unchecked Sendable {
  private var answers: [String: Answer] = [:]

  public init() {}

  /// The key of a statement, computed only if it is not known or may be different.
  func answer(
    _ id: String, of text: String, variables: Dictionary<String, Variable>.Keys,
    _ compute: () throws(Diagnostic) -> Answer
  ) throws(Diagnostic) -> Answer {
    guard !Self.mentions(text, variables) else { return try compute() }
    let name = "\(id) \(text)"
    if let known = answers[name] { return known }
    let answer = try compute()
    answers[name] = answer
    return answer
  }

  /// Whether a text may depend on variables: on one by its name, on the last result, on an earlier
  /// answer, or on the student.
  public static func mentions(
    _ text: String, _ variables: Dictionary<String, Variable>.Keys
  ) -> Bool {
    var word = ""
    var words: Set<String> = []
    for scalar in text.unicodeScalars {
      if scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else if !word.isEmpty {
        words.insert(word)
        word = ""
      }
    }
    if !word.isEmpty { words.insert(word) }
    if text.contains("answer(") || words.contains("variant") || words.contains("load")
      || words.contains("_")
    {
      return true
    }
    return words.contains { variables.contains($0) }
  }
}
