extension HistoryFile {
  /// Where the history is kept: what `CONVO_HISTORY` names, else `convo/history` in
  /// `XDG_STATE_HOME`, else in `~/.local/state` (XDG Base Directory Specification 0.8, which wants
  /// absolute paths there). Nil when `CONVO_HISTORY` is set but empty, or nobody has a home.
  public static func standardPath(environment: Environment = .process) -> String? {
    if let path = environment["CONVO_HISTORY"] { return path.isEmpty ? nil : path }
    if let state = environment.nonEmpty("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/convo/history"
    }
    guard let home = environment.nonEmpty("HOME") else { return nil }
    return home + "/.local/state/convo/history"
  }

  /// The file at the standard path.
  public static func standard(environment: Environment = .process) -> HistoryFile? {
    standardPath(environment: environment).map { HistoryFile(path: $0) }
  }
}
