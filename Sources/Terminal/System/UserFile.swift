/// A small file of the user's, read and written whole.
public struct UserFile: Equatable, Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// The file of that name in one of the user's folders; nil if there is no home directory.
  public init?(_ name: String, in folder: UserFolder, environment: Environment = .process) {
    guard let path = folder.path(of: name, environment: environment) else { return nil }
    self.path = path
  }

  public var exists: Bool { FilePath.kind(of: path) != nil }

  /// The text; nil if there is no ordinary file, it cannot be read, or it is larger than `limit` bytes.
  public func text(atMost limit: Int = 1 << 20) -> String? {
    guard let file = try? OpenFile(reading: path), file.kind == .regular, file.size <= limit,
      let bytes = try? file.bytes(atMost: limit)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Replaces the file's contents atomically, creating folders as needed.
  ///
  /// - Returns: nil, or the reason for the failure.
  public func replace(with text: String) -> String? {
    do throws(SystemError) {
      try FilePath.makeFolder(of: path)
      try NewFile.replace(path, with: Array(text.utf8), mode: 0o600)
      return nil
    } catch { return error.message }
  }
}

/// The folders for a user's files (XDG Base Directory Specification 0.8, which requires its variables
/// to hold absolute paths).
public enum UserFolder: Sendable {
  /// Settings that the user may edit: `XDG_CONFIG_HOME`, else `~/.config`.
  case config
  /// State that the program keeps: `XDG_STATE_HOME`, else `~/.local/state`.
  case state

  /// The path of a file of this program; nil if there is no home directory.
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
