/// Every command, in the order of the manual.
public enum CommandTable {
  /// A line for each. What a command takes is made when it is first asked for: to read a statement,
  /// the names are enough.
  private static let lines: [Line] = [
    Line("conv") { .conv },
    Line("toeplitz") { .toeplitz },
    Line("transpose") { .transpose },
    Line("unfold", "im2col") { .unfold },
    Line("fold", "col2im") { .fold },
    Line("pool") { .pool },
    Line("unpool") { .unpool },
    Line("shape") { .shape },
    Line("pad") { .pad },
    Line("grad") { .grad },
    Line("why") { .why },
    Line("who") { .who },
    Line("show") { .show },
    Line("play") { .play },
    Line("load") { .load },
  ]

  private struct Line: Sendable {
    /// The command's name and its synonyms, as the command itself has them.
    let names: [String]
    let command: @Sendable () -> Command

    init(_ names: String..., command: @escaping @Sendable () -> Command) {
      self.names = names
      self.command = command
    }
  }

  public static let all: [Command] = lines.map { $0.command() }

  public static func command(named name: String) -> Command? {
    for line in lines where line.names.contains(name) { return line.command() }
    return nil
  }

  /// All names that begin a command, synonyms included.
  public static let names: [String] = lines.flatMap(\.names)
}
