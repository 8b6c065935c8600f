/// The folders a person's own files are kept in (XDG Base Directory Specification 0.8, which wants
/// absolute paths in its variables).
public enum UserFolder: Sendable {
  /// What a person sets and may edit: `XDG_CONFIG_HOME`, else `~/.config`.
  case config
  /// What a program remembers by itself: `XDG_STATE_HOME`, else `~/.local/state`.
  case state

  /// The path of a file of this program's; nil when nobody has a home.
  public func path(of file: String, environment: Environment = .process) -> String? {
    let (variable, place) =
      switch self {
      case .config: ("XDG_CONFIG_HOME", "/.config")
      case .state: ("XDG_STATE_HOME", "/.local/state")
      }
    if let folder = environment.nonEmpty(variable), folder.hasPrefix("/") {
      return folder + "/convo/" + file
    }
    return environment.nonEmpty("HOME").map { $0 + place + "/convo/" + file }
  }
}
