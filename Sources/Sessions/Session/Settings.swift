public import Arithmetic
public import Commands

/// The settings that `set` changes.
public struct Settings: Equatable, Sendable {
  public var limits: Limits = .standard
  /// The largest value of `limits.memory` that `set limit` accepts, in bytes.
  public var maximumMemory = ByteText.most
  public var conventions = Conventions()
  /// The number of windows that are written out if `steps` is not given.
  public var steps = 3
  /// Whether an answer longer than the screen is shown in the user's pager.
  public var usesPager = true
  /// The key bindings of the line editor.
  public var keys = Keys.auto
  /// Whether files cannot be opened and output is bounded: for scripts from strangers.
  public var isSafe = false

  public init() {}

  public enum Keys: String, CaseIterable, Sendable {
    /// Those of the user's `.editrc`, or Emacs's if there is none.
    case auto
    case emacs, vi
  }

  /// The settings of `--safe`.
  public static var safe: Settings {
    var settings = Settings()
    settings.limits = .strict
    settings.isSafe = true
    return settings
  }
}
