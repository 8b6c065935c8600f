internal import Commands
public import Documents

/// The part of a session that students may see: its conventions, and its variables without secrets and
/// keys. It cannot open files.
///
/// Answers are always read with a published sheet and never with the session, so that no answer can
/// contain a key.
public struct PublishedSheet: Sendable {
  /// The session that answers are read in.
  public private(set) var session: Session

  public init(of posed: Session) {
    session = Session()
    session.settings = posed.settings
    session.settings.isSafe = true
    let secrets = posed.sheet.secrets
    // The computations of variables keep their operands, which may be secret.
    for (name, variable) in posed.variables
    where !secrets.contains(name) && !name.contains("(") {
      session.put(
        variable.value, provenance: secrets.isEmpty ? variable.provenance : .given, as: name)
    }
  }

  /// Sets a variable of the student, which hides the sheet's variable of that name.
  public mutating func assign(_ value: Value, to name: String) { session.assign(value, to: name) }
}
