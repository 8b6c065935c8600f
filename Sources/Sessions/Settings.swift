public import Arithmetic
public import Commands

/// What `set` changes.
public struct Settings: Equatable, Sendable {
  public var limits: Limits = .standard
  /// The most bytes that `limits.memory` can be raised to: no more than the machine has.
  public var mostMemory = ByteText.most
  public var conventions = Conventions()
  /// How many windows are written out when `steps` is not given.
  public var steps = 3
  /// Whether an answer longer than the screen goes through the reader's pager.
  public var usesPager = true
  /// Whose keys edit a line.
  public var keys = Keys.auto
  /// Whether files stay closed and output bounded, for scripts that a stranger wrote.
  public var isSafe = false

  public init() {}

  public enum Keys: String, CaseIterable, Sendable {
    /// Those of the reader's `.editrc`, else Emacs's.
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
