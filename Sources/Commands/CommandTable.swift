/// Every command, in the order of the manual.
public enum CommandTable {
  public static let all: [Command] = [
    .conv, .toeplitz, .transpose, .unfold, .fold, .pool, .unpool, .shape, .pad, .grad, .why, .who,
    .show, .play, .load,
  ]

  private static let byName = NameTable(all) { [$0.name] + $0.synonyms }

  public static func command(named name: String) -> Command? { byName[name] }

  /// All names that begin a command, synonyms included.
  public static var names: [String] { all.flatMap { [$0.name] + $0.synonyms } }
}
