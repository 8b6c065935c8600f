public import Arithmetic
public import Commands

/// What `set` changes.
public struct Settings: Equatable, Sendable {
  public var limits: Limits = .standard
  public var conventions = Conventions()
  /// How many windows are written out when `steps` is not given.
  public var steps = 3
  /// Whether files stay closed and output bounded, for scripts that a stranger wrote.
  public var isSafe = false

  public init() {}

  /// The settings of `--safe`.
  public static var safe: Settings {
    var settings = Settings()
    settings.limits = .strict
    settings.isSafe = true
    return settings
  }
}
