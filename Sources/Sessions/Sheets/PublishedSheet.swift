internal import Commands
public import Documents

/// A session as students may see it: its conventions and variables without secrets and keys, files
/// closed, and nothing else that the session knows.
///
/// Whatever reads answers takes one of these and never a session, so that no key can be reached from
/// an answer.
public struct PublishedSheet: Sendable {
  /// The session that answers are read in.
  public private(set) var session: Session

  public init(of posed: Session) {
    session = Session()
    session.settings = posed.settings
    session.settings.isSafe = true
    let secrets = posed.sheet.secrets
    // A computation keeps its operands, and some of them may be secret.
    session.variables = posed.variables.filter { name, _ in
      !secrets.contains(name) && !name.contains("(")
    }
    .mapValues { secrets.isEmpty ? $0 : Variable($0.value) }
    session.recount()
  }

  /// Gives a student's own variable a value, over the sheet's of that name.
  public mutating func assign(_ value: Value, to name: String) { session.assign(value, to: name) }
}
