import Sessions
import Terminal

extension Conversation {
  /// The words that may stand at the cursor, with files where these are open.
  func completion(of session: Session) -> (String, Int) -> Completion {
    { line, cursor in
      let isSafe = session.settings.isSafe
      let (length, candidates) = session.completions(of: line, at: cursor) {
        isSafe ? [] : FileNames.beginning(with: $0)
      }
      return Completion(
        length: length,
        candidates: candidates.map {
          Completion.Candidate($0.text, meaning: $0.meaning, ending: $0.ending)
        })
    }
  }

  /// How the newest line that begins like this one went on, else the operands that are missing.
  func hint(of session: Session, _ history: History) -> (String) -> Hint? {
    { line in
      if let rest = history.continuation(of: line) { return Hint(rest) }
      return session.missingOperands(of: line).map { Hint($0, isInsertable: false) }
    }
  }
}
