/// Every command, in the order of the manual.
public enum CommandTable {
  private static let lines: [TableLine<Command>] = [
    TableLine("conv") { .conv },
    TableLine("toeplitz") { .toeplitz },
    TableLine("transpose") { .transpose },
    TableLine("unfold", "im2col") { .unfold },
    TableLine("fold", "col2im") { .fold },
    TableLine("pool") { .pool },
    TableLine("unpool") { .unpool },
    TableLine("shape") { .shape },
    TableLine("pad") { .pad },
    TableLine("grad") { .grad },
    TableLine("why") { .why },
    TableLine("who") { .who },
    TableLine("show") { .show },
    TableLine("play") { .play },
    TableLine("load") { .load },
  ]

  public static let all: [Command] = lines.map { $0.item() }

  public static func command(named name: String) -> Command? {
    for line in lines where line.names.contains(name) { return line.item() }
    return nil
  }

  /// All names that begin a command, synonyms included.
  public static let names: [String] = lines.flatMap(\.names)
}
