extension HistoryFile {
  /// Where the history is kept: what `CONVO_HISTORY` names, else `history` in
  /// the folder for what programs remember. Nil when `CONVO_HISTORY` is set but empty, or nobody has a home.
  public static func standardPath(environment: Environment = .process) -> String? {
    if let path = environment["CONVO_HISTORY"] { return path.isEmpty ? nil : path }
    return UserFolder.state.path(of: "history", environment: environment)
  }

  /// The file at the standard path.
  public static func standard(environment: Environment = .process) -> HistoryFile? {
    standardPath(environment: environment).map { HistoryFile(path: $0) }
  }
}
